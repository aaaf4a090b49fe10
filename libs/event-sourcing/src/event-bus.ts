import type { EventBatch } from './event.js';

export interface SubscribeOptions {
  /** Durable name: subscriptions of one name, in one process or several, share the logs among them. */
  name: string;
  sources: readonly string[];
  /**
   * Places already handled (`<source>/<log>` → seq); delivery begins after them. Asked at the start, and again whenever
   * this subscription is given logs that another of its name had.
   */
  from: () => Promise<ReadonlyMap<string, number>>;
  /** Handles one log's batches one after another, in order. A throw means: deliver the same events again. */
  handle: (batch: EventBatch) => Promise<void>;
  /** Told of each failed delivery, before the next try. */
  onFailure?: (error: unknown, batch: EventBatch, tries: number) => void;
  /** Ids of messages that cannot be read and that an operator has discarded by hand. Asked only when one cannot be read. */
  discarded?: () => Promise<ReadonlySet<string>>;
}

export interface Subscription {
  /**
   * Waits until the subscriptions of this name have handled all that was in the source's logs when this was called.
   * False after `timeoutMs`.
   */
  reachedEnd(source: string, timeoutMs: number): Promise<boolean>;
  /** What keeps it from its work apart from failed deliveries, in words for an operator: a broker that cannot be reached. */
  fault?(): string | undefined;
  stop(): Promise<void>;
}

export interface HistoryOptions {
  /** Places to begin after; a place beyond the end leaves the log out. */
  from?: ReadonlyMap<string, number>;
  /** Only events recorded at or before this time. */
  until?: string;
  discarded?: () => Promise<ReadonlySet<string>>;
}

/**
 * Carries events from the logs to whoever subscribes: in order within a log, at least once, nothing left out.
 * What every adapter promises is in testing/event-bus.contract.ts.
 */
export interface EventBus {
  subscribe(options: SubscribeOptions): Promise<Subscription>;
  /** Past events of these sources, log by log, up to what is there now. */
  history(sources: readonly string[], options?: HistoryOptions): AsyncIterable<EventBatch>;
  close(): Promise<void>;
}

/** As {@link HistoryOptions.from}: this log has nothing that is asked for. */
export const BEYOND_THE_END = Number.MAX_SAFE_INTEGER;
