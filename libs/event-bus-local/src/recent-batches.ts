import { type EventBatch, logKey } from '@ronghe/event-sourcing';

/** Subscribers drift apart by some rounds of the logs; batches are at most 500 commits. */
const MOST_KEPT = 128;
/** A replay over, nobody needs them: what is new is read in small batches. */
const FORGET_AFTER_MS = 1_000;

/**
 * Batches read lately. The services of one process follow the same logs at about the same time, so that an event is
 * fetched and parsed once for all of them.
 */
export class RecentBatches {
  private readonly kept = new Map<string, EventBatch>();
  /** Per log, the batch that ended at the log's end: it is stale as soon as something is appended. */
  private readonly atTheEnd = new Map<string, string>();
  private readonly appends = new Map<string, number>();
  private forgetting: NodeJS.Timeout | undefined;

  get(source: string, log: number, after: number): EventBatch | undefined {
    return this.kept.get(keyOf(source, log, after));
  }

  /** To be asked before reading, and given to {@link keep}: an append in between makes the batch stale at once. */
  mark(source: string, log: number): number {
    return this.appends.get(logKey(source, log)) ?? 0;
  }

  keep(batch: EventBatch, after: number, full: boolean, mark: number): void {
    if (!full && mark !== this.mark(batch.source, batch.log)) return;
    const key = keyOf(batch.source, batch.log, after);
    this.kept.set(key, batch);
    this.forgetting ??= setTimeout(() => this.forget(), FORGET_AFTER_MS).unref();
    if (!full) this.atTheEnd.set(logKey(batch.source, batch.log), key);
    if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value!);
  }

  appended(source: string, log: number): void {
    this.appends.set(logKey(source, log), this.mark(source, log) + 1);
    const stale = this.atTheEnd.get(logKey(source, log));
    if (stale) this.kept.delete(stale);
  }

  private forget(): void {
    this.forgetting = undefined;
    this.kept.clear();
    this.atTheEnd.clear();
  }
}

const keyOf = (source: string, log: number, after: number): string => `${logKey(source, log)}/${after}`;
