/** Why an ID number is refused (GB 11643), in words; the number itself is never repeated. */
export const ID_NUMBER_PROBLEMS = {
  length: { zh: '身份证号应为18位', en: 'An ID number has 18 characters' },
  date: { zh: '身份证号中的出生日期不存在', en: 'The birth date in the ID number does not exist' },
  checkDigit: { zh: '身份证号校验位不正确', en: 'The check digit of the ID number is wrong' },
} as const;
