import type { Fetched, GroupTimes, KafkaClient, KafkaConsumer, Logger, TopicPartition } from './client.js';
import { growingWait, pause, settledWithin } from './waits.js';

export interface KeeperOptions {
  client: KafkaClient;
  group: string;
  topics: readonly string[];
  times: GroupTimes & WatchTimes;
  log: Logger;
  assigned(consumer: KafkaConsumer, partitions: readonly TopicPartition[]): void;
  batch(fetched: Fetched): Promise<void>;
}

export interface WatchTimes {
  /** Without a sign of life for so long, a consumer is taken for dead. More than the session's time. */
  silenceMs: number;
  /** How often to look for a topic that is not there yet. */
  topicCheckMs: number;
}

/** A topic that is not there at once is no fault: the service it belongs to may be starting. */
const TOPIC_MISSING_IS_A_FAULT_AFTER_MS = 3_000;
/** Whether the old one can still say goodbye is its own affair: the session's time-out does it otherwise. */
const GOODBYE_MS = 5_000;
const LOOKS_PER_SILENCE = 5;
/** No group of healthy members is divided anew this often. */
const JOINS_OF_A_LOOP = 40;
const JOINS_WITHIN_MS = 60_000;

/**
 * Keeps one consumer of the group running. kafkajs can crash for good, or go silent with its connections up after a broker
 * came back: then there is a new one in its place, and the log says so.
 */
export class ConsumerKeeper {
  current: KafkaConsumer | undefined;
  /** How often a consumer that had failed was replaced. */
  restarts = 0;
  private down: string | undefined;
  /** The same trouble is logged once until a consumer has joined. */
  private said: string | undefined;
  private joins: number[] = [];
  private missing: readonly string[] = [];
  private readonly since = Date.now();
  private readonly stopping = new AbortController();
  private readonly loop: Promise<void>;

  constructor(private readonly options: KeeperOptions) {
    this.loop = this.run();
  }

  fault(): string | undefined {
    if (this.down) return this.down;
    if (this.missing.length === 0 || Date.now() - this.since < TOPIC_MISSING_IS_A_FAULT_AFTER_MS) return undefined;
    return `waits for the topic ${this.missing.join(', ')}, which its own service makes when it starts`;
  }

  isMissing(topic: string): boolean {
    return this.missing.includes(topic);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.loop;
  }

  private async run(): Promise<void> {
    const { client, group, log } = this.options;
    for (let failures = 0; !this.stopping.signal.aborted;) {
      try {
        await this.once(() => (failures = 0));
        this.down = undefined;
      } catch (error) {
        if (this.stopping.signal.aborted) return;
        failures++;
        this.restarts++;
        const down = client.explain(error, `consumer group ${group}`);
        if (down !== this.said)
          log.warn({ group, restarts: this.restarts }, `consumer is replaced by a new one: ${down}`);
        this.down = this.said = down;
        await pause(growingWait(failures), this.stopping.signal);
      }
    }
  }

  /** One consumer, from start to end. Throws when it did not end for a good reason: a stop, or a topic that was missing. */
  private async once(joined: () => void): Promise<void> {
    const { client, group, topics, times } = this.options;
    const there = await this.topicsThere();
    // A stop that came meanwhile would never be heard below.
    if (this.stopping.signal.aborted) return;
    if (there.length === 0) return pause(times.topicCheckMs, this.stopping.signal);

    const end = Promise.withResolvers<void>();
    let life = performance.now();
    let mine: KafkaConsumer | undefined;
    let over = false;
    const starting = client.consumer({
      ...times,
      group,
      topics: there,
      alive: () => (life = performance.now()),
      assigned: (consumer, partitions) => {
        if (over) return;
        if (this.joinsTooOften())
          return end.reject(new Error(`the group was divided ${JOINS_OF_A_LOOP} times in a minute`));
        this.current = consumer;
        this.down = this.said = undefined;
        joined();
        this.options.assigned(consumer, partitions);
      },
      batch: (fetched) => (over ? Promise.resolve() : this.options.batch(fetched)),
      ended: (error) => end.reject(error),
    });
    starting.then((consumer) => (over ? void consumer.close().catch(() => undefined) : (mine = consumer)), end.reject);
    const stop = (): void => end.resolve();
    this.stopping.signal.addEventListener('abort', stop);
    const silence = setInterval(() => {
      if (performance.now() - life > times.silenceMs)
        end.reject(new Error(`no sign of life for ${times.silenceMs} ms`));
    }, times.silenceMs / LOOKS_PER_SILENCE);
    const newTopics = there.length < topics.length && setInterval(() => this.look(there, stop), times.topicCheckMs);
    try {
      await end.promise;
    } finally {
      over = true;
      this.current = undefined;
      this.stopping.signal.removeEventListener('abort', stop);
      clearInterval(silence);
      if (newTopics) clearInterval(newTopics);
      if (mine) await settledWithin(mine.close(), GOODBYE_MS);
    }
  }

  private joinsTooOften(): boolean {
    const now = performance.now();
    this.joins = [...this.joins.filter((at) => now - at < JOINS_WITHIN_MS), now];
    if (this.joins.length < JOINS_OF_A_LOOP) return false;
    this.joins = [];
    return true;
  }

  private look(known: readonly string[], found: () => void): void {
    this.topicsThere().then(
      (there) => there.length > known.length && found(),
      () => undefined,
    );
  }

  private async topicsThere(): Promise<string[]> {
    const { client, topics } = this.options;
    const there: string[] = [];
    for (const topic of topics) if ((await client.partitionsOf(topic)) !== undefined) there.push(topic);
    this.missing = topics.filter((topic) => !there.includes(topic));
    return there;
  }
}
