import type { Chance } from './random.js';

const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏',
];
const FIRST = [...'建国志海春秀文晓玉明永红德少立卫振金庆长新俊宝学兴美桂雅雪思佳子浩宇嘉梓'];
const SECOND = [...'华军明强伟勇杰涛平刚辉鹏飞龙波斌宁生林东亮超峰磊洋英芳敏静丽娟霞燕玲莹颖婷倩琳'];

export const personName = (chance: Chance): string =>
  chance.one(SURNAMES) + (chance.happens(0.18) ? '' : chance.one(FIRST)) + chance.one(SECOND);

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Built like a citizen ID number, its check digit right, in an area (999999) that does not exist. */
export function idNumber(birth: string, sequence: number): string {
  const body = `999999${birth.replaceAll('-', '')}${String(sequence % 1_000).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return body + '10X98765432'[sum % 11]!;
}

/** No mobile number begins with 100. */
export const phone = (sequence: number): string => `100${String(sequence).padStart(8, '0')}`;

const DIGITS = '零一二三四五六七八九';

/** 1 → 一, 12 → 十二, 24 → 二十四, 103 → 一百零三. */
export function chinese(n: number): string {
  if (n < 10) return DIGITS[n]!;
  if (n < 100) {
    const tens = Math.floor(n / 10);
    return `${tens > 1 ? DIGITS[tens] : ''}十${n % 10 ? DIGITS[n % 10] : ''}`;
  }
  const rest = n % 100;
  const hundreds = `${DIGITS[Math.floor(n / 100)]}百`;
  if (rest === 0) return hundreds;
  return hundreds + (rest < 10 ? '零' : rest < 20 ? '一' : '') + chinese(rest);
}
