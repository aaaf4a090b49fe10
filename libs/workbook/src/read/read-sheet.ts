import type { Limits } from '../limits.js';
import { messages } from '../messages.js';
import type { Merge } from '../package/address.js';
import type { Cell, SheetHandler } from '../package/sheet.js';
import { problemFor, type Message, type Problems } from '../problem.js';
import { refuse } from '../refused.js';
import type { SheetSpec } from '../spec.js';
import { headerFrom, looksLikeHeader, type Header, type HeaderColumn } from './header.js';
import { LostZeros } from './lost-zeros.js';
import { MergedRows } from './merged-rows.js';
import { valueOf } from './value.js';

export interface ReadRow<C extends string> {
  /** 1-based, as Excel shows it. */
  row: number;
  /** Dates as YYYY-MM-DD; a blank cell has no key. */
  values: Partial<Record<C, string | number>>;
}

export interface ReadSheet<C extends string> {
  /** As in the specification. */
  name: string;
  /** As in the file. */
  title: string;
  /** Letter and header of each column that was found, for problems of the caller's own. */
  columns: Partial<Record<C, string>>;
  rows: ReadRow<C>[];
  badRows: number;
}

/** How far down a header is looked for. */
const rowsAboveHeader = 10;

/** Takes one sheet row by row and keeps the good ones. */
export class SheetReader<C extends string> implements SheetHandler {
  readonly #above: { number: number; cells: Cell[] }[] = [];
  #header: Header<C> | undefined;
  #rows: ReadRow<C>[] = [];
  #badRows = 0;
  readonly #merged = new MergedRows();
  readonly #lostZeros = new Map<C, LostZeros>();

  constructor(
    private readonly spec: SheetSpec<C>,
    private readonly title: string,
    private readonly date1904: boolean,
    private readonly limits: Limits,
    private readonly problems: Problems,
  ) {}

  row(number: number, cells: Cell[]): void {
    if (this.#header) return this.#dataRow(number, cells, this.#header);
    this.#above.push({ number, cells });
    if (looksLikeHeader(cells, this.spec)) this.#startAt(this.#above.length - 1);
    else if (this.#above.length === rowsAboveHeader) this.#startAt(0);
  }

  merge(merge: Merge): void {
    const lastRow = this.#rows.at(-1)?.row ?? 0;
    if (!this.#header || merge.bottom <= this.#header.row || merge.top > lastRow) return;
    const column = this.#header.columns.find(({ column }) => column >= merge.left && column <= merge.right);
    if (!column) return;
    this.#merged.add(merge);
    this.#say(merge.top, column.label, messages.merged(merge.text));
  }

  finish(): ReadSheet<C> {
    if (!this.#header) this.#startAt(0);
    const bad = new Set(this.#merged.among(this.#rows.map(({ row }) => row)));
    for (const [key, { rows, expected }] of this.#lostZeros) {
      for (const row of rows) {
        bad.add(row);
        this.problems.add(
          problemFor({ title: this.title, columns: this.#labels() }, row, key, messages.zerosLost(expected)),
        );
      }
    }
    const good = bad.size === 0 ? this.#rows : this.#rows.filter(({ row }) => !bad.has(row));
    const badRows = this.#badRows + this.#rows.length - good.length;
    return { name: this.spec.name, title: this.title, columns: this.#labels(), rows: good, badRows };
  }

  #startAt(index: number): void {
    const { number, cells } = this.#above[index] ?? { number: 1, cells: [] };
    this.#header = headerFrom(number, cells, this.spec);
    for (const { label, message } of [...this.#header.fatal, ...this.#header.notices])
      this.#say(number, label, message);
    for (const below of this.#above.slice(index + 1)) this.#dataRow(below.number, below.cells, this.#header);
  }

  #dataRow(number: number, cells: Cell[], header: Header<C>): void {
    const values: Partial<Record<C, string | number>> = {};
    let isBlank = true;
    const wrong: { label: string; message: Message }[] = [];
    for (const column of header.columns) {
      const cell = cells.find((candidate) => candidate.column === column.column);
      const outcome = valueOf(cell, column.spec, this.date1904);
      if (outcome) isBlank = false;
      if (!outcome && column.spec.required) wrong.push({ label: column.label, message: messages.required() });
      else if (outcome && 'problem' in outcome) wrong.push({ label: column.label, message: outcome.problem });
      else if (outcome) values[column.key] = this.#kept(number, column, cell!, outcome.value);
    }
    // A sheet without its columns still counts what it holds.
    if (isBlank && header.fatal.length === 0) return;
    if (this.#rows.length + this.#badRows >= this.limits.rows) throw refuse.tooManyRows(this.title, this.limits.rows);
    if (header.fatal.length > 0) this.#badRows += 1;
    else if (wrong.length === 0) this.#rows.push({ row: number, values });
    else {
      this.#badRows += 1;
      for (const { label, message } of wrong) this.#say(number, label, message);
    }
  }

  #kept(row: number, { key, spec }: HeaderColumn<C>, cell: Cell, value: string | number): string | number {
    if (spec.kind !== 'text') return value;
    const zeros = this.#lostZeros.get(key) ?? new LostZeros();
    this.#lostZeros.set(key, zeros);
    if (cell.type === 'number') zeros.sawValue(row, String(value));
    else zeros.sawText(String(value));
    return value;
  }

  #labels(): Partial<Record<C, string>> {
    const labels = this.#header!.columns.map(({ key, label }) => [key, label] as const);
    return Object.fromEntries(labels) as Partial<Record<C, string>>;
  }

  #say(row: number, column: string, message: Message): void {
    this.problems.add({ sheet: this.title, row, column, ...message });
  }
}
