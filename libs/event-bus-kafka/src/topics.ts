import { setTimeout } from 'node:timers/promises';
import type { KafkaClient } from './client.js';
import { KafkaUnusable } from './errors.js';

/** Copies of each partition, as far as there are brokers. */
const REPLICAS = 3;
/** Above the biggest commit with its headers: a commit is one record batch. */
const MAX_MESSAGE_BYTES = 4_194_304;

/** As libs/contracts declares it, with the prefix that this installation has. */
export const topicOf = (prefix: string, source: string): string => `${prefix}.${source}.events.v1`;

/**
 * Makes the topic of a source when it is not there. True when it was made.
 * @throws KafkaUnusable when it has another number of partitions: the events of a log would change their partition.
 */
export async function ensureTopic(client: KafkaClient, topic: string, partitions: number): Promise<boolean> {
  try {
    const found = await client.partitionsOf(topic);
    if (found !== undefined) {
      if (found === partitions) return false;
      throw new KafkaUnusable(
        `topic ${topic} has ${found} partitions, and RONGHE_KAFKA_PARTITIONS is ${partitions}: a log never changes its partition, so set RONGHE_KAFKA_PARTITIONS to ${found}`,
      );
    }
    const replicas = Math.min(REPLICAS, await client.brokerCount());
    const made = await client.createTopic({
      topic,
      partitions,
      replicas,
      config: {
        'cleanup.policy': 'delete',
        'retention.ms': '-1',
        'retention.bytes': '-1',
        'min.insync.replicas': String(Math.max(1, replicas - 1)),
        'max.message.bytes': String(MAX_MESSAGE_BYTES),
        // A broker refuses messages whose sender's clock is an hour ahead; when an event was decided stands in its ce_time.
        'message.timestamp.type': 'LogAppendTime',
      },
    });
    await leaders(client, topic);
    // Another process of this service was quicker.
    return made || (await ensureTopic(client, topic, partitions));
  } catch (error) {
    if (error instanceof KafkaUnusable) throw error;
    throw new KafkaUnusable(client.explain(error, `topic ${topic}`), { cause: error });
  }
}

const LOOKS_FOR_LEADERS = 100;
const LOOK_EVERY_MS = 200;

/** Waits until the brokers know the new topic. */
async function leaders(client: KafkaClient, topic: string): Promise<void> {
  for (let looks = 0; (await client.partitionsOf(topic)) === undefined; looks++) {
    if (looks === LOOKS_FOR_LEADERS)
      throw new KafkaUnusable(`topic ${topic} was made, but no broker leads it: look at the log of the brokers`);
    await setTimeout(LOOK_EVERY_MS);
  }
}
