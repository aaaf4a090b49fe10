import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { ConsumerOptions, Fetched, KafkaConsumer, TopicPartition } from './client.js';
import { settledWithin } from './waits.js';

/** A partition that takes longer over a batch is paused, so that it holds up neither heartbeats nor the others. */
const PATIENCE_MS = 300;
const CRASH_COMES_WITHIN_MS = 200;
/** Taking over a batch is all that is done in kafkajs's own turn: none may wait for another. */
const TAKEN_AT_ONCE = 64;
const MAX_BYTES_PER_PARTITION = 1_048_576;
const MAX_BYTES = 8 * MAX_BYTES_PER_PARTITION;
const RETRY = { retries: 4, initialRetryTime: 100, maxRetryTime: 2_000, multiplier: 2, factor: 0.2 };

/**
 * kafkajs fetches again only when every batch of the last fetch is done with. So a batch is handed over at once, and a
 * partition whose batch is not taken soon is paused until it is.
 */
export async function kafkajsConsumer(kafka: Kafka, options: ConsumerOptions): Promise<KafkaConsumer> {
  const consumer = kafka.consumer({
    groupId: options.group,
    allowAutoTopicCreation: false,
    sessionTimeout: options.sessionTimeoutMs,
    rebalanceTimeout: options.sessionTimeoutMs,
    heartbeatInterval: options.heartbeatMs,
    maxWaitTimeInMs: options.fetchWaitMs,
    maxBytesPerPartition: MAX_BYTES_PER_PARTITION,
    maxBytes: MAX_BYTES,
    // Its own restarts are those that are known to fail in silence: the one who asked makes a new consumer.
    retry: { ...RETRY, restartOnFailure: async () => false },
  });
  let closed: () => void = () => undefined;
  const closing = new Promise<void>((resolve) => (closed = resolve));
  let open = true;

  const self: KafkaConsumer = {
    seek(topic, partition, offset) {
      consumer.seek({ topic, partition, offset: String(offset) });
    },
    commit: (offsets) =>
      consumer.commitOffsets(
        offsets.map(({ topic, partition, offset, metadata }) => ({
          topic,
          partition,
          offset: String(offset),
          metadata,
        })),
      ),
    async close() {
      open = false;
      closed();
      await consumer.disconnect();
    },
  };

  listen(consumer, options, self, () => open);
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [...options.topics], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      partitionsConsumedConcurrently: TAKEN_AT_ONCE,
      eachBatch: async (payload) => {
        if (!open || payload.isStale()) return;
        options.alive();
        const taken = options.batch(fetched(payload));
        if (await settledWithin(Promise.race([taken, closing]), PATIENCE_MS)) return;
        const resume = payload.pause();
        void taken.finally(resume);
      },
    });
  } catch (error) {
    void self.close().catch(() => undefined);
    throw error;
  }
  return self;
}

function listen(consumer: Consumer, options: ConsumerOptions, self: KafkaConsumer, open: () => boolean): void {
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
    if (!open()) return;
    options.alive();
    const partitions = Object.entries(payload.memberAssignment).flatMap(([topic, numbers]) =>
      numbers.map((partition): TopicPartition => ({ topic, partition })),
    );
    // Told within the join, so before anything of the new assignment is fetched.
    options.assigned(self, partitions);
  });
  consumer.on(consumer.events.HEARTBEAT, () => options.alive());
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    if (open()) options.ended(payload.error);
  });
  // A crash is told after the stop that it causes, and its reason is the better one.
  for (const event of [consumer.events.STOP, consumer.events.DISCONNECT] as const)
    consumer.on(event, () => {
      setTimeout(
        () => open() && options.ended(new Error('the consumer stopped by itself')),
        CRASH_COMES_WITHIN_MS,
      ).unref();
    });
}

const fetched = ({ batch }: EachBatchPayload): Fetched => ({
  topic: batch.topic,
  partition: batch.partition,
  messages: batch.messages,
  next: Number(batch.lastOffset()) + 1,
});
