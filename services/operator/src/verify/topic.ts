import { isDeepStrictEqual } from 'node:util';
import { type CloudEvent, type EventStore, commitNoOf, toBinary } from '@ronghe/event-sourcing';
import { cloudEventsOf } from '../cloud-events.js';
import type { TopicMessage } from '../read-partitions.js';
import { commitsOf } from '../reading.js';
import type { Topics } from '../topics.js';
import { Differences, type Finding } from './differences.js';

/** How long a relay that runs may take for what has just been appended. */
const PATIENCE_MS = 10_000;

/** One log's events as they have to come for the first time, one after another. */
class Expected {
  head: CloudEvent | undefined;
  /** Place of the last one that came. */
  passed = -1;

  private constructor(
    readonly log: number,
    readonly tail: number,
    private readonly events: AsyncIterator<CloudEvent>,
  ) {}

  static async from(store: EventStore, log: number, tail: number): Promise<Expected> {
    const expected = new Expected(log, tail, eventsOf(store, log, tail));
    await expected.next();
    return expected;
  }

  async next(): Promise<void> {
    if (this.head) this.passed = Number(this.head.sequence);
    const next = await this.events.next();
    this.head = next.done ? undefined : next.value;
  }
}

async function* eventsOf(store: EventStore, log: number, tail: number): AsyncGenerator<CloudEvent, void, undefined> {
  for await (const commit of commitsOf(store, log, tail)) yield* cloudEventsOf(store.source, commit);
}

/**
 * Every event of the log lies on the topic as it is stored, first occurrences in the log's order. Repeats are allowed;
 * what an operator has `discarded` is passed over.
 */
export async function verifyTopic(
  store: EventStore,
  topics: Topics,
  discarded: ReadonlySet<string>,
  most: number,
): Promise<Finding> {
  const { source } = store;
  const topic = topics.nameOf(source);
  const differences = new Differences(most);
  const tails = await store.tails();
  const logs = await Promise.all(tails.map((tail, log) => Expected.from(store, log, tail)));
  const partitions = (await topics.bounds(source)).length;
  let messages = 0;

  const take = async (message: TopicMessage): Promise<void> => {
    messages++;
    const { partition, offset } = message;
    const problem = await meets(message, source, logs, partitions);
    if (problem && !discarded.has(`${topic}/${partition}/${offset}`))
      differences.add(`${topic} partition ${partition} offset ${offset}: ${problem}`);
  };
  if (partitions > 0)
    await topics.read(source, take, () => logs.every((expected) => expected.head === undefined), PATIENCE_MS);
  else if (tails.some((tail) => tail > 0)) differences.add(`there is no topic ${topic}`);
  if (partitions > 0)
    for (const { log, head, tail } of logs)
      if (head) differences.add(`${topic} log ${log}: nothing from ${head.id} on, the log goes to commit ${tail}`);
  return { service: source, check: 'topic', looked: `${messages} messages`, differences };
}

const ID = /^(.+)\.(\d+)\.(\d+)\.(\d+)$/;

/** Goes on in the log that the message is of; what is wrong, if anything is. */
async function meets(
  message: TopicMessage,
  source: string,
  logs: readonly Expected[],
  partitions: number,
): Promise<string | undefined> {
  const id = message.headers['ce_id'] ?? '';
  const place = ID.exec(id);
  const expected = logs[Number(place?.[2])];
  if (place?.[1] !== source || !expected) return `no event of ${source} (ce_id ${id || 'missing'})`;
  if (expected.log % partitions !== message.partition) return `${id} belongs in partition ${expected.log % partitions}`;
  const seq = Number(message.headers['ce_sequence']);
  if (Number.isNaN(seq)) return `${id} has no ce_sequence`;
  // Appended while we look, or a repeat.
  if (commitNoOf(seq) > expected.tail || seq <= expected.passed) return undefined;
  if (!expected.head || seq < Number(expected.head.sequence)) return `${id} is not in the log`;
  const missing = expected.head.id;
  let skipped = 0;
  while (expected.head && Number(expected.head.sequence) < seq) {
    skipped++;
    await expected.next();
  }
  const head = expected.head;
  await expected.next();
  if (skipped > 0) return `${skipped} events from ${missing} on do not come before ${id}`;
  return head && differsFrom(head, message);
}

function differsFrom(stored: CloudEvent, { key, headers, value }: TopicMessage): string | undefined {
  const should = toBinary(stored);
  const wrong = Object.keys(should.headers).filter((name) => should.headers[name] !== headers[name]);
  if (key !== should.key) wrong.push('key');
  if (!sameJson(value, should.value)) wrong.push('payload');
  return wrong.length > 0 ? `${stored.id} is not as it is stored: ${wrong.join(', ')}` : undefined;
}

function sameJson(a: string, b: string): boolean {
  if (a === b) return true;
  try {
    return isDeepStrictEqual(JSON.parse(a), JSON.parse(b));
  } catch {
    return false;
  }
}
