import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { KafkaEventBus } from '@ronghe/event-bus-kafka';
import { type EventBatch, MemoryCheckpoints, logOf } from '@ronghe/event-sourcing';
import { draftOf, eventually, marksIn } from '@ronghe/event-sourcing/testing';
import { type BackingServers, backingServers } from '../support/servers.js';
import { LOGS, type OwnLog, busOver, storeOf, uniquePrefix } from './kafka-tools.js';
import { contentOf, firstOccurrences, rawKafka } from './kafka-topic.js';

let servers: BackingServers;
beforeAll(async () => void (servers = await backingServers()));
afterAll(() => servers?.stop());

describe('The relay to Kafka', () => {
  let at: { brokers: string[]; prefix: string };
  let own: OwnLog;
  const buses: KafkaEventBus[] = [];
  const topic = (): string => `${at.prefix}.tally.events.v1`;
  const open = async (log: Pick<OwnLog, 'store' | 'cursors'> = own): Promise<KafkaEventBus> => {
    const bus = await busOver(at, log);
    buses.push(bus);
    return bus;
  };
  const append = async (key: string, from: number, to: number): Promise<void> => {
    for (let no = from; no <= to; no++)
      expect((await own.store.append(draftOf(key, no, { firstVersion: no }))).kind).toBe('appended');
  };
  const relayed = (bus: KafkaEventBus): Promise<void> => eventually(async () => expect(await bus.relayLag()).toBe(0));
  /** Each log's ids must first occur as 1, 2, 3 … on the partition that the log has. */
  const expectDense = async (): Promise<void> => {
    const tails = await own.store.tails();
    const content = await contentOf(rawKafka(servers.kafka), topic());
    for (const [log, tail] of tails.entries())
      expect(firstOccurrences(content[log % LOGS]!).filter((id) => id.startsWith(`tally.${log}.`))).toEqual(
        Array.from({ length: tail }, (_, i) => `tally.${log}.${i + 1}.0`),
      );
  };

  beforeEach(() => {
    at = { brokers: [servers.kafka], prefix: uniquePrefix() };
    own = storeOf('tally');
  });
  afterEach(async () => {
    await Promise.all(buses.splice(0).map((bus) => bus.close()));
    own.db.close();
  });

  it('makes a topic that keeps everything', async () => {
    await open();
    const admin = rawKafka(servers.kafka).admin();
    await admin.connect();
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: [{ type: 2, name: topic() }],
    });
    await admin.disconnect();
    const config = Object.fromEntries(resources[0]!.configEntries.map((e) => [e.configName, e.configValue]));
    expect(config).toMatchObject({
      'cleanup.policy': 'delete',
      'retention.ms': '-1',
      'retention.bytes': '-1',
      'max.message.bytes': '4194304',
      'message.timestamp.type': 'LogAppendTime',
    });
  });

  it('puts each log on its partition, keyed by stream, whatever the key', async () => {
    const bus = await open();
    for (let i = 0; i < 20; i++) await append(`k${i}`, 1, 2);
    await relayed(bus);
    const content = await contentOf(rawKafka(servers.kafka), topic());
    for (const message of content.flat()) expect(message.partition).toBe(logOf(message.key, LOGS) % LOGS);
    expect(content.flat()).toHaveLength(40);
    await expectDense();
  });

  it('goes on where it was after a stop, and carries all again where its cursor was lost', async () => {
    const first = await open();
    await append('a', 1, 30);
    await relayed(first);
    await first.close();
    await append('a', 31, 60);
    const second = await open();
    await relayed(second);
    await second.close();
    expect((await contentOf(rawKafka(servers.kafka), topic())).flat()).toHaveLength(60);

    await relayed(await open({ store: own.store, cursors: new MemoryCheckpoints() }));
    expect((await contentOf(rawKafka(servers.kafka), topic())).flat()).toHaveLength(120);
    await expectDense();
  });

  it('carries all again when the topic was made anew', async () => {
    const first = await open();
    await append('a', 1, 10);
    await relayed(first);
    await first.close();
    const admin = rawKafka(servers.kafka).admin();
    await admin.connect();
    await admin.deleteTopics({ topics: [topic()] });
    await eventually(async () => expect(await admin.listTopics()).not.toContain(topic()));
    await admin.disconnect();
    await relayed(await open());
    await expectDense();
  });

  it('stays in order and without a hole while two relay the same log', async () => {
    const two = await Promise.all([open(), open({ store: own.store, cursors: new MemoryCheckpoints() })]);
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((key) => append(key, 1, 60)));
    await Promise.all(two.map(relayed));
    await expectDense();
    const content = (await contentOf(rawKafka(servers.kafka), topic())).flat();
    expect(content.length).toBeGreaterThan(300);
  });

  it('brings each event once from a topic full of duplicates', async () => {
    await append('a', 1, 50);
    for (let i = 0; i < 4; i++) {
      const bus = await open({ store: own.store, cursors: new MemoryCheckpoints() });
      await relayed(bus);
      await bus.close();
    }
    const reader = await open();
    const got: EventBatch[] = [];
    await reader.subscribe({
      name: 'once',
      sources: ['tally'],
      from: async () => new Map(),
      handle: async (batch) => void got.push(batch),
    });
    await append('a', 51, 60);
    await eventually(() => expect(marksIn(got).at(-1)).toBe('a-60'));
    expect(marksIn(got)).toEqual(Array.from({ length: 60 }, (_, i) => `a-${i + 1}`));
    const past: EventBatch[] = [];
    const elsewhere = await busOver(at);
    buses.push(elsewhere);
    for await (const batch of elsewhere.history(['tally'])) past.push(batch);
    expect(marksIn(past)).toEqual(marksIn(got));
  });

  it('carries the biggest commit that a store takes, whole', async () => {
    const bus = await open();
    const mark = 'x'.repeat(900);
    const events = Array.from({ length: 1_000 }, () => ({ type: 'tally.counted', v: 1, data: { by: 1, mark } }));
    await own.store.append(draftOf('big', 1, { events }));
    await relayed(bus);
    const got: EventBatch[] = [];
    await bus.subscribe({
      name: 'big',
      sources: ['tally'],
      from: async () => new Map(),
      handle: async (batch) => void got.push(batch),
    });
    await eventually(() => expect(marksIn(got)).toHaveLength(1_000));
    expect(got).toHaveLength(1);
  });
});
