import type { Message } from './problem.js';

const say = (code: string, zh: string, en: string): Message => ({ code, zh, en });

/** Everything the reader can say about a sheet, a row or a cell. */
export const messages = {
  missingSheet: (name: string) => say('missingSheet', `缺少工作表“${name}”。`, `The sheet "${name}" is missing.`),
  unknownSheet: (names: string[]) =>
    say(
      'unknownSheet',
      `不认识这个工作表，没有读取。应为：${names.join('、')}。`,
      `This sheet is not known and was not read. Known are: ${names.join(', ')}.`,
    ),
  repeatedSheet: (name: string) =>
    say('repeatedSheet', `“${name}”出现了两次，只读取了第一个。`, `"${name}" is there twice; only the first was read.`),
  missingColumn: (header: string) =>
    say(
      'missingColumn',
      `缺少“${header}”列，这张表没有读取。请检查表头文字。`,
      `The column "${header}" is missing, so this sheet was not read. Check its header.`,
    ),
  repeatedColumn: (header: string) =>
    say(
      'repeatedColumn',
      `“${header}”列出现了两次，这张表没有读取。请只保留一列。`,
      `The column "${header}" is there twice, so this sheet was not read. Keep one.`,
    ),
  unknownColumn: () => say('unknownColumn', '不认识这一列，已忽略。', 'This column is not known and was ignored.'),
  merged: (range: string) =>
    say(
      'merged',
      `${range} 是合并单元格，涉及的行没有读取。请取消合并，每行分别填写。`,
      `${range} is merged, so its rows were not read. Unmerge it and fill in every row.`,
    ),
  formula: () => say('formula', '这里是公式，请改为直接填写的值。', 'This is a formula; give a value instead.'),
  errorValue: (value: string) => say('errorValue', `这里是错误值 ${value}，请更正。`, `This is the error ${value}.`),
  required: () => say('required', '必须填写。', 'A value is required.'),
  tooLong: (length: number, max: number) =>
    say('tooLong', `有 ${length} 个字，最多 ${max} 个字。`, `It has ${length} characters; at most ${max} are allowed.`),
  pattern: (note = '格式不对。') => say('pattern', note, `The format is wrong. ${note}`),
  dateInText: (date: string) =>
    say(
      'dateInText',
      `这里应填文字，但被 Excel 存成了日期（${date}）。请把单元格设为“文本”后重新填写。`,
      `Text was expected, but Excel stored a date (${date}). Format the cell as text and fill it in again.`,
    ),
  digitsLost: () =>
    say(
      'digitsLost',
      '超过 15 位的号码被 Excel 存成了数值，后面的位数已丢失。请把单元格设为“文本”后重新填写。',
      'Excel stored this long number as a value and lost its last digits. Format the cell as text and fill it in again.',
    ),
  zerosLost: (digits: number) =>
    say(
      'zerosLost',
      `这一列有 ${digits} 位、以 0 开头的号码，而这里存成了数值，前面的 0 可能已丢失。请把单元格设为“文本”后重新填写。`,
      `This column has numbers of ${digits} digits that start with 0, but this one is a value and may have lost its zeros.`,
    ),
  notADate: () =>
    say(
      'notADate',
      '不是日期。请填日期，或写成 2024-03-15、2024/3/15、2024年3月15日。',
      'This is not a date. Give a date, or write 2024-03-15, 2024/3/15 or 2024年3月15日.',
    ),
  impossibleDate: (text: string) => say('impossibleDate', `没有“${text}”这一天。`, `The day "${text}" does not exist.`),
  notAnInteger: () => say('notAnInteger', '应填整数。', 'A whole number is expected.'),
  tooBig: (max: number) => say('tooBig', `不能大于 ${max}。`, `It must not exceed ${max}.`),
  notAnOption: (options: string[]) =>
    say('notAnOption', `应为其中之一：${options.join('、')}。`, `It must be one of: ${options.join(', ')}.`),
};
