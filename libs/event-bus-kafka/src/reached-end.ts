import { type EventStore, endOfCommit, logKey } from '@ronghe/event-sourcing';
import type { KafkaClient } from './client.js';
import type { PartitionReader } from './partition-reader.js';
import { isBehind, placesOf } from './places.js';
import { growingWait, pause } from './waits.js';

/** Where a subscription stands, in this process and in the others of its name. */
export interface Standing {
  client: KafkaClient;
  group: string;
  reader(topic: string, partition: number): PartitionReader | undefined;
  /** Whether this process knows by now which partitions are its own. */
  settled(): boolean;
  from(): Promise<ReadonlyMap<string, number>>;
}

/** True once what was there is handled. It is dear to ask how the other processes stand: only when told to. */
export type Reached = (lookAtOthers: boolean) => Promise<boolean>;

/** Everything that is in the own log now, on its way through the relay or not. */
export async function endOfOwn(at: Standing, store: EventStore, topic: string, partitions: number): Promise<Reached> {
  const tails = await store.tails();
  return async (lookAtOthers) => {
    const elsewhere: number[] = [];
    for (const [log, tail] of tails.entries()) {
      if (tail === 0) continue;
      const reader = at.reader(topic, log % partitions);
      if (!reader) elsewhere.push(log);
      else if ((reader.places.get(log) ?? -1) < endOfCommit(tail)) return false;
    }
    if (elsewhere.length === 0) return true;
    if (!lookAtOthers) return false;
    const places = await at.from();
    return elsewhere.every((log) => (places.get(logKey(store.source, log)) ?? -1) >= endOfCommit(tails[log]!));
  };
}

/** Everything that is on the topic now. A topic that is not there yet has an end that is reached. */
export async function endOfTopic(at: Standing, source: string, topic: string, signal: AbortSignal): Promise<Reached> {
  for (let tries = 1; !signal.aborted; tries++)
    try {
      if ((await at.client.partitionsOf(topic)) === undefined) return async () => true;
      const bounds = await at.client.bounds(topic);
      return (lookAtOthers) => topicReached(at, source, topic, bounds, lookAtOthers);
    } catch {
      await pause(growingWait(tries), signal);
    }
  return async () => false;
}

async function topicReached(
  at: Standing,
  source: string,
  topic: string,
  bounds: readonly { low: number; high: number }[],
  lookAtOthers: boolean,
): Promise<boolean> {
  const elsewhere: number[] = [];
  for (const [partition, { low, high }] of bounds.entries()) {
    if (high <= low) continue;
    const reader = at.reader(topic, partition);
    if (!reader) elsewhere.push(partition);
    else if (reader.position === undefined || reader.position < high) return false;
  }
  if (elsewhere.length === 0) return true;
  if (!lookAtOthers || !at.settled()) return false;
  const places = placesOf(source, await at.from());
  const committed = await at.client.committed(at.group, topic);
  return elsewhere.every((partition) => {
    const of = committed.get(partition);
    return of && of.offset >= bounds[partition]!.high && isBehind(of.metadata, places) === false;
  });
}
