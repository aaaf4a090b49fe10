import {
  type EventCatalogue,
  type EventStore,
  type SubscribeOptions,
  type Subscription,
  Unavailable,
} from '@ronghe/event-sourcing';
import type { Committed, GroupTimes, KafkaClient, KafkaConsumer, Logger, TopicPartition } from './client.js';
import { ConsumerKeeper, type WatchTimes } from './consumer-keeper.js';
import type { HistoryEnds } from './history-ends.js';
import { GroupCommits } from './group-commits.js';
import { PartitionReader } from './partition-reader.js';
import { type Reached, type Standing, endOfOwn, endOfTopic } from './reached-end.js';
import { isBehind, placesOf } from './places.js';
import { Slots, growingWait, pause } from './waits.js';

export interface BusTimes extends GroupTimes, WatchTimes {
  /** Places reached are committed to the group this often, and once they are this old. */
  commitMs: number;
  unreadableRetryMs: number;
}

export interface SubscriptionContext {
  client: KafkaClient;
  catalogue: EventCatalogue;
  times: BusTimes;
  log: Logger;
  groupOf(name: string): string;
  topicOf(source: string): string;
  ends: HistoryEnds;
  /** Of a source whose events this process relays itself. */
  own?: { store: EventStore; partitions: number; fault(): string | undefined };
}

const DELIVERIES_AT_ONCE = 4;
const LOOK_AT_OWN_MS = 10;
const LOOK_AT_OTHERS_MS = 100;

export class KafkaSubscription implements Subscription {
  private readonly readers = new Map<string, PartitionReader>();
  /** Readers of partitions that were taken away, until their delivery in hand is done. */
  private readonly leaving = new Map<string, Promise<void>>();
  private readonly sourceOf: ReadonlyMap<string, string>;
  private readonly slots = new Slots(DELIVERIES_AT_ONCE);
  private readonly group: string;
  private readonly keeper: ConsumerKeeper;
  private readonly commits: GroupCommits;
  private assignment = 0;
  private prepared = false;
  private trouble: string | undefined;
  private readonly stopping = new AbortController();
  private stopped: Promise<void> | undefined;

  constructor(
    private readonly context: SubscriptionContext,
    private readonly options: SubscribeOptions,
  ) {
    const { client, times, log } = context;
    this.group = context.groupOf(options.name);
    this.sourceOf = new Map(options.sources.map((source) => [context.topicOf(source), source]));
    this.commits = new GroupCommits(times.commitMs, async (offsets) => {
      const mine = offsets.filter((at) => this.readers.has(keyOf(at)));
      if (mine.length > 0) await this.keeper.current?.commit(mine).catch(() => undefined);
    });
    this.keeper = new ConsumerKeeper({
      client,
      times,
      log,
      group: this.group,
      topics: [...this.sourceOf.keys()],
      assigned: (consumer, partitions) => this.assigned(consumer, partitions),
      batch: (fetched) => this.readers.get(keyOf(fetched))?.push(fetched) ?? Promise.resolve(),
    });
  }

  /** How often a consumer that had crashed or gone silent was replaced. */
  get restarts(): number {
    return this.keeper.restarts;
  }

  fault(): string | undefined {
    const { own } = this.context;
    const faults = [
      this.keeper.fault(),
      this.trouble,
      own && this.options.sources.includes(own.store.source) ? own.fault() : undefined,
      ...[...this.readers.values()].map((reader) => reader.trouble),
    ];
    return faults.filter(Boolean).join('; ') || undefined;
  }

  async reachedEnd(source: string, timeoutMs: number): Promise<boolean> {
    const end = performance.now() + timeoutMs;
    const signal = AbortSignal.any([this.stopping.signal, AbortSignal.timeout(timeoutMs)]);
    const reached = await this.endOf(source, signal);
    for (let othersLookedAt = -Infinity; !this.stopping.signal.aborted;) {
      const now = performance.now();
      const lookAtOthers = now - othersLookedAt >= LOOK_AT_OTHERS_MS;
      if (lookAtOthers) othersLookedAt = now;
      if (await reached(lookAtOthers).catch(() => false)) return true;
      if (performance.now() > end) return false;
      await pause(LOOK_AT_OWN_MS, signal);
    }
    return false;
  }

  private endOf(source: string, signal: AbortSignal): Promise<Reached> {
    const { client, own } = this.context;
    const topic = this.context.topicOf(source);
    const standing: Standing = {
      client,
      group: this.group,
      reader: (topic, partition) => this.readers.get(keyOf({ topic, partition })),
      settled: () => this.prepared,
      from: () => this.options.from(),
    };
    return own?.store.source === source
      ? endOfOwn(standing, own.store, topic, own.partitions)
      : endOfTopic(standing, source, topic, signal);
  }

  stop(): Promise<void> {
    this.stopped ??= this.end();
    return this.stopped;
  }

  private async end(): Promise<void> {
    this.stopping.abort();
    this.assignment++;
    await Promise.all([...this.readers.values()].map((reader) => reader.stop()).concat([...this.leaving.values()]));
    await this.commits.end();
    await this.keeper.stop();
  }

  /** Called within the join: what comes from here on is of the new assignment. */
  private assigned(consumer: KafkaConsumer, partitions: readonly TopicPartition[]): void {
    const assignment = ++this.assignment;
    if (this.stopping.signal.aborted) return;
    const mine = new Set(partitions.map(keyOf));
    for (const [key, reader] of this.readers) if (!mine.has(key)) this.takeAway(key, reader);
    const preparing = this.prepare(assignment, consumer, partitions);
    this.prepared = false;
    for (const at of partitions) {
      const key = keyOf(at);
      let reader = this.readers.get(key);
      if (!reader) this.readers.set(key, (reader = this.newReader(at)));
      reader.hold(preparing);
    }
  }

  private takeAway(key: string, reader: PartitionReader): void {
    this.readers.delete(key);
    this.commits.forget(reader);
    const left = reader.stop().finally(() => {
      if (this.leaving.get(key) === left) this.leaving.delete(key);
    });
    this.leaving.set(key, left);
  }

  private newReader({ topic, partition }: TopicPartition): PartitionReader {
    const { catalogue, log, times } = this.context;
    const { options, slots } = this;
    return new PartitionReader(
      {
        source: this.sourceOf.get(topic)!,
        topic,
        partition,
        catalogue,
        options,
        slots,
        log,
        unreadableRetryMs: times.unreadableRetryMs,
        handled: (reader) => this.commits.handled(reader),
        rewind: () => this.keeper.current?.seek(topic, partition, 0),
      },
      this.leaving.get(keyOf({ topic, partition })) ?? Promise.resolve(),
    );
  }

  /** Compares our own places, which decide, with what the group has committed: where each partition is to begin. */
  private async prepare(
    assignment: number,
    consumer: KafkaConsumer,
    partitions: readonly TopicPartition[],
  ): Promise<void> {
    const { client } = this.context;
    const over = (): boolean => assignment !== this.assignment;
    for (let tries = 1; !over(); tries++)
      try {
        const places = await this.options.from();
        const committed = new Map<string, Map<number, Committed>>();
        for (const topic of new Set(partitions.map((p) => p.topic)))
          committed.set(topic, await client.committed(this.group, topic));
        if (over()) return;
        for (const { topic, partition } of partitions) {
          const begun = committed.get(topic)!.get(partition);
          const mine = placesOf(this.sourceOf.get(topic)!, places);
          const reader = this.readers.get(keyOf({ topic, partition }))!;
          const known = reader.position === undefined ? mine : reader.places;
          const goesOn = begun && isBehind(begun.metadata, known) === false;
          if (begun && !goesOn) consumer.seek(topic, partition, 0);
          reader.begin(mine, goesOn ? begun.offset : 0);
        }
        this.trouble = undefined;
        this.prepared = true;
        return;
      } catch (error) {
        this.trouble =
          error instanceof Unavailable
            ? error.message
            : client.explain(error, `places of subscription ${this.options.name}`);
        this.context.log.warn({ subscription: this.options.name, tries }, this.trouble);
        await pause(growingWait(tries), this.stopping.signal);
      }
  }
}

const keyOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;
