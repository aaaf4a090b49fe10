import type { KafkaClient } from './client.js';

export interface PartitionLag {
  topic: string;
  partition: number;
  /** The offset to go on from; undefined when nothing has been committed. */
  committed: number | undefined;
  end: number;
  lag: number;
}

/** For each partition of these topics; a topic that is not there yet has none. */
export async function lagOf(client: KafkaClient, group: string, topics: readonly string[]): Promise<PartitionLag[]> {
  const all: PartitionLag[] = [];
  for (const topic of topics) {
    if ((await client.partitionsOf(topic)) === undefined) continue;
    const [bounds, committed] = [await client.bounds(topic), await client.committed(group, topic)];
    for (const [partition, { low, high }] of bounds.entries()) {
      const at = committed.get(partition)?.offset;
      all.push({ topic, partition, committed: at, end: high, lag: high - Math.max(low, at ?? low) });
    }
  }
  return all;
}
