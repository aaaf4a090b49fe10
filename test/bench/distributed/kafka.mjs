// The bare client: what a topic can be filled and read with, without anything of ours.
import kafkajs from 'kafkajs';
import { eventually } from '../../../libs/event-sourcing/dist/testing/eventually.js';
import { LOGS, commits, messagesOf } from './data.mjs';
import { newScope } from './service.mjs';

const MESSAGES_PER_SEND = 200;
const SENDS_PER_FILL = 1_000;
const ALL = -1;

export const bareKafka = (servers) =>
  new kafkajs.Kafka({ clientId: 'bench-bare', brokers: servers.kafka.split(','), logLevel: kafkajs.logLevel.NOTHING });

export const bareProducer = (kafka) =>
  kafka.producer({ allowAutoTopicCreation: false, createPartitioner: () => (m) => m.message.partition });

export async function makeTopic(kafka, topic) {
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({
    topics: [{ topic, numPartitions: LOGS, replicationFactor: 1 }],
    // kafkajs takes "not known yet" for an error there.
    waitForLeaders: false,
  });
  await eventually(async () => {
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
    if (topics[0].partitions.some(({ leader }) => leader < 0)) throw new Error(`${topic} has no leaders`);
  });
  await admin.disconnect();
}

export async function dropTopic(kafka, topic) {
  const admin = kafka.admin();
  await admin.connect();
  await admin.deleteTopics({ topics: [topic] });
  await admin.disconnect();
}

/** Sends each partition's messages in order, one request of 200 in flight per partition, as the relay does. */
export async function sendAll(producer, topic, byPartition) {
  await Promise.all(
    byPartition.map(async (messages) => {
      for (let from = 0; from < messages.length; from += MESSAGES_PER_SEND)
        await producer.send({ topic, acks: ALL, messages: messages.slice(from, from + MESSAGES_PER_SEND) });
    }),
  );
}

/** Fills a topic with so many events of scoring. */
export async function fillTopic(kafka, topic, events) {
  await makeTopic(kafka, topic);
  const producer = bareProducer(kafka);
  await producer.connect();
  await sendEvents(producer, topic, events);
  await producer.disconnect();
}

export async function sendEvents(producer, topic, events) {
  const empty = () => Array.from({ length: LOGS }, () => []);
  let waiting = empty();
  let count = 0;
  for (const commit of commits(events)) {
    waiting[commit.log].push(...messagesOf(commit));
    if (++count % (MESSAGES_PER_SEND * SENDS_PER_FILL) > 0) continue;
    await sendAll(producer, topic, waiting);
    waiting = empty();
  }
  await sendAll(producer, topic, waiting);
}

/**
 * Reads `events` messages of a topic from its beginning with a group of its own; `run` is what is given to kafkajs's
 * consumer, built around `seen(count)`. Answers the milliseconds from the start of the client to the last message.
 */
export async function readTopic(kafka, topic, events, run) {
  const consumer = kafka.consumer({ groupId: newScope(), maxBytes: 8 * 1_048_576 });
  const begun = performance.now();
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  let left = events;
  const end = await new Promise((resolve, reject) => {
    const seen = (count) => (left -= count) <= 0 && resolve(performance.now());
    consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
    void consumer.run(run(seen)).catch(reject);
  });
  await consumer.disconnect();
  return end - begun;
}

/** Parses and nothing else. */
export const onlyParse = (seen) => ({
  eachBatch: async ({ batch }) => {
    for (const { value } of batch.messages) JSON.parse(value.toString());
    seen(batch.messages.length);
  },
});
