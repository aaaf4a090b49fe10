import {
  type EventBatch,
  type EventCatalogue,
  type EventStore,
  type HistoryOptions,
  LogGap,
  commitNoOf,
  endOfCommit,
  logKey,
  recordedEvents,
} from '@ronghe/event-sourcing';
import { randomUUID } from 'node:crypto';
import type { Fetched, Logger } from './client.js';
import { ConsumerKeeper } from './consumer-keeper.js';
import { placesOf } from './places.js';
import type { SubscriptionContext } from './subscription.js';
import { type Unpacked, Unpacker } from './unpacker.js';

const COMMITS_PER_BATCH = 500;

/** Straight from the store: nothing of a service's own past depends on Kafka. */
export async function* ownHistory(
  store: EventStore,
  catalogue: EventCatalogue,
  { from, until }: HistoryOptions,
): AsyncGenerator<EventBatch> {
  const { source } = store;
  const tails = await store.tails();
  for (let log = 0; log < store.logs; log++) {
    let after = from?.get(logKey(source, log)) ?? -1;
    while (endOfCommit(tails[log]!) > after && tails[log]! > 0) {
      const commits = await store.readLog(log, wholeCommits(after), COMMITS_PER_BATCH);
      if (commits.length === 0) break;
      const events = commits
        .flatMap((commit) => recordedEvents(source, commit, catalogue))
        .filter((event) => event.seq > after && (until === undefined || event.at <= until));
      const last = endOfCommit(commits.at(-1)!.no);
      yield { source, log, events, after, last };
      after = last;
    }
  }
}

/** Number of the last commit of which nothing lies behind the place. */
const wholeCommits = (seq: number): number =>
  seq < 0 ? 0 : seq === endOfCommit(commitNoOf(seq)) ? commitNoOf(seq) : commitNoOf(seq) - 1;

/** Of a service elsewhere: from its topic, by a group that is made for this one reading. */
export async function* topicHistory(
  context: SubscriptionContext,
  source: string,
  { from, until, discarded }: HistoryOptions,
): AsyncGenerator<EventBatch> {
  const { client, catalogue, log, times } = context;
  const topic = context.topicOf(source);
  const group = context.groupOf(`history-${randomUUID()}`);
  if ((await client.partitionsOf(topic)) === undefined) return;
  const bounds = await client.bounds(topic);
  const left = new Set([...bounds.keys()].filter((partition) => bounds[partition]!.high > bounds[partition]!.low));
  if (left.size === 0) return;

  const places = placesOf(source, from ?? new Map());
  const starts = bounds.map(({ high }, partition) => context.ends.startOf(topic, partition, places, high));
  const unconfirmed = new Set([...left].filter((partition) => starts[partition] !== undefined));

  const inbox = new Inbox();
  const keeper = new ConsumerKeeper({
    client,
    group,
    topics: [topic],
    times,
    log,
    assigned: (consumer, partitions) => {
      inbox.clear();
      for (const { partition } of partitions)
        if (starts[partition] !== undefined) consumer.seek(topic, partition, starts[partition]);
    },
    batch: (fetched) => inbox.put(fetched),
  });
  const unpackers = bounds.map((_, partition) => {
    const unpacker = new Unpacker({ source, topic, partition, reader: group }, catalogue);
    unpacker.begin(places);
    return unpacker;
  });
  try {
    for (let at: number | undefined; left.size > 0;) {
      // Partition by partition, so that a log's events come together: who folds them then writes each document less often.
      const { partition, messages, next } = await inbox.take(at);
      if (!left.has(partition)) continue;
      if (messages[0] && unconfirmed.delete(partition)) context.ends.confirm(topic, partition, messages[0]);
      for (let index = 0; index < messages.length;) {
        const unpacked = unpackers[partition]!.unpack(messages, index);
        for (const batch of unpacked.batches)
          yield until === undefined ? batch : { ...batch, events: batch.events.filter((e) => e.at <= until) };
        index = await passOver(unpacked, discarded, log, source);
        if (index > unpacked.index) unpackers[partition]!.passOver(messages[unpacked.index]!);
      }
      at = partition;
      if (next < bounds[partition]!.high) continue;
      left.delete(partition);
      at = undefined;
      const last = messages.at(-1);
      if (last) context.ends.note(topic, partition, last, unpackers[partition]!.places());
    }
  } finally {
    inbox.clear();
    await keeper.stop();
    await client.deleteGroup(group).catch(() => undefined);
  }
}

/** The index to go on from. @throws UnreadableMessage, LogGap: a history with something left out is none. */
async function passOver(
  { index, hole, unreadable }: Unpacked,
  discarded: HistoryOptions['discarded'],
  log: Logger,
  source: string,
): Promise<number> {
  if (hole) throw new LogGap(source, hole.log, hole.expected, hole.found);
  if (!unreadable) return index;
  if (!(await discarded?.())?.has(unreadable.error.id)) throw unreadable.error;
  log.warn({ message: unreadable.error.id }, 'a discarded message is passed over');
  return index + 1;
}

/** Between the fetches and the one who reads: a batch is taken when it is read, and until then no more come. */
class Inbox {
  private readonly waiting: { fetched: Fetched; taken: () => void }[] = [];
  private wake: () => void = () => undefined;

  put(fetched: Fetched): Promise<void> {
    return new Promise((taken) => {
      this.waiting.push({ fetched, taken });
      this.wake();
    });
  }

  /** The next of this partition, or of any. */
  async take(partition?: number): Promise<Fetched> {
    for (;;) {
      const index = this.waiting.findIndex(({ fetched }) => partition === undefined || fetched.partition === partition);
      const [next] = index < 0 ? [] : this.waiting.splice(index, 1);
      if (next) {
        next.taken();
        return next.fetched;
      }
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  clear(): void {
    for (const { taken } of this.waiting.splice(0)) taken();
  }
}
