import { KafkaEventBus, type KafkaEventBusOptions } from '@ronghe/event-bus-kafka';
import { MemoryCheckpoints } from '@ronghe/event-sourcing';
import { tallyCatalogue } from '@ronghe/event-sourcing/testing';
import { SqliteEventStore, openDatabase } from '@ronghe/event-store-sqlite';
import { randomUUID } from 'node:crypto';

export const LOGS = 4;

export const uniquePrefix = (): string => `test-${randomUUID().slice(0, 8)}`;

export const quiet = { info: () => {}, warn: () => {}, error: () => {} };

/** Waits that are minutes in production, so that a suite sees their end. */
export const QUICK = {
  sessionTimeoutMs: 6_000,
  heartbeatMs: 300,
  fetchWaitMs: 50,
  silenceMs: 8_000,
  topicCheckMs: 100,
  unreadableRetryMs: 100,
};

export interface OwnLog {
  db: ReturnType<typeof openDatabase>;
  store: SqliteEventStore;
  /** Lives longer than a bus, as a durable one would. */
  cursors: MemoryCheckpoints;
}

export function storeOf(source: string, logs = LOGS): OwnLog {
  const db = openDatabase(':memory:');
  return { db, store: new SqliteEventStore(db, source, logs), cursors: new MemoryCheckpoints() };
}

/** A bus that relays this log; without one it only reads. */
export const busOver = (
  at: Pick<KafkaEventBusOptions, 'brokers' | 'prefix'>,
  own?: Pick<OwnLog, 'store' | 'cursors'>,
  more: Partial<KafkaEventBusOptions> = {},
): Promise<KafkaEventBus> =>
  KafkaEventBus.open({
    ...at,
    clientId: 'spec',
    catalogue: tallyCatalogue,
    log: quiet,
    partitions: LOGS,
    own: own && { store: own.store, cursors: own.cursors },
    ...more,
    times: { ...QUICK, ...more.times },
  });
