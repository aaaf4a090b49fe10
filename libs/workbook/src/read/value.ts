import { messages } from '../messages.js';
import type { Cell } from '../package/sheet.js';
import type { Message } from '../problem.js';
import type { ColumnSpec } from '../spec.js';
import { dateFromSerial, dateFromText } from './date.js';
import { normalised } from './text.js';

/** undefined: the cell is blank. */
export type Outcome = { value: string | number } | { problem: Message } | undefined;

const value = (given: string | number): Outcome => ({ value: given });
const problem = (message: Message): Outcome => ({ problem: message });

const longestByDefault = 500;
/** Excel keeps 15 digits of a number. */
const exactDigits = 1e15;

/** What one cell means in one column. */
export function valueOf(cell: Cell | undefined, spec: ColumnSpec, date1904: boolean): Outcome {
  if (!cell) return undefined;
  if (cell.isFormula) return problem(messages.formula());
  if (cell.type === 'error') return problem(messages.errorValue(String(cell.value).slice(0, 20)));
  const text = normalised(String(cell.value));
  if (text === '') return undefined;
  if (spec.kind === 'date') return dateOf(cell, text, date1904);
  if (spec.kind === 'integer') return integerOf(cell, text, spec);
  return textOf(cell, text, spec, date1904);
}

function dateOf(cell: Cell, text: string, date1904: boolean): Outcome {
  if (cell.type === 'number') {
    const date = cell.format.isDate ? dateFromSerial(cell.value as number, date1904) : undefined;
    return date ? value(date) : problem(messages.notADate());
  }
  const date = dateFromText(cell.type === 'isoDate' ? text.slice(0, 10) : text);
  if (date === 'impossible') return problem(messages.impossibleDate(text));
  return date ? value(date) : problem(messages.notADate());
}

function integerOf(cell: Cell, text: string, { max }: ColumnSpec): Outcome {
  const isPlain = cell.type === 'number' ? !cell.format.isDate : cell.type === 'text' && /^[+-]?\d+$/.test(text);
  const number = Number(text);
  if (!isPlain || !Number.isSafeInteger(number)) return problem(messages.notAnInteger());
  return max !== undefined && number > max ? problem(messages.tooBig(max)) : value(number);
}

function textOf(cell: Cell, text: string, spec: ColumnSpec, date1904: boolean): Outcome {
  const read = cell.type === 'number' ? textOfNumber(cell, date1904) : value(text);
  return read && 'value' in read ? checked(read.value as string, spec) : read;
}

/** A number in a text column, as the user sees it: zeros in front come from the format, binary fractions are rounded. */
function textOfNumber({ value: given, format }: Cell, date1904: boolean): Outcome {
  const number = given as number;
  if (format.isDate) return problem(messages.dateInText(dateFromSerial(number, date1904) ?? String(number)));
  if (!(Math.abs(number) < exactDigits)) return problem(messages.digitsLost());
  if (Number.isInteger(number) && number >= 0) return value(String(number).padStart(format.zeros, '0'));
  return value(String(Number(number.toPrecision(15))));
}

function checked(text: string, spec: ColumnSpec): Outcome {
  if (spec.kind === 'oneOf') {
    const options = spec.options ?? {};
    return Object.hasOwn(options, text) ? value(options[text]!) : problem(messages.notAnOption(Object.keys(options)));
  }
  const length = [...text].length;
  const max = spec.max ?? longestByDefault;
  if (length > max) return problem(messages.tooLong(length, max));
  return spec.pattern && !spec.pattern.test(text) ? problem(messages.pattern(spec.note)) : value(text);
}
