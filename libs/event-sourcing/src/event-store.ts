import { type Commit, type CommitDraft, MAX_EVENTS_PER_COMMIT } from './event.js';
import { streamName } from './log.js';

export const MAX_COMMIT_BYTES = 1_000_000;

export type AppendResult =
  | { kind: 'appended'; commit: Commit }
  /** This command was already carried out on this stream: the commit it made then. */
  | { kind: 'duplicate'; commit: Commit }
  /** Someone else's commit has this number on the stream: read again and decide again. */
  | { kind: 'conflict' };

/**
 * The log of one service. What every adapter promises is in testing/event-store.contract.ts: a commit is there whole or
 * not at all, numbers in a log are dense, (stream, commitNo) and (stream, commandId) are unique, and an answer is only
 * given once the commit would survive a crash.
 */
export interface EventStore {
  /** The service whose log this is. */
  readonly source: string;
  readonly logs: number;
  append(draft: CommitDraft): Promise<AppendResult>;
  /** The stream's commits after `afterCommitNo`, in order. */
  readStream(stream: string, afterCommitNo?: number): Promise<Commit[]>;
  findCommand(stream: string, commandId: string): Promise<Commit | undefined>;
  /** Commits of one log after number `afterNo`, in order, at most `limit`. */
  readLog(log: number, afterNo: number, limit: number): Promise<Commit[]>;
  /** Number of the last commit in each log, 0 when empty. */
  tails(): Promise<number[]>;
  /** Called after commits became durable, with the log they went to. Returns how to stop listening. */
  onAppended(listener: (log: number) => void): () => void;
  close(): Promise<void>;
}

/** A caller's mistake that no user can cause: it is thrown before anything is written. */
export class DraftRefused extends Error {
  override name = 'DraftRefused';
}

/** Adapters call this before they queue a draft. Returns the events as JSON, which they store as they are. */
export function checkDraft(draft: CommitDraft): string {
  if (draft.events.length === 0) throw new DraftRefused(`commit on ${draft.stream} has no events`);
  if (draft.events.length > MAX_EVENTS_PER_COMMIT)
    throw new DraftRefused(
      `commit on ${draft.stream} has ${draft.events.length} events; the limit is ${MAX_EVENTS_PER_COMMIT}: split the command`,
    );
  // A tenant `a/b` would own the same streams as category `b` of tenant `a`.
  if (!draft.tenant || draft.tenant.includes('/'))
    throw new DraftRefused(`commit on ${draft.stream} has the tenant "${draft.tenant}"`);
  if (!draft.stream.startsWith(streamName(draft.tenant, '', '').slice(0, -1)))
    throw new DraftRefused(`stream ${draft.stream} does not belong to tenant ${draft.tenant}`);
  if (!draft.commandId) throw new DraftRefused(`commit on ${draft.stream} has no command id`);
  if (!isCount(draft.commitNo) || !isCount(draft.firstVersion))
    throw new DraftRefused(`commit on ${draft.stream} has number ${draft.commitNo}, version ${draft.firstVersion}`);
  const json = JSON.stringify(draft.events);
  if (Buffer.byteLength(json) > MAX_COMMIT_BYTES)
    throw new DraftRefused(
      `commit on ${draft.stream} has ${Buffer.byteLength(json)} bytes; the limit is ${MAX_COMMIT_BYTES}: split the command`,
    );
  return json;
}

const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 1;

/** Thrown by a reader that sees a number missing: that log must stop and someone must be told; it is never skipped. */
export class LogGap extends Error {
  override name = 'LogGap';
  constructor(source: string, log: number, expected: number, found: number) {
    super(`log ${log} of ${source} has a gap: expected commit ${expected}, found ${found}`);
  }
}
