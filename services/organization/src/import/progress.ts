import type { ImportedSheet } from '@ronghe/contracts';
import { type CellProblem, type ReadSheet, defaultLimits } from '@ronghe/workbook';
import { type ReadBook, rowsIn } from './read.js';
import { type SavedSheet, SheetTally } from './report.js';
import type { AnyColumn } from './sheets.js';

/** How far an import is, as it is kept: what of it was said so far, and what it takes to go on. */
export interface KeptProgress {
  phase: 'checking' | 'loading';
  rows: number;
  done: number;
  sheets: ImportedSheet[];
  problems: CellProblem[];
  /** Problems found but not listed, when there are very many. */
  problemsLeftOut: number;
  saved: SavedSheet[];
}

/** The counts of all sheets of one import. */
export class Progress {
  phase: KeptProgress['phase'] = 'checking';
  private readonly tallies: Map<string, SheetTally<never>>;

  constructor(
    private readonly book: ReadBook,
    kept?: KeptProgress,
  ) {
    const saved = new Map(kept?.saved.map((sheet) => [sheet.name, sheet]));
    this.tallies = new Map(book.sheets.map((sheet) => [sheet.name, new SheetTally(sheet, saved.get(sheet.name))]));
  }

  /** A sheet of the file with its tally; undefined when the file has none of this name. */
  sheet<C extends AnyColumn>(name: string): { sheet: ReadSheet<C>; tally: SheetTally<C> } | undefined {
    const sheet = this.book.sheets.find((s) => s.name === name) as ReadSheet<C> | undefined;
    return sheet && { sheet, tally: this.tallies.get(name) as unknown as SheetTally<C> };
  }

  kept(): KeptProgress {
    const tallies = [...this.tallies.values()];
    const problems = [...this.book.problems, ...tallies.flatMap((tally) => tally.problems)];
    const most = defaultLimits.problems;
    return {
      phase: this.phase,
      rows: rowsIn(this.book),
      done: tallies.reduce((sum, tally) => sum + tally.done, 0),
      sheets: tallies.map((tally) => tally.report()),
      problems: problems.slice(0, most),
      problemsLeftOut: this.book.problemsLeftOut + Math.max(0, problems.length - most),
      saved: tallies.map((tally) => tally.saved()),
    };
  }
}
