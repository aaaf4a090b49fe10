import type { StoredDocument } from '@ronghe/event-sourcing';
import { fromStoredNames, isSafe, toStoredNames } from './field-names.js';

/** A document as it lies in its build's collection. */
export interface Row {
  _id: string;
  tenant: string;
  key: string;
  /**
   * The last event folded in from each log, `{"<service>/<log>":<seq>}` in the order of the logs. One text, so that "still
   * the one that I know" is an equality that an index answers.
   */
  source: string;
  /** Absent in a tombstone. */
  document?: object;
  /** Names in the document were changed to be storable; to be changed back. */
  renamed?: true;
}

export function toRow({ id, tenant, key, source, document }: StoredDocument): Row {
  const row: Row = { _id: id, tenant, key, source: JSON.stringify(Object.fromEntries(Object.entries(source).sort())) };
  if (document === undefined) return row;
  if (isSafe(document)) return { ...row, document };
  return { ...row, document: toStoredNames(document) as object, renamed: true };
}

export const documentOf = <D extends object>({ document, renamed }: Pick<Row, 'document' | 'renamed'>): D | undefined =>
  (renamed ? fromStoredNames(document) : document) as D | undefined;

const sourceOf = (source: string): StoredDocument['source'] => JSON.parse(source) as StoredDocument['source'];

export const fromRow = <D extends object>(row: Row): StoredDocument<D> => ({
  id: row._id,
  tenant: row.tenant,
  key: row.key,
  source: sourceOf(row.source),
  document: documentOf<D>(row),
});

/** True when any log's place would go back or be forgotten. */
export function isBehind(next: string, now: string): boolean {
  const places = sourceOf(next);
  return Object.entries(sourceOf(now)).some(([log, seq]) => (places[log] ?? -1) < seq);
}
