import type { Fact, Recorded, RecordedEvent } from './event.js';

/** What a reader has to know of a read model. */
export interface Model<D extends object> {
  /** Stored name, shared by all versions. */
  model: string;
  /**
   * Given when a document collects from several streams: each log then keeps a partial of its own, and a reader merges
   * them. Without it every event for a key must come from one stream.
   */
  merge?: (partials: D[]) => D;
  /** Fields that queries filter by, each with one plain value (no lists); adapters keep an index for each. */
  indexes?: readonly string[];
}

/**
 * A read model: which documents an event touches and what it does to them. Pure; `evolve` returns a new document and
 * never changes the one it is given. Undefined deletes (a tombstone stays, so that redelivery cannot revive it).
 */
export interface Projection<D extends object = object, F extends Fact = Fact> extends Model<D> {
  /** Raised when the shape or meaning of documents changes: the new version is built beside the old. */
  version: number;
  /** Event types it looks at; all others cost nothing. */
  types: readonly F['type'][];
  /** Keys of the documents the event touches, within the event's tenant. */
  keys: (event: Recorded<F>) => readonly string[];
  evolve: (document: D | undefined, event: Recorded<F>, key: string) => D | undefined;
}

/** A document with what guards it. `source` has, per log, the place of the last event folded in. */
export interface StoredDocument<D extends object = object> {
  id: string;
  tenant: string;
  key: string;
  source: Record<string, number>;
  /** Undefined in a tombstone. */
  document: D | undefined;
}

export const logKey = (source: string, log: number): string => `${source}/${log}`;

/** Identity in the store: tenant and key, and the log for a partial. */
const documentId = (projection: Projection, event: RecordedEvent, key: string): string =>
  projection.merge ? `${event.tenant}/${key}@${logKey(event.source, event.log)}` : `${event.tenant}/${key}`;

interface Touch {
  event: RecordedEvent;
  id: string;
  key: string;
}

/** Told of an event that the projection cannot take; the event's stream is left out from there on. */
export type OnPoison = (event: RecordedEvent, error: unknown) => void;

const rethrow: OnPoison = (_, error) => {
  throw error;
};

/** What events will touch, so that each document is loaded once. */
export function touches(
  projection: Projection,
  events: readonly RecordedEvent[],
  onPoison: OnPoison = rethrow,
): Touch[] {
  const found: Touch[] = [];
  for (const event of events) {
    if (!projection.types.includes(event.type)) continue;
    try {
      for (const key of projection.keys(event)) found.push({ event, id: documentId(projection, event, key), key });
    } catch (error) {
      onPoison(event, error);
    }
  }
  return found;
}

/**
 * Folds touches into documents, skipping what a document already has. Any redelivery, any batching and any crash
 * between batches therefore gives the fold of the log. Returns the documents that changed.
 */
export function fold(
  projection: Projection,
  touched: readonly Touch[],
  loaded: Map<string, StoredDocument>,
  onPoison: OnPoison = rethrow,
  isLeftOut: (event: RecordedEvent) => boolean = () => false,
): StoredDocument[] {
  const changed = new Map<string, StoredDocument>();
  for (const { event, id, key } of touched) {
    if (isLeftOut(event)) continue;
    const before = changed.get(id) ?? loaded.get(id);
    const from = logKey(event.source, event.log);
    const seen = before?.source[from];
    if (seen !== undefined && event.seq <= seen) continue;
    let document: object | undefined;
    try {
      document = projection.evolve(before?.document, event, key);
    } catch (error) {
      onPoison(event, error);
      continue;
    }
    changed.set(id, {
      id,
      tenant: event.tenant,
      key,
      source:
        before && Object.keys(before.source).length > 1
          ? { ...before.source, [from]: event.seq }
          : only(before, from, event.seq),
      document,
    });
  }
  return [...changed.values()];
}

/** The usual case, a document fed by one log, without copying the map. */
function only(before: StoredDocument | undefined, from: string, seq: number): Record<string, number> {
  return before && !(from in before.source) ? { ...before.source, [from]: seq } : { [from]: seq };
}
