import type { KafkaEventBus, KafkaEventBusOptions } from '@ronghe/event-bus-kafka';
import { type EventBatch, type SubscribeOptions, type Subscription } from '@ronghe/event-sourcing';
import { draftOf, eventually } from '@ronghe/event-sourcing/testing';
import { type OwnLog, busOver, storeOf, uniquePrefix } from './kafka-tools.js';

/** One log of `tally`, relayed by `bus`, and whatever else a test opens: all closed together. */
export interface KafkaPlace {
  at: { brokers: string[]; prefix: string };
  topic: string;
  own: OwnLog;
  bus: KafkaEventBus;
  /** Another process: reads only. */
  elsewhere(more?: Partial<KafkaEventBusOptions>): Promise<KafkaEventBus>;
  append(key: string, from: number, to: number): Promise<void>;
  /** Everything appended is on the topic. */
  relayed(): Promise<void>;
  close(): Promise<void>;
}

export async function kafkaPlace(broker: string, logs?: number): Promise<KafkaPlace> {
  const at = { brokers: [broker], prefix: uniquePrefix() };
  const own = storeOf('tally', logs);
  const bus = await busOver(at, own);
  const buses = [bus];
  return {
    at,
    own,
    bus,
    topic: `${at.prefix}.tally.events.v1`,
    async elsewhere(more) {
      const other = await busOver(at, undefined, more);
      buses.push(other);
      return other;
    },
    async append(key, from, to) {
      for (let no = from; no <= to; no++) await own.store.append(draftOf(key, no, { firstVersion: no }));
    },
    relayed: () =>
      eventually(async () => {
        if ((await bus.relayLag()) > 0) throw new Error('the relay is behind');
      }),
    async close() {
      await Promise.all(buses.map((each) => each.close()));
      own.db.close();
    },
  };
}

export interface Reading {
  got: EventBatch[];
  failures: unknown[];
  subscription: Subscription & { restarts: number };
}

/** A subscription that keeps what it is brought. */
export async function reading(bus: KafkaEventBus, options: Partial<SubscribeOptions> = {}): Promise<Reading> {
  const got: EventBatch[] = [];
  const failures: unknown[] = [];
  const subscription = await bus.subscribe({
    name: 'reader',
    sources: ['tally'],
    from: async () => new Map(),
    onFailure: (error) => void failures.push(error),
    ...options,
    handle: async (batch) => {
      await options.handle?.(batch);
      got.push(batch);
    },
  });
  return { got, failures, subscription };
}
