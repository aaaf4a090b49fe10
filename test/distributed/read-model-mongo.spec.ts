import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ReadModelStore, Unavailable } from '@ronghe/event-sourcing';
import {
  cards,
  checkpointsContract,
  parkingContract,
  readModelContract,
  stored,
  sums,
} from '@ronghe/event-sourcing/testing';
import { connectMongo } from '@ronghe/event-store-mongo';
import { MongoCheckpoints, MongoParking, MongoReadModels } from '@ronghe/read-model-mongo';
import type { Connection } from 'mongoose';
import { type BackingServers, backingServers } from '../support/servers.js';
import { type MongoPlace, mongoPlace } from './mongo-place.js';

let servers: BackingServers;
beforeAll(async () => void (servers = await backingServers()));
afterAll(() => servers.stop());

readModelContract('MongoReadModels', async () => {
  const place = mongoPlace(servers.mongo);
  const store: ReadModelStore = new MongoReadModels(await place.connect('models'));
  return Object.assign(store, { close: () => place.remove() });
});

checkpointsContract('MongoCheckpoints', async () => {
  const place = mongoPlace(servers.mongo);
  return { checkpoints: new MongoCheckpoints(await place.connect('places')), close: () => place.remove() };
});

parkingContract('MongoParking', async () => {
  const place = mongoPlace(servers.mongo);
  return { parking: new MongoParking(await place.connect('parked')), close: () => place.remove() };
});

describe('read models that several processes share', () => {
  let place: MongoPlace;
  let connection: Connection;
  let one: MongoReadModels;
  let two: MongoReadModels;
  beforeEach(async () => {
    place = mongoPlace(servers.mongo);
    connection = await place.connect('models');
    one = new MongoReadModels(connection);
    two = new MongoReadModels(await place.connect('models'));
  });
  afterEach(() => place.remove());

  const buildsOf = async (model: string): Promise<string[]> =>
    (await one.builds(model)).map(({ build }) => build).sort();

  it('show what is active to a process that activated nothing, and the same until it follows', async () => {
    for (const [build, name] of Object.entries({ cards_v1_1: 'old', cards_v2_2: 'new' })) {
      await one.declare(build, cards);
      await one.save(build, [stored('a', { name })]);
    }
    const reader = two.reader('acme');
    expect(await reader.get(cards, 'a')).toBeUndefined();
    await one.activate('cards', 'cards_v1_1');
    expect(await reader.get(cards, 'a')).toEqual({ name: 'old' });
    await one.activate('cards', 'cards_v2_2');
    expect(await two.active('cards')).toBe('cards_v2_2');
    expect(await reader.get(cards, 'a')).toEqual({ name: 'old' });
    two.follow('cards', 'cards_v2_2');
    expect(await reader.get(cards, 'a')).toEqual({ name: 'new' });
  });

  it('can be declared by all at once, and have one index for tenant and key and one for each field', async () => {
    await Promise.all([one, two, one, two].map((store) => store.declare('cards_v1_1', cards)));
    expect(await buildsOf('cards')).toEqual(['cards_v1_1']);
    const indexes = await connection.db!.collection('cards_v1_1').indexes();
    expect(indexes.map((index) => Object.keys(index.key as object).join()).sort()).toEqual([
      '_id',
      'tenant,document.place.site,key',
      'tenant,document.points,key',
      'tenant,document.unit,key',
      'tenant,key,_id,source',
    ]);
  });

  it('tell builds of models apart whose names look alike', async () => {
    for (const build of ['cards_v1_1', 'cards_v2_v1_1', 'cards_x_v1_1']) await one.declare(build, sums);
    expect(await buildsOf('cards')).toEqual(['cards_v1_1']);
    expect(await buildsOf('cards_v2')).toEqual(['cards_v2_v1_1']);
    await expect(one.declare('cards', cards)).rejects.toThrow('"cards" is no name of a build');
  });

  it('list what a late save made again of a dropped build, so that it is dropped at the next look', async () => {
    await one.declare('cards_v1_1', cards);
    await one.drop('cards_v1_1');
    await two.save('cards_v1_1', [stored('a', { name: 'late' })]);
    expect(await one.builds('cards')).toEqual([{ build: 'cards_v1_1', declaredAt: 0 }]);
    for (const { build } of await one.builds('cards')) await one.drop(build);
    expect(await one.builds('cards')).toEqual([]);
    const left = await connection.db!.listCollections({}, { nameOnly: true }).toArray();
    expect(left.map(({ name }) => name)).not.toContain('cards_v1_1');
  });

  it('are unavailable, and name the setting, when the server is gone', async () => {
    const gone = await connectMongo({ url: servers.mongo, db: 'nobody' });
    const store = new MongoReadModels(gone);
    store.follow('cards', 'cards_v1_1');
    await gone.close();
    const walk = async (): Promise<void> => {
      for await (const document of store.all('cards_v1_1')) expect(document).toBeUndefined();
    };
    const attempts = [
      () => store.load('cards_v1_1', ['acme/a']),
      () => store.save('cards_v1_1', [stored('a', {})]),
      () => store.declare('cards_v1_1', cards),
      () => store.drop('cards_v1_1'),
      () => store.builds('cards'),
      () => store.activate('cards', 'cards_v1_1'),
      () => store.reader('acme').find(cards),
      () => store.reader('acme').count(cards),
      walk,
      () => new MongoCheckpoints(gone).save(['a'], 'tally/0', 1),
      () => new MongoParking(gone).list(),
    ];
    for (const attempt of attempts) {
      const error = await attempt().catch((e: unknown) => e);
      expect(error).toBeInstanceOf(Unavailable);
      expect((error as Error).message).toContain('RONGHE_MONGO');
    }
  });
});
