import { Unavailable } from '@ronghe/event-sourcing';
import kafkajs, { type Admin, type Kafka, type Producer } from 'kafkajs';
import type {
  Committed,
  Connection,
  ConsumerOptions,
  KafkaClient,
  KafkaConsumer,
  Logger,
  NewTopic,
  OutMessage,
} from './client.js';
import './kafkajs-timers.js';
import { explain, hasType, KafkaUnusable } from './errors.js';
import { kafkajsConsumer } from './kafkajs-consumer.js';
import { kafkajsLogs } from './kafkajs-logs.js';
import { growingWait, pause } from './waits.js';

const CONNECTION_TIMEOUT_MS = 3_000;
const REQUEST_TIMEOUT_MS = 20_000;
/** Each with a growing wait; whoever asked tries again for as long as it takes. */
const RETRY = { retries: 3, initialRetryTime: 100, maxRetryTime: 1_000, multiplier: 2, factor: 0.2 };
const ACKS_OF_ALL_IN_SYNC = -1;
/** Answers of a broker whose partitions or groups are just being given to a leader; kafkajs gives up at the first. */
const ELECTING = [
  'LEADER_NOT_AVAILABLE',
  'NOT_LEADER_FOR_PARTITION',
  'GROUP_COORDINATOR_NOT_AVAILABLE',
  'GROUP_LOAD_IN_PROGRESS',
  'NOT_COORDINATOR_FOR_GROUP',
];
const TRIES_OF_A_QUESTION = 7;
/** A producer that fails this often is replaced: kafkajs can hold on to a broker that is no more. */
const FAILURES_OF_A_PRODUCER = 4;

export class KafkajsClient implements KafkaClient {
  private failures = 0;

  private constructor(
    private readonly connection: Connection,
    private readonly kafka: Kafka,
    private readonly admin: Admin,
    private producer: Producer,
  ) {}

  /** @throws KafkaUnusable when the brokers cannot be reached or refuse the user. */
  static async connect(connection: Connection, log: Logger): Promise<KafkajsClient> {
    const { brokers, clientId, ssl, sasl } = connection;
    const kafka = new kafkajs.Kafka({
      brokers: [...brokers],
      clientId,
      ssl,
      sasl: sasl as never,
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      retry: RETRY,
      logLevel: kafkajs.logLevel.ERROR,
      logCreator: kafkajsLogs(log),
    });
    const admin = kafka.admin({ retry: RETRY });
    const producer = producerOf(kafka);
    try {
      await admin.connect();
      // A broker that wants a user takes the connection without one, and ends it at the first question.
      await admin.describeCluster();
      await producer.connect();
    } catch (error) {
      await Promise.allSettled([admin.disconnect(), producer.disconnect()]);
      throw new KafkaUnusable(explain(error, 'connecting', connection), { cause: error });
    }
    return new KafkajsClient(connection, kafka, admin, producer);
  }

  async produce(topic: string, partition: number, messages: readonly OutMessage[]): Promise<void> {
    const { producer } = this;
    try {
      await producer.send({
        topic,
        acks: ACKS_OF_ALL_IN_SYNC,
        messages: messages.map(({ key, headers, value }) => ({ partition, key, headers, value })),
      });
      this.failures = 0;
    } catch (error) {
      if (++this.failures >= FAILURES_OF_A_PRODUCER && producer === this.producer) await this.replaceProducer();
      throw error;
    }
  }

  async partitionsOf(topic: string): Promise<number | undefined> {
    try {
      const { topics } = await this.admin.fetchTopicMetadata({ topics: [topic] });
      return topics[0]?.partitions.length || undefined;
    } catch (error) {
      if (hasType(error, 'UNKNOWN_TOPIC_OR_PARTITION') || hasType(error, 'LEADER_NOT_AVAILABLE')) return undefined;
      throw new Unavailable(this.explain(error, `topic ${topic}`), { cause: error });
    }
  }

  async brokerCount(): Promise<number> {
    return (await this.admin.describeCluster()).brokers.length;
  }

  createTopic({ topic, partitions, replicas, config }: NewTopic): Promise<boolean> {
    const configEntries = Object.entries(config).map(([name, value]) => ({ name, value }));
    return this.admin.createTopics({
      topics: [{ topic, numPartitions: partitions, replicationFactor: replicas, configEntries }],
      // A busy broker knows the topic some seconds later; kafkajs would give up before.
      waitForLeaders: false,
    });
  }

  async bounds(topic: string): Promise<{ low: number; high: number }[]> {
    const bounds: { low: number; high: number }[] = [];
    const offsets = await this.ask(`topic ${topic}`, () => this.admin.fetchTopicOffsets(topic));
    for (const { partition, low, high } of offsets) bounds[partition] = { low: Number(low), high: Number(high) };
    return bounds;
  }

  async committed(group: string, topic: string): Promise<Map<number, Committed>> {
    const [of] = await this.ask(`group ${group}`, () => this.admin.fetchOffsets({ groupId: group, topics: [topic] }));
    const found = (of?.partitions ?? []).filter(({ offset }) => Number(offset) >= 0);
    return new Map(found.map((p) => [p.partition, { offset: Number(p.offset), metadata: p.metadata ?? '' }]));
  }

  async deleteGroup(group: string): Promise<void> {
    await this.admin.deleteGroups([group]);
  }

  consumer(options: ConsumerOptions): Promise<KafkaConsumer> {
    return kafkajsConsumer(this.kafka, options);
  }

  explain(error: unknown, doing: string): string {
    return explain(error, doing, this.connection);
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.producer.disconnect(), this.admin.disconnect()]);
  }

  private async ask<T>(about: string, work: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++)
      try {
        return await work();
      } catch (error) {
        if (tries === TRIES_OF_A_QUESTION || !ELECTING.some((type) => hasType(error, type)))
          throw new Unavailable(this.explain(error, about), { cause: error });
        await pause(growingWait(tries));
      }
  }

  private async replaceProducer(): Promise<void> {
    const old = this.producer;
    this.producer = producerOf(this.kafka);
    this.failures = 0;
    void old.disconnect().catch(() => undefined);
    await this.producer.connect().catch(() => undefined);
  }
}

/**
 * Not idempotent: the relay has one request in flight per log and sends the same range again until it is acknowledged, so
 * that a late one can only be a duplicate (docs/adr/0009).
 */
const producerOf = (kafka: Kafka): Producer =>
  kafka.producer({
    allowAutoTopicCreation: false,
    createPartitioner: () => (message) => message.message.partition!,
    retry: RETRY,
  });
