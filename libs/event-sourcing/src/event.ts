/** What a decision says has happened: an explicit stored name and its payload. */
export interface Fact<T extends string = string, D = unknown> {
  type: T;
  data: D;
}

/** A fact as it is kept for ever: stamped with the version of its schema. Stored bytes never change. */
export interface StoredEvent {
  type: string;
  v: number;
  data: unknown;
}

/** Knows every event's schema. Implemented by libs/contracts. */
export interface EventCatalogue {
  /** Checks the payload against its schema and stamps the current version. Throws on an unknown type or a bad payload. */
  stamp(fact: Fact): StoredEvent;
  /** Brings an old payload to the current version. Throws on a type or version this build does not know. */
  read(stored: StoredEvent): Fact;
}

/** Everything about a commit that the writer knows; its place in the log is the store's to give. */
export interface CommitDraft {
  /** `<tenant>/<category>/<key>`; the store layer refuses a stream of another tenant. */
  stream: string;
  tenant: string;
  /** How many commits the stream had when the decision was taken, plus one. */
  commitNo: number;
  /** Version (1-based event count) of the first event in this commit. */
  firstVersion: number;
  commandId: string;
  /** Digest of the command's content: the same id with other content is refused. */
  fingerprint: string;
  /** Record time, RFC 3339 in UTC with milliseconds. */
  at: string;
  actor: string;
  trace?: string;
  events: StoredEvent[];
}

/** One command's events: the unit that is inserted whole or not at all. */
export interface Commit extends CommitDraft {
  log: number;
  /** Dense number in its log, from 1. */
  no: number;
}

/** An event with its place, as projections and subscribers see it. */
export interface RecordedEvent<F extends Fact = Fact> {
  /** `<source>.<log>.<no>.<index>`: unique for ever. */
  id: string;
  /** The service that decided it. */
  source: string;
  log: number;
  /** Place in the log, see {@link seqOf}. */
  seq: number;
  stream: string;
  tenant: string;
  at: string;
  actor: string;
  commandId: string;
  trace?: string;
  type: F['type'];
  data: F['data'];
}

/** Distributes over a union of facts, so that `switch (event.type)` narrows `event.data`. */
export type Recorded<F extends Fact> = F extends Fact ? RecordedEvent<F> : never;

/**
 * Events of one log in order: all that lies behind `after`, up to and with `last`. The next batch begins after `last`,
 * even when `events` is empty. -1 is the place before the first event.
 */
export interface EventBatch {
  source: string;
  log: number;
  events: RecordedEvent[];
  after: number;
  last: number;
}

export const MAX_EVENTS_PER_COMMIT = 1_000;
const SEQ_STEP = 1_024;

/** One growing number for an event's place in its log: commit number × 1,024 + index in the commit. */
export const seqOf = (no: number, index: number): number => no * SEQ_STEP + index;

/** The number of the commit that holds this place. */
export const commitNoOf = (seq: number): number => Math.floor(seq / SEQ_STEP);

/** The place just before any event of the commit after `no`: what a reader that has all of `no` remembers. */
export const endOfCommit = (no: number): number => seqOf(no, SEQ_STEP - 1);

export function recordedEvents(source: string, commit: Commit, catalogue: EventCatalogue): RecordedEvent[] {
  return commit.events.map((stored, index) => {
    const fact = catalogue.read(stored);
    return {
      id: `${source}.${commit.log}.${commit.no}.${index}`,
      source,
      log: commit.log,
      seq: seqOf(commit.no, index),
      stream: commit.stream,
      tenant: commit.tenant,
      at: commit.at,
      actor: commit.actor,
      commandId: commit.commandId,
      trace: commit.trace,
      type: fact.type,
      data: fact.data,
    };
  });
}
