import type { StoredDocument } from '@ronghe/event-sourcing';
import { fromStoredNames, isSafe, toStoredNames } from './field-names.js';

/** A document as it lies in its build's collection. */
export interface Row {
  _id: string;
  tenant: string;
  key: string;
  /** The last event folded in from each log (`<service>/<log>`). A list, so that a query can ask for "no other log". */
  source: { log: string; seq: number }[];
  /** Absent in a tombstone. */
  document?: object;
  /** Names in the document were changed to be storable; to be changed back. */
  renamed?: true;
}

export function toRow({ id, tenant, key, source, document }: StoredDocument): Row {
  const row: Row = { _id: id, tenant, key, source: Object.entries(source).map(([log, seq]) => ({ log, seq })) };
  if (document === undefined) return row;
  if (isSafe(document)) return { ...row, document };
  return { ...row, document: toStoredNames(document) as object, renamed: true };
}

export const documentOf = <D extends object>({ document, renamed }: Pick<Row, 'document' | 'renamed'>): D | undefined =>
  (renamed ? fromStoredNames(document) : document) as D | undefined;

export const fromRow = <D extends object>(row: Row): StoredDocument<D> => ({
  id: row._id,
  tenant: row.tenant,
  key: row.key,
  source: Object.fromEntries(row.source.map(({ log, seq }) => [log, seq])),
  document: documentOf<D>(row),
});
