import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { KafkaEventBus } from '@ronghe/event-bus-kafka';
import {
  type EventBatch,
  MemoryCheckpoints,
  logKey,
  logOf,
  recordedEvents,
  toBinary,
  toCloudEvent,
} from '@ronghe/event-sourcing';
import { eventually, marksIn, tallyCatalogue } from '@ronghe/event-sourcing/testing';
import { type BackingServers, backingServers } from '../support/servers.js';
import { type KafkaPlace, kafkaPlace } from './kafka-place.js';
import { LOGS, busOver } from './kafka-tools.js';
import { rawKafka, write } from './kafka-topic.js';

let servers: BackingServers;
beforeAll(async () => void (servers = await backingServers()));
afterAll(() => servers?.stop());

describe('A history of the topic that goes on where another ended', () => {
  let place: KafkaPlace;
  let reader: KafkaEventBus;
  beforeEach(async () => {
    place = await kafkaPlace(servers.kafka);
    reader = await place.elsewhere();
    for (const key of ['a', 'b', 'c', 'd']) await place.append(key, 1, 3);
    await place.relayed();
  });
  afterEach(() => place.close());

  const read = async (from?: ReadonlyMap<string, number>): Promise<EventBatch[]> => {
    const batches: EventBatch[] = [];
    for await (const batch of reader.history(['tally'], { from })) batches.push(batch);
    return batches;
  };
  const placesAfter = (batches: readonly EventBatch[]): Map<string, number> =>
    new Map(batches.map((batch) => [logKey(batch.source, batch.log), batch.last]));

  it('brings each log in one piece', async () => {
    const logs = (await read()).map((batch) => batch.log);
    expect(logs.filter((log, i) => log !== logs[i - 1])).toEqual([...new Set(logs)]);
  });

  it('brings what came since, each event once', async () => {
    const first = await read();
    expect(marksIn(first)).toHaveLength(12);
    for (const key of ['a', 'c']) await place.append(key, 4, 5);
    await place.relayed();
    const second = await read(placesAfter(first));
    expect(marksIn(second).sort()).toEqual(['a-4', 'a-5', 'c-4', 'c-5']);
    expect(await read(placesAfter([...first, ...second]))).toEqual([]);
  });

  it('still brings all to one that lacks all', async () => {
    await read();
    expect(marksIn(await read())).toHaveLength(12);
  });

  it('refuses a topic that was made anew meanwhile, and reads it whole the next time', async () => {
    const places = placesAfter(await read());
    await place.bus.close();
    const kafka = rawKafka(servers.kafka);
    const admin = kafka.admin();
    await admin.connect();
    await admin.deleteTopics({ topics: [place.topic] });
    await eventually(async () => expect(await admin.listTopics()).not.toContain(place.topic));
    await admin.createTopics({ topics: [{ topic: place.topic, numPartitions: LOGS }], waitForLeaders: false });
    await admin.disconnect();
    const log = logOf('acme/tally/a', LOGS);
    const [first] = recordedEvents('tally', (await place.own.store.readLog(log, 0, 1))[0]!, tallyCatalogue);
    // A message twice, as relays may bring it: the same events lie at other offsets.
    const twice = { partition: log, ...toBinary(toCloudEvent(first!, 1)) };
    await eventually(() => write(kafka, place.topic, [twice]));
    const again = await busOver(place.at, { store: place.own.store, cursors: new MemoryCheckpoints() });
    await eventually(async () => expect(await again.relayLag()).toBe(0));
    await again.close();

    await expect(read(places)).rejects.toThrow('not the one that was read before');
    expect(marksIn(await read())).toHaveLength(12);
  });
});
