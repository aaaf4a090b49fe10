import { messages } from '../messages.js';
import { columnLetter } from '../package/address.js';
import type { Cell } from '../package/sheet.js';
import type { Message } from '../problem.js';
import { columnsOf, type ColumnSpec, type SheetSpec } from '../spec.js';
import { headerKey } from './text.js';

export interface HeaderColumn<C extends string> {
  key: C;
  spec: ColumnSpec;
  /** 1-based. */
  column: number;
  /** Letter and header as in the file. */
  label: string;
}

export interface Header<C extends string> {
  row: number;
  columns: HeaderColumn<C>[];
  /** With these the sheet cannot be read. */
  fatal: { label: string; message: Message }[];
  notices: { label: string; message: Message }[];
}

export function headerFrom<C extends string>(row: number, cells: Cell[], spec: SheetSpec<C>): Header<C> {
  const header: Header<C> = { row, columns: [], fatal: [], notices: [] };
  const known = knownHeaders(spec);
  const passedBy = new Set(spec.passedBy?.map(headerKey));
  for (const cell of cells) {
    const text = String(cell.value).trim().slice(0, 100);
    const label = `${columnLetter(cell.column)} ${text}`;
    const key = known.get(headerKey(text));
    if (key === undefined) {
      if (text && !passedBy.has(headerKey(text))) header.notices.push({ label, message: messages.unknownColumn() });
    } else if (header.columns.some((column) => column.key === key)) {
      header.fatal.push({ label, message: messages.repeatedColumn(text) });
    } else {
      header.columns.push({ key, spec: spec.columns[key], column: cell.column, label });
    }
  }
  for (const [key, column] of columnsOf(spec)) {
    if (!column.required || header.columns.some((found) => found.key === key)) continue;
    header.fatal.push({ label: column.header, message: messages.missingColumn(column.header) });
  }
  return header;
}

/** Titles often stand above the headers; a row with half of the required headers (or one of any) is the header. */
export function looksLikeHeader<C extends string>(cells: Cell[], spec: SheetSpec<C>): boolean {
  const known = knownHeaders(spec);
  const found = new Set(cells.map((cell) => known.get(headerKey(String(cell.value).slice(0, 100)))));
  const required = columnsOf(spec).filter(([, column]) => column.required);
  if (required.length === 0) return columnsOf(spec).some(([key]) => found.has(key));
  return required.filter(([key]) => found.has(key)).length * 2 >= required.length;
}

function knownHeaders<C extends string>(spec: SheetSpec<C>): Map<string, C> {
  return new Map(
    columnsOf(spec).flatMap(([key, { header, aliases = [] }]) =>
      [header, ...aliases].map((text) => [headerKey(text), key]),
    ),
  );
}
