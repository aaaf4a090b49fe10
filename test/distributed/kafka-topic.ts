import kafkajs, { type Kafka, type Message } from 'kafkajs';
import { randomUUID } from 'node:crypto';

/** Looks at a topic, and writes to it, without the code under test. */
export const rawKafka = (broker: string): Kafka =>
  new kafkajs.Kafka({ brokers: [broker], clientId: 'raw', logLevel: kafkajs.logLevel.NOTHING });

export interface RawMessage {
  partition: number;
  offset: number;
  key: string;
  id: string;
}

/** All that is on the topic now, by partition in order of offset. */
export async function contentOf(kafka: Kafka, topic: string): Promise<RawMessage[][]> {
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic);
  const content: RawMessage[][] = ends.map(() => []);
  const left = new Map(ends.filter((e) => Number(e.high) > 0).map((e) => [e.partition, Number(e.high)]));
  const groupId = `raw-${randomUUID()}`;
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 50 });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const { promise, resolve } = Promise.withResolvers<void>();
  if (left.size === 0) resolve();
  await consumer.run({
    autoCommit: false,
    eachBatch: async ({ batch }) => {
      for (const { offset, key, headers } of batch.messages)
        content[batch.partition]!.push({
          partition: batch.partition,
          offset: Number(offset),
          key: key?.toString() ?? '',
          id: headers?.['ce_id']?.toString() ?? '',
        });
      if (Number(batch.lastOffset()) + 1 >= (left.get(batch.partition) ?? Infinity)) left.delete(batch.partition);
      if (left.size === 0) resolve();
    },
  });
  await promise;
  await consumer.disconnect();
  await admin.deleteGroups([groupId]);
  await admin.disconnect();
  return content;
}

export async function write(kafka: Kafka, topic: string, messages: Message[]): Promise<void> {
  const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
  await producer.connect();
  await producer.send({ topic, acks: -1, messages });
  await producer.disconnect();
}

/** Ids in order of their first occurrence. */
export const firstOccurrences = (messages: readonly RawMessage[]): string[] => [...new Set(messages.map((m) => m.id))];
