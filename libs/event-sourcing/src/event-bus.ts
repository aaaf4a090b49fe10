import type { EventBatch } from './event.js';

export interface SubscribeOptions {
  /** Durable name: one subscription of this name works at a time. */
  name: string;
  sources: readonly string[];
  /** Places already handled (`<source>/<log>` → seq); delivery begins after them. */
  from: ReadonlyMap<string, number>;
  /** Handles one log's batches one after another, in order. A throw means: deliver the same events again. */
  handle: (batch: EventBatch) => Promise<void>;
  /** Told of each failed delivery, before the next try. */
  onFailure?: (error: unknown, batch: EventBatch, tries: number) => void;
}

export interface Subscription {
  stop(): Promise<void>;
}

/**
 * Carries events from the logs to whoever subscribes: in order within a log, at least once, nothing left out.
 * What every adapter promises is in testing/event-bus.contract.ts.
 */
export interface EventBus {
  subscribe(options: SubscribeOptions): Promise<Subscription>;
  /** Past events of these sources, log by log, up to what is there now; only those recorded at or before `until`. */
  history(sources: readonly string[], from?: ReadonlyMap<string, number>, until?: string): AsyncIterable<EventBatch>;
  /** Last place of each log of a source, for those who wait to have passed it. */
  tails(source: string): Promise<Map<string, number>>;
  close(): Promise<void>;
}
