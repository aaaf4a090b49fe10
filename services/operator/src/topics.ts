import { randomUUID } from 'node:crypto';
import type { DistributedSettings } from '@ronghe/distributed';
import { KafkaEventBus, topicOf } from '@ronghe/event-bus-kafka';
import type { EventCatalogue } from '@ronghe/event-sourcing';
import kafkajs, { type Admin, type Kafka } from 'kafkajs';
import type { Logger } from 'pino';
import { type TopicMessage, readPartitions } from './read-partitions.js';

type KafkaSettings = DistributedSettings['kafka'];

const CLIENT = 'ronghe-operator';

/** The services' topics: as services read them by `bus`, and message by message as they lie there. */
export class Topics {
  private constructor(
    private readonly settings: KafkaSettings,
    readonly bus: KafkaEventBus,
    private readonly kafka: Kafka,
    private readonly admin: Admin,
  ) {}

  /** @throws KafkaUnusable */
  static async open(settings: KafkaSettings, catalogue: EventCatalogue, log: Logger): Promise<Topics> {
    const bus = await KafkaEventBus.open({ ...settings, clientId: CLIENT, catalogue, log });
    const kafka = new kafkajs.Kafka({
      brokers: settings.brokers,
      ssl: settings.ssl,
      sasl: settings.sasl as never,
      clientId: CLIENT,
      logLevel: kafkajs.logLevel.NOTHING,
    });
    const admin = kafka.admin();
    await admin.connect();
    return new Topics(settings, bus, kafka, admin);
  }

  nameOf(service: string): string {
    return topicOf(this.settings.prefix, service);
  }

  /** First offset and the one behind the last, by partition; none when there is no such topic. */
  async bounds(service: string): Promise<{ partition: number; low: number; high: number }[]> {
    const topic = this.nameOf(service);
    if (!(await this.admin.listTopics()).includes(topic)) return [];
    const offsets = await this.admin.fetchTopicOffsets(topic);
    return offsets.map(({ partition, low, high }) => ({ partition, low: Number(low), high: Number(high) }));
  }

  /** How many messages there are: the events, and what was relayed twice. */
  async size(service: string): Promise<number> {
    return (await this.bounds(service)).reduce((sum, { low, high }) => sum + high - low, 0);
  }

  /**
   * Reads the whole topic, each partition in order: to what was its end at first, and on until there is `enough` or
   * nothing came for `patienceMs`.
   */
  async read(
    service: string,
    take: (message: TopicMessage) => Promise<void>,
    enough: () => boolean,
    patienceMs: number,
  ): Promise<void> {
    const groupId = `${this.settings.prefix}.operator-${randomUUID()}`;
    const bounds = await this.bounds(service);
    try {
      await readPartitions(this.kafka, { groupId, topic: this.nameOf(service), bounds, take, enough, patienceMs });
    } finally {
      await this.admin.deleteGroups([groupId]).catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    await this.admin.disconnect();
    await this.bus.close();
  }
}
