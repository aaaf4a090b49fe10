import type { ReadSheet } from './read/read-sheet.js';

export interface Message {
  code: string;
  zh: string;
  en: string;
}

export interface CellProblem extends Message {
  /** The sheet's name as it is in the file. */
  sheet: string;
  /** 1-based, as Excel shows it; 0 for the sheet as a whole. */
  row: number;
  /** Letter and header, as in "C 上级编码"; empty for the row or sheet as a whole. */
  column: string;
}

/** A problem that only the caller can see, such as a duplicate number or an unknown parent, placed like ours. */
export function problemFor<C extends string>(
  sheet: Pick<ReadSheet<C>, 'title' | 'columns'>,
  row: number,
  column: C | undefined,
  message: Message,
): CellProblem {
  return { sheet: sheet.title, row, column: (column && sheet.columns[column]) ?? '', ...message };
}

/** The report of one file: bounded, so that a file of nothing but mistakes cannot fill the memory. */
export class Problems {
  readonly list: CellProblem[] = [];
  leftOut = 0;

  constructor(private readonly limit: number) {}

  add(problem: CellProblem): void {
    if (this.list.length < this.limit) this.list.push(problem);
    else this.leftOut += 1;
  }
}
