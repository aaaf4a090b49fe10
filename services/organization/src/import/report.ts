import { Refusal, type Words } from '@ronghe/event-sourcing';
import { type CellProblem, type ReadSheet, problemFor } from '@ronghe/workbook';

export interface SheetReport {
  name: string;
  rows: number;
  /** Rows that were loaded, or would be; those that change nothing are counted among them. */
  good: number;
  bad: number;
  unchanged: number;
}

/** Counts and problems of one sheet, row by row. */
export class SheetTally<C extends string> {
  readonly problems: CellProblem[] = [];
  private readonly bad = new Set<number>();
  private unchanged = 0;

  constructor(private readonly sheet: ReadSheet<C>) {}

  refuse(row: number, column: C | undefined, code: string, words: Words): void {
    this.bad.add(row);
    this.problems.push(problemFor(this.sheet, row, column, { code, ...words }));
  }

  /** A rule's own refusal, placed at the column its field stands for. */
  refused(row: number, error: unknown, columnOf: (pointer: string | undefined) => C | undefined): void {
    if (!(error instanceof Refusal)) throw error;
    this.refuse(row, columnOf(error.more.errors?.[0]?.pointer), error.code, error.text);
  }

  isBad(row: number): boolean {
    return this.bad.has(row);
  }

  same(): void {
    this.unchanged++;
  }

  report(): SheetReport {
    const read = this.sheet.rows.length;
    return {
      name: this.sheet.name,
      rows: read + this.sheet.badRows,
      good: read - this.bad.size,
      bad: this.sheet.badRows + this.bad.size,
      unchanged: this.unchanged,
    };
  }
}
