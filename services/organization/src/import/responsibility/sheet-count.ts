import type { Refusal, Words } from '@ronghe/event-sourcing';
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
export class SheetCount<C extends string> {
  private readonly found: CellProblem[] = [];
  private readonly bad = new Set<number>();
  private unchanged = 0;

  constructor(private readonly sheet: ReadSheet<C>) {}

  refuse(row: number, column: C, code: string, words: Words): void {
    this.bad.add(row);
    this.found.push(problemFor(this.sheet, row, column, { code, zh: words.zh, en: words.en }));
  }

  /** A rule's own refusal, placed at the column its field stands for, else at the one that names the row. */
  refused(row: number, { code, text, more }: Refusal, columns: Record<string, C>, otherwise: C): void {
    this.refuse(row, columns[more.errors?.[0]?.pointer ?? ''] ?? otherwise, code, text);
  }

  /** In the order of the sheet. */
  get problems(): CellProblem[] {
    return this.found.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0));
  }

  same(): void {
    this.unchanged++;
  }

  report(): SheetReport {
    const { name, rows, badRows } = this.sheet;
    return {
      name,
      rows: rows.length + badRows,
      good: rows.length - this.bad.size,
      bad: badRows + this.bad.size,
      unchanged: this.unchanged,
    };
  }
}
