import type { ImportedSheet } from '@ronghe/contracts';
import { Refusal, type Words } from '@ronghe/event-sourcing';
import { type CellProblem, type ReadSheet, problemFor } from '@ronghe/workbook';
import { type RowRanges, rowsOf, toRanges } from './row-ranges.js';

/** What is kept of a sheet, to go on where an import stopped. */
export interface SavedSheet {
  name: string;
  settled: RowRanges;
  /** Of these. */
  bad: RowRanges;
  same: RowRanges;
  /** Being loaded when it was saved. */
  pending: RowRanges;
  problems: CellProblem[];
}

/**
 * Counts and problems of one sheet, row by row. A row is settled once its fate is known: refused, loaded, or found to
 * change nothing. What was settled before an import stopped stays as it was.
 */
export class SheetTally<C extends string> {
  readonly problems: CellProblem[];
  private readonly settled: Set<number>;
  private readonly bad: Set<number>;
  private readonly unchanged: Set<number>;
  private pending: Set<number>;

  constructor(
    private readonly sheet: ReadSheet<C>,
    saved?: SavedSheet,
  ) {
    this.problems = [...(saved?.problems ?? [])];
    this.settled = new Set(rowsOf(saved?.settled ?? []));
    this.bad = new Set(rowsOf(saved?.bad ?? []));
    this.unchanged = new Set(rowsOf(saved?.same ?? []));
    this.pending = new Set(rowsOf(saved?.pending ?? []));
  }

  refuse(row: number, column: C | undefined, code: string, words: Words): void {
    if (this.settled.has(row)) return;
    this.bad.add(row);
    this.problems.push(problemFor(this.sheet, row, column, { code, ...words }));
  }

  /** A rule's own refusal, placed at the column its field stands for. */
  refused(row: number, error: unknown, columnOf: (pointer: string | undefined) => C | undefined): void {
    if (!(error instanceof Refusal) || error.kind === 'unavailable') throw error;
    this.refuse(row, columnOf(error.more.errors?.[0]?.pointer), error.code, error.text);
  }

  isBad(row: number): boolean {
    return this.bad.has(row);
  }

  isSettled(row: number): boolean {
    return this.settled.has(row);
  }

  /** Whether it is still to be loaded. */
  isOpen(row: number): boolean {
    return !this.bad.has(row) && !this.settled.has(row);
  }

  same(row: number): void {
    if (this.settled.has(row)) return;
    // Loaded by this import itself, which was stopped before it could note it.
    if (!this.pending.has(row)) this.unchanged.add(row);
    this.settled.add(row);
  }

  loaded(row: number): void {
    this.settled.add(row);
  }

  /** All refusals that planning finds are found. */
  planned(): void {
    for (const row of this.bad) this.settled.add(row);
  }

  loading(rows: readonly number[]): void {
    this.pending = new Set(rows);
  }

  get done(): number {
    return this.sheet.badRows + this.settled.size;
  }

  report(): ImportedSheet {
    return {
      name: this.sheet.name,
      rows: this.sheet.rows.length + this.sheet.badRows,
      good: this.settled.size - this.bad.size,
      bad: this.sheet.badRows + this.bad.size,
      unchanged: this.unchanged.size,
    };
  }

  /** What is not settled is tried again, and may end otherwise. */
  saved(): SavedSheet {
    const { name } = this.sheet;
    return {
      name,
      settled: toRanges(this.settled),
      bad: toRanges([...this.bad].filter((row) => this.settled.has(row))),
      same: toRanges(this.unchanged),
      pending: toRanges(this.pending),
      problems: this.problems.filter(({ row }) => this.settled.has(row)),
    };
  }
}
