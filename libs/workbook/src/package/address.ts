import { refuse } from '../refused.js';

/** Rows and columns are 1-based and the ends belong to it. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
  /** As in "A2:A5". */
  text: string;
}

const lastColumn = 16_384;

export function columnLetter(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

export function positionOf(address: string): { row: number; column: number } {
  let column = 0;
  let at = 0;
  for (; at < 3; at += 1) {
    const letter = address.charCodeAt(at) - 64;
    if (!(letter >= 1 && letter <= 26)) break;
    column = column * 26 + letter;
  }
  const row = Number(address.slice(at));
  if (column < 1 || column > lastColumn || !Number.isInteger(row))
    throw refuse.damaged(new Error(`address ${address.slice(0, 20)}`));
  return { row, column };
}

export function mergeFrom(text: string): Merge {
  const [from = '', to = from] = text.split(':');
  const start = positionOf(from);
  const end = positionOf(to);
  return {
    top: start.row,
    left: start.column,
    bottom: end.row,
    right: end.column,
    text: `${columnLetter(start.column)}${start.row}:${columnLetter(end.column)}${end.row}`,
  };
}
