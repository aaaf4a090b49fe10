import { randomUUID } from 'node:crypto';
import kafkajs from 'kafkajs';
import type { TopicFound } from './topic.js';
import type { StoredMessage } from './stored.js';

/** All that these topics hold now, by topic. */
export async function readTopics(
  brokers: readonly string[],
  topics: readonly string[],
): Promise<Map<string, TopicFound>> {
  const kafka = new kafkajs.Kafka({ brokers: [...brokers], clientId: 'checker', logLevel: kafkajs.logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  try {
    const ends = new Map<string, number[]>();
    for (const topic of topics) {
      const high: number[] = [];
      for (const o of await admin.fetchTopicOffsets(topic)) high[o.partition] = Number(o.high);
      ends.set(topic, high);
    }
    const found = await readUpTo(kafka, admin, ends);
    return new Map(topics.map((t) => [t, { partitions: ends.get(t)!.length, messages: found.get(t) ?? [] }]));
  } finally {
    await admin.disconnect();
  }
}

async function readUpTo(kafka: kafkajs.Kafka, admin: kafkajs.Admin, ends: Map<string, number[]>) {
  const found = new Map<string, StoredMessage[]>();
  const waiting = new Set<string>();
  for (const [topic, high] of ends) high.forEach((end, p) => end > 0 && waiting.add(`${topic}/${p}`));
  if (waiting.size === 0) return found;
  const groupId = `checker-${randomUUID()}`;
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100, maxBytesPerPartition: 8 * 1024 * 1024 });
  await consumer.connect();
  await consumer.subscribe({ topics: [...ends.keys()], fromBeginning: true });
  let done: () => void;
  const all = new Promise<void>((resolve) => (done = resolve));
  await consumer.run({
    autoCommit: false,
    eachBatch: async ({ batch: { topic, partition, messages } }) => {
      const end = ends.get(topic)![partition]!;
      const kept = found.get(topic) ?? [];
      found.set(topic, kept);
      for (const m of messages)
        if (Number(m.offset) < end) kept.push({ partition, offset: Number(m.offset), ...textOf(m) });
      if (Number(messages.at(-1)?.offset ?? -1) >= end - 1) waiting.delete(`${topic}/${partition}`);
      if (waiting.size === 0) done();
    },
  });
  await all;
  await consumer.disconnect();
  await admin.deleteGroups([groupId]);
  return found;
}

function textOf({ key, headers, value }: kafkajs.KafkaMessage): Pick<StoredMessage, 'key' | 'headers' | 'value'> {
  return {
    key: String(key),
    headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, v]) => [name, String(v)])),
    value: String(value),
  };
}
