import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { KafkaUnusable } from '@ronghe/event-bus-kafka';
import { type EventBatch, LogGap, logOf } from '@ronghe/event-sourcing';
import { draftOf, eventually, marksIn } from '@ronghe/event-sourcing/testing';
import { type BackingServers, backingServers } from '../support/servers.js';
import { type KafkaPlace, kafkaPlace, reading } from './kafka-place.js';
import { LOGS, busOver, storeOf, uniquePrefix } from './kafka-tools.js';
import { rawKafka, write } from './kafka-topic.js';

let servers: BackingServers;
beforeAll(async () => void (servers = await backingServers()));
afterAll(() => servers?.stop());

/** Headers of an event that a stranger has put on the topic. */
const headersOf = (log: number, no: number, more: Record<string, string> = {}): Record<string, string> => ({
  'content-type': 'application/json',
  ce_specversion: '1.0',
  ce_id: `tally.${log}.${no}.0`,
  ce_source: '/ronghe/tally',
  ce_type: 'tally.counted',
  ce_subject: 'acme/tally/a',
  ce_time: '2026-01-01T00:00:00.000Z',
  ce_tenant: 'acme',
  ce_sequence: String(no * 1_024),
  ce_dataversion: '1',
  ...more,
});
const value = JSON.stringify({ by: 1, mark: 'strange' });

describe('Trouble on a topic', () => {
  let place: KafkaPlace;
  beforeEach(async () => void (place = await kafkaPlace(servers.kafka)));
  afterEach(() => place.close());
  const logOfA = logOf('acme/tally/a', LOGS);
  const put = (headers: Record<string, string>, payload = value): Promise<void> =>
    write(rawKafka(servers.kafka), place.topic, [{ partition: logOfA % LOGS, key: 'a', headers, value: payload }]);
  const other = Array.from({ length: 99 }, (_, i) => `k${i}`).find(
    (key) => logOf(`acme/tally/${key}`, LOGS) !== logOfA,
  )!;

  it.each([
    ['no CloudEvent', { hello: 'there' }, 'header ce_specversion is missing'],
    ['of another service', headersOf(logOfA, 3, { ce_id: `notes.${logOfA}.3.0` }), 'it is of source notes, not tally'],
  ])('stops before a message that is %s, until it is discarded', async (_what, headers, reason) => {
    await place.append('a', 1, 2);
    await place.relayed();
    await put(headers);
    await place.append('a', 3, 4);
    const discarded = new Set<string>();
    const { got, failures, subscription } = await reading(place.bus, { discarded: async () => discarded });
    await place.append(other, 1, 1);
    await eventually(() => expect(failures.length).toBeGreaterThan(1));
    expect((failures[0] as Error).message).toContain(`offset 2 of partition ${logOfA % LOGS} of ${place.topic}`);
    expect((failures[0] as Error).message).toContain(reason);
    const id = `${place.topic}/${logOfA % LOGS}/2`;
    expect((failures[0] as Error).message).toContain(`npm run ronghe -- park discard reader ${id}`);
    expect(subscription.fault?.()).toContain('cannot be read');
    await eventually(() => expect(marksIn(got).sort()).toEqual(['a-1', 'a-2', `${other}-1`].sort()));

    discarded.add(id);
    await eventually(() => expect(marksIn(got).filter((m) => m.startsWith('a-'))).toHaveLength(4));
    await eventually(() => expect(subscription.fault?.()).toBeUndefined());
    expect(await subscription.reachedEnd('tally', 60_000)).toBe(true);
  });

  it.each([
    ['type', { ce_type: 'tally.invented' }],
    ['version', { ce_dataversion: '7' }],
  ])('stops before an event of an unknown %s, and passes over it when told to', async (_what, more) => {
    const discarded = new Set<string>();
    await put(headersOf(logOfA, 1, more));
    await put(headersOf(logOfA, 2));
    const elsewhere = await place.elsewhere();
    const { got, failures, subscription } = await reading(elsewhere, { discarded: async () => discarded });
    await eventually(() => expect(failures.length).toBeGreaterThan(0));
    expect((failures[0] as Error).message).toContain('is not in the catalogue');
    const read = async (): Promise<EventBatch[]> => {
      const past: EventBatch[] = [];
      for await (const batch of elsewhere.history(['tally'], { discarded: async () => discarded })) past.push(batch);
      return past;
    };
    await expect(read()).rejects.toThrow('is not in the catalogue');

    discarded.add(`${place.topic}/${logOfA % LOGS}/0`);
    await eventually(() => expect(marksIn(got)).toEqual(['strange']));
    expect(await subscription.reachedEnd('tally', 60_000)).toBe(true);
    expect(marksIn(await read())).toEqual(['strange']);
  });

  it('stops for good before a hole, and says so, while the other partitions go on', async () => {
    await put(headersOf(logOfA, 1));
    await put(headersOf(logOfA, 3));
    const { got, failures, subscription } = await reading(await place.elsewhere());
    await eventually(() => expect(failures).toHaveLength(1));
    expect(failures[0]).toBeInstanceOf(LogGap);
    expect((failures[0] as Error).message).toBe(`log ${logOfA} of tally has a gap: expected commit 2, found 3`);
    expect(subscription.fault?.()).toContain('stands still: log');
    await place.append(other, 1, 2);
    await eventually(() => expect(marksIn(got).sort()).toEqual([`${other}-1`, `${other}-2`, 'strange'].sort()));
    expect(await subscription.reachedEnd('tally', 200)).toBe(false);
  });
});

describe('A Kafka that is not as it has to be', () => {
  it('is refused with both counts when the topic has other partitions', async () => {
    const at = { brokers: [servers.kafka], prefix: uniquePrefix() };
    const own = storeOf('tally');
    await (await busOver(at, own)).close();
    const opening = busOver(at, own, { partitions: 6 });
    await expect(opening).rejects.toThrow(KafkaUnusable);
    await expect(opening).rejects.toThrow(
      `topic ${at.prefix}.tally.events.v1 has 4 partitions, and RONGHE_KAFKA_PARTITIONS is 6`,
    );
    own.db.close();
  });

  it('is named when it cannot be reached', async () => {
    const opening = busOver({ brokers: ['127.0.0.1:1'], prefix: uniquePrefix() });
    await expect(opening).rejects.toThrow(KafkaUnusable);
    await expect(opening).rejects.toThrow(/cannot be reached at 127\.0\.0\.1:1 .*RONGHE_KAFKA/);
  });

  it('is waited for where a source has no topic yet', async () => {
    const at = { brokers: [servers.kafka], prefix: uniquePrefix() };
    const reader = await busOver(at);
    const { got, subscription } = await reading(reader);
    expect(subscription.fault?.()).toBeUndefined();
    expect(await subscription.reachedEnd('tally', 60_000)).toBe(true);
    await eventually(() =>
      expect(subscription.fault?.()).toContain(`waits for the topic ${at.prefix}.tally.events.v1`),
    );
    const own = storeOf('tally');
    const writer = await busOver(at, own);
    await own.store.append(draftOf('a', 1));
    await eventually(() => expect(marksIn(got)).toEqual(['a-1']));
    expect(subscription.fault?.()).toBeUndefined();
    await Promise.all([reader.close(), writer.close()]);
    own.db.close();
  });
});
