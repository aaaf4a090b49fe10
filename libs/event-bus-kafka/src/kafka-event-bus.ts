import type {
  Checkpoints,
  EventBatch,
  EventBus,
  EventCatalogue,
  EventStore,
  HistoryOptions,
  SubscribeOptions,
} from '@ronghe/event-sourcing';
import type { Connection, KafkaClient, Logger } from './client.js';
import { ownHistory, topicHistory } from './history.js';
import { HistoryEnds } from './history-ends.js';
import { KafkajsClient } from './kafkajs-client.js';
import { type PartitionLag, lagOf } from './lag.js';
import { Relay } from './relay.js';
import { type BusTimes, KafkaSubscription, type SubscriptionContext } from './subscription.js';
import { ensureTopic, topicOf } from './topics.js';

export interface KafkaEventBusOptions extends Connection {
  catalogue: EventCatalogue;
  log: Logger;
  /** Of topics and groups, so that several installations can share a cluster. */
  prefix?: string;
  /** The service's own log, which this bus relays to its topic, and where it notes how far it has come. */
  own?: { store: EventStore; cursors: Checkpoints };
  /** Of the own topic: fixed for ever when it is made. */
  partitions?: number;
  times?: Partial<BusTimes & { relayPollMs: number }>;
}

const TIMES: BusTimes & { relayPollMs: number } = {
  // A process that was killed holds its partitions for so long; the broker takes no less than 6 s.
  sessionTimeoutMs: 10_000,
  heartbeatMs: 2_000,
  fetchWaitMs: 250,
  silenceMs: 45_000,
  topicCheckMs: 500,
  commitMs: 300,
  unreadableRetryMs: 3_000,
  // Own appends wake the relay; looking is for those of a process that died before it relayed them.
  relayPollMs: 1_000,
};

/** Kafka between the services: relays the own log to its topic, and reads topics for subscriptions and histories. */
export class KafkaEventBus implements EventBus {
  private readonly running = new Set<KafkaSubscription>();

  private constructor(
    private readonly client: KafkaClient,
    private readonly context: SubscriptionContext,
    private readonly relay?: Relay,
  ) {}

  /** @throws KafkaUnusable when the broker, the user, the rights or the topic are not as they have to be. */
  static async open(options: KafkaEventBusOptions): Promise<KafkaEventBus> {
    const { prefix = 'ronghe', partitions = 16, own, catalogue, log } = options;
    const times = { ...TIMES, ...options.times };
    const client = await KafkajsClient.connect(options, log);
    try {
      const relay = own && (await startRelay(client, own, prefix, partitions, log, times.relayPollMs));
      const context: SubscriptionContext = {
        client,
        catalogue,
        times,
        log,
        ends: new HistoryEnds(),
        groupOf: (name) => `${prefix}.${name}`,
        topicOf: (source) => topicOf(prefix, source),
        own: own && { store: own.store, partitions, fault: () => relay?.fault() },
      };
      return new KafkaEventBus(client, context, relay);
    } catch (error) {
      await client.close();
      throw error;
    }
  }

  async subscribe(options: SubscribeOptions): Promise<KafkaSubscription> {
    const subscription = new KafkaSubscription(this.context, options);
    this.running.add(subscription);
    return subscription;
  }

  async *history(sources: readonly string[], options: HistoryOptions = {}): AsyncGenerator<EventBatch> {
    const { own, catalogue } = this.context;
    for (const source of sources)
      if (own?.store.source === source) yield* ownHistory(own.store, catalogue, options);
      else yield* topicHistory(this.context, source, options);
  }

  /** Commits of the own log that Kafka has not acknowledged yet; 0 without an own log. */
  async relayLag(): Promise<number> {
    return (await this.relay?.lag()) ?? 0;
  }

  /** What keeps the relay from its work, in words for an operator. */
  fault(): string | undefined {
    return this.relay?.fault();
  }

  /** How far the subscription of this name has come, whichever processes run it. */
  lag(subscription: string, sources: readonly string[]): Promise<PartitionLag[]> {
    const { context } = this;
    const topics = sources.map((source) => context.topicOf(source));
    return lagOf(this.client, context.groupOf(subscription), topics);
  }

  async close(): Promise<void> {
    await Promise.all([...this.running].map((subscription) => subscription.stop()));
    await this.relay?.stop();
    await this.client.close();
  }
}

async function startRelay(
  client: KafkaClient,
  { store, cursors }: { store: EventStore; cursors: Checkpoints },
  prefix: string,
  partitions: number,
  log: Logger,
  pollMs: number,
): Promise<Relay> {
  const topic = topicOf(prefix, store.source);
  const isNew = await ensureTopic(client, topic, partitions);
  return Relay.start({ client, store, cursors, topic, partitions, log, pollMs }, isNew);
}
