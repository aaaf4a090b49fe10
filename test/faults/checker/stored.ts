/** What the servers hold, as this checker reads it: nothing here is imported from the code under test. */

export type Json = Record<string, unknown>;

export interface StoredCommit {
  log: number;
  no: number;
  stream: string;
  commitNo: number;
  firstVersion: number;
  lastVersion: number;
  commandId: string;
  tenant: string;
  at: string;
  actor: string;
  events: { type: string; v: number; data: Json }[];
}

export interface StoredMessage {
  partition: number;
  offset: number;
  key: string;
  headers: Record<string, string>;
  value: string;
}

/** One event with its place, taken from a commit. */
export interface StoredEvent {
  /** `<source>.<log>.<no>.<index>` */
  id: string;
  source: string;
  log: number;
  /** Growing place in the log: commit number × 1,024 + index. */
  sequence: number;
  stream: string;
  tenant: string;
  at: string;
  actor: string;
  type: string;
  v: number;
  data: Json;
}

/** A document of the active build of a read model; no `content`: it was deleted. */
export interface StoredDocument {
  id: string;
  tenant: string;
  key: string;
  content: Json | undefined;
}

const PLACES_PER_COMMIT = 1_024;

export const eventsOf = (source: string, commits: readonly StoredCommit[]): StoredEvent[] =>
  commits.flatMap(({ log, no, stream, tenant, at, actor, events }) =>
    events.map(({ type, v, data }, index) => ({
      id: `${source}.${log}.${no}.${index}`,
      source,
      log,
      sequence: no * PLACES_PER_COMMIT + index,
      stream,
      tenant,
      at,
      actor,
      type,
      v,
      data,
    })),
  );

/** How often each thing occurs. */
export function counted<T>(things: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>();
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1);
  return counts;
}
