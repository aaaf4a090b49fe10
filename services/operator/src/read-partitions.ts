import type { Consumer, Kafka } from 'kafkajs';

export interface TopicMessage {
  partition: number;
  offset: string;
  key: string;
  headers: Readonly<Record<string, string | undefined>>;
  value: string;
}

export interface Reading {
  groupId: string;
  topic: string;
  bounds: readonly { partition: number; low: number; high: number }[];
  take: (message: TopicMessage) => Promise<void>;
  /** Whether more than the bounds is worth waiting for. */
  enough: () => boolean;
  patienceMs: number;
}

const LOOK_EVERY_MS = 50;
const PARTITIONS_AT_ONCE = 16;

/** Reads with a client of its own, so that what the services' bus would drop or repair is seen as it is. */
export async function readPartitions(kafka: Kafka, reading: Reading): Promise<void> {
  const { groupId, topic } = reading;
  const consumer = kafka.consumer({ groupId, allowAutoTopicCreation: false, maxWaitTimeInMs: 200 });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await readAll(consumer, reading);
  } finally {
    await consumer.disconnect();
  }
}

function readAll(consumer: Consumer, { bounds, take, enough, patienceMs }: Reading): Promise<void> {
  const left = new Map(bounds.filter(({ low, high }) => high > low).map(({ partition, high }) => [partition, high]));
  let heard = Date.now();
  return new Promise((resolve, reject) => {
    const looking = setInterval(() => {
      if (left.size > 0 || !(enough() || Date.now() - heard > patienceMs)) return;
      clearInterval(looking);
      resolve();
    }, LOOK_EVERY_MS);
    const failed = (error: Error): void => {
      clearInterval(looking);
      reject(error);
    };
    consumer.on(consumer.events.CRASH, ({ payload }) => failed(payload.error));
    const eachMessage = async (partition: number, message: Parameters<typeof messageOf>[1]): Promise<void> => {
      await take(messageOf(partition, message));
      heard = Date.now();
      if (Number(message.offset) + 1 >= (left.get(partition) ?? Infinity)) left.delete(partition);
    };
    consumer
      .run({
        autoCommit: false,
        partitionsConsumedConcurrently: PARTITIONS_AT_ONCE,
        eachBatch: async (payload) => {
          const { messages, partition } = payload.batch;
          for (const message of messages) await eachMessage(partition, message).catch(failed);
          await payload.heartbeat();
        },
      })
      .catch(failed);
  });
}

type Header = Buffer | string | (Buffer | string)[] | undefined;

function messageOf(
  partition: number,
  message: { offset: string; key: Buffer | null; value: Buffer | null; headers?: Record<string, Header> },
): TopicMessage {
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(message.headers ?? {})) headers[name] = value?.toString();
  const { offset, key, value } = message;
  return { partition, offset, key: key?.toString() ?? '', headers, value: value?.toString() ?? '' };
}
