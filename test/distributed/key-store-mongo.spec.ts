import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Unavailable } from '@ronghe/event-sourcing';
import { MongoKeyStore } from '@ronghe/personal-data/mongo';
import { keyStoreContract } from '../../libs/personal-data/src/testing/key-store.contract.js';
import { type BackingServers, backingServers } from '../support/servers.js';
import { type MongoPlace, mongoPlace } from './mongo-place.js';

let servers: BackingServers;
let places: MongoPlace[];
beforeAll(async () => {
  servers = await backingServers();
  places = [];
});
afterAll(async () => {
  for (const place of places) await place.remove();
  await servers.stop();
});

const newPlace = (): MongoPlace => {
  const place = mongoPlace(servers.mongo);
  places.push(place);
  return place;
};

keyStoreContract('MongoDB', async () => new MongoKeyStore(await newPlace().connect('keys')));

describe('A key store in MongoDB', () => {
  it('keeps keys and tombstones for other processes', async () => {
    const place = newPlace();
    const [one, two] = [await place.connect('keys'), await place.connect('keys')].map((c) => new MongoKeyStore(c));
    await one!.create('t/a', 'one');
    await one!.destroy('t/b');
    expect(await two!.load('t/a')).toBe('one');
    await expect(two!.create('t/b', 'late')).rejects.toThrow('t/b was destroyed');
  });

  it('lets one of two processes make a key, and both have that one', async () => {
    const place = newPlace();
    const stores = [await place.connect('keys'), await place.connect('keys')].map((c) => new MongoKeyStore(c));
    const ids = Array.from({ length: 100 }, (_, i) => `t/${i}`);
    const made = await Promise.all(stores.map((store, s) => Promise.all(ids.map((id) => store.create(id, `by ${s}`)))));
    expect(made[0]).toEqual(made[1]);
  });

  it('ends with a tombstone whenever making and destroying meet', async () => {
    const place = newPlace();
    const [one, two] = [await place.connect('keys'), await place.connect('keys')].map((c) => new MongoKeyStore(c));
    const ids = Array.from({ length: 50 }, (_, i) => `t/${i}`);
    await Promise.allSettled(ids.flatMap((id) => [one!.create(id, 'key'), two!.destroy(id), one!.destroy(id)]));
    expect(await two!.loadMany(ids)).toEqual(new Map());
    for (const id of ids) await expect(two!.create(id, 'late')).rejects.toThrow('was destroyed');
  });

  it('says that the server is not there, and names the setting', async () => {
    const connection = await newPlace().connect('keys');
    const store = new MongoKeyStore(connection);
    await connection.close();
    const work = await Promise.allSettled([store.load('t/a'), store.create('t/a', 'one'), store.destroy('t/a')]);
    for (const { reason } of work as PromiseRejectedResult[]) {
      expect(reason).toBeInstanceOf(Unavailable);
      expect((reason as Error).message).toContain('RONGHE_MONGO');
    }
  });
});
