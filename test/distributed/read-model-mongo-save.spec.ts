import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type StoredDocument, Unavailable } from '@ronghe/event-sourcing';
import { cards, eventually, seeded, stored } from '@ronghe/event-sourcing/testing';
import { DocumentTooLarge, MongoReadModels } from '@ronghe/read-model-mongo';
import fc from 'fast-check';
import { type BackingServers, type OwnStore, backingServers, storeOfItsOwn } from '../support/servers.js';
import { type MongoPlace, mongoPlace } from './mongo-place.js';

const BUILD = 'cards_v1_1';
const DOCUMENTS = 12;
const SAVES_EACH = 60;
const HIGHEST_PLACE = 200;
const MANY = 2_000;
const TOO_MANY_BYTES = 17_000_000;

describe('documents saved in MongoDB', () => {
  let servers: BackingServers;
  let place: MongoPlace;
  let store: MongoReadModels;
  const open = async (): Promise<MongoReadModels> => new MongoReadModels(await place.connect('models'));
  beforeAll(async () => void (servers = await backingServers()));
  afterAll(() => servers.stop());
  beforeEach(async () => {
    place = mongoPlace(servers.mongo);
    store = await open();
    await store.declare(BUILD, cards);
    await store.activate('cards', BUILD);
  });
  afterEach(() => place.remove());

  const saved = async (id: string): Promise<StoredDocument | undefined> => (await store.load(BUILD, [id])).get(id);
  const placeOf = (document: StoredDocument): number => document.source['tally/0']!;

  it.each([1, 2, 3])('end at the highest place, and never go back, with two at once (seed %i)', async (seed) => {
    const highest = new Map<string, number>();
    const saving = [store, await open()].map(async (one, nth) => {
      const random = seeded(seed * 10 + nth);
      for (let i = 0; i < SAVES_EACH; i++) {
        const batch = Array.from({ length: DOCUMENTS }, (_, key) => {
          const seq = Math.floor(random() * HIGHEST_PLACE);
          return stored(`${key}`, random() < 0.2 ? undefined : { points: seq }, seq);
        });
        const before = await one.load(
          BUILD,
          batch.map((d) => d.id),
        );
        await one.save(BUILD, batch);
        const after = await one.load(
          BUILD,
          batch.map((d) => d.id),
        );
        for (const document of batch) {
          const now = placeOf(after.get(document.id)!);
          expect(now).toBeGreaterThanOrEqual(placeOf(document));
          expect(now).toBeGreaterThanOrEqual(placeOf(before.get(document.id) ?? document));
          highest.set(document.id, Math.max(highest.get(document.id) ?? -1, placeOf(document)));
        }
      }
    });
    await Promise.all(saving);
    const end = await store.load(BUILD, [...highest.keys()]);
    expect(new Map([...end].map(([id, document]) => [id, placeOf(document)]))).toEqual(highest);
    for (const { document, source } of end.values())
      if (document) expect(document).toEqual({ points: source['tally/0'] });
  });

  it('end at the highest place when many insert the same one at the same moment', async () => {
    const stores = await Promise.all([0, 1, 2, 3].map(() => open()));
    for (let round = 0; round < 20; round++) {
      const seqs = [3, 4, 1, 2];
      await Promise.all(stores.map((one, i) => one.save(BUILD, [stored(`${round}`, { points: seqs[i]! }, seqs[i])])));
      expect(await saved(`acme/${round}`)).toEqual(stored(`${round}`, { points: 4 }, 4));
    }
  });

  it('keep the places of several logs, each of which may only grow', async () => {
    const both = (a: number, b: number, name: string): StoredDocument =>
      stored('a', { name }, 0, { source: { 'tally/0': a, 'other-tally/15': b } });
    await store.save(BUILD, [both(3, 4, 'first')]);
    for (const behind of [both(2, 9, 'x'), both(9, 3, 'x'), stored('a', { name: 'x' }, 9)]) {
      await store.save(BUILD, [behind]);
      expect(await saved('acme/a')).toEqual(both(3, 4, 'first'));
    }
    await store.save(BUILD, [both(3, 5, 'second')]);
    expect(await saved('acme/a')).toEqual(both(3, 5, 'second'));
  });

  it('are loaded and saved by the thousand', async () => {
    const batch = Array.from({ length: MANY }, (_, i) => stored(`${i}`, { name: `名${i}`, points: i }));
    await store.save(BUILD, batch);
    const ids = batch.map((d) => d.id);
    const found = await store.load(BUILD, ids);
    expect(found).toEqual(new Map(batch.map((d) => [d.id, d])));
    await store.save(
      BUILD,
      [...found.values()].map((d) => ({ ...d, source: { 'tally/0': 2 } })),
    );
    expect([...(await store.load(BUILD, ids)).values()].every((d) => placeOf(d) === 2)).toBe(true);
    expect(await store.reader('acme').count(cards)).toBe(MANY);
    expect(await store.reader('acme').find(cards)).toHaveLength(MANY);
  });

  it('take an empty batch, and load nothing for no ids', async () => {
    await store.save(BUILD, []);
    expect(await store.load(BUILD, [])).toEqual(new Map());
  });

  it('come back as they were, whatever their names and values', async () => {
    const awkward = fc.constantFrom(
      'a.b',
      '$set',
      '$ref',
      '$id',
      '%',
      '50%25',
      '_bsontype',
      '__proto__',
      'constructor',
      'toString',
      '\0',
      '',
      '名',
    );
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.jsonValue({ maxDepth: 0 }),
        fc.constantFrom(2 ** 31, 2 ** 53 - 1, -(2 ** 40), 0.1, ''),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.oneof(awkward, fc.string({ maxLength: 5 })), tie('value'), { maxKeys: 4 }),
      ),
    }));
    let seq = 0;
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.oneof(awkward, fc.string()), value, { maxKeys: 5 }), async (document) => {
        const json = JSON.stringify(document);
        await store.save(BUILD, [stored('a', JSON.parse(json) as object, ++seq)]);
        expect(JSON.stringify((await saved('acme/a'))!.document)).toBe(json);
        expect(JSON.stringify(await store.reader('acme').get(cards, 'a'))).toBe(json);
      }),
      { numRuns: 200, seed: 20_260_101 },
    );
  });

  it('leave out what is undefined, as memory does to whoever asks', async () => {
    await store.save(BUILD, [stored('a', { name: undefined, place: { site: undefined } })]);
    expect((await saved('acme/a'))!.document).toStrictEqual({ place: {} });
    expect(await store.reader('acme').count(cards, { name: { $exists: true } })).toBe(0);
  });

  it('are found by names that MongoDB does not take', async () => {
    await store.save(BUILD, [
      stored('a', { rates: { '50%': 1, $x: { y: 2 } } }),
      stored('b', { rates: { '50%': 2, $x: { y: 1 } }, lists: [{ 'p.q': 1 }] }),
    ]);
    const find = async (filter: object): Promise<string> =>
      (await store.reader('acme').find(cards, { filter: filter as Record<string, unknown> }))
        .map((f) => f.key)
        .join('');
    expect(await find({ 'rates.50%': 1 })).toBe('a');
    expect(await find({ 'rates.$x.y': 1 })).toBe('b');
    expect(await find({ lists: { 'p.q': 1 } })).toBe('b');
    const sorted = await store.reader('acme').find(cards, { sort: { 'rates.50%': -1 } });
    expect(sorted.map((f) => f.key)).toEqual(['b', 'a']);
  });

  it('are refused when too large, naming model, key and size, before any of the batch is written', async () => {
    const large = stored('巨', { name: 'x'.repeat(TOO_MANY_BYTES) });
    const error = await store.save(BUILD, [stored('a', { name: 'small' }), large]).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(DocumentTooLarge);
    expect((error as Error).message).toMatch(/巨 \(tenant acme\) of read model cards has 17,000,\d{3} bytes/);
    expect(await saved('acme/a')).toBeUndefined();
  });
});

describe('documents saved while MongoDB comes and goes', () => {
  let server: OwnStore;
  let place: MongoPlace;
  beforeAll(async () => {
    server = await storeOfItsOwn();
    place = mongoPlace(server.mongo);
  });
  afterAll(async () => {
    await place.remove();
    await server.remove();
  });

  it('are refused as unavailable, and taken by the same store when the server is back', async () => {
    const waits = { serverSelectionTimeoutMs: 2_000, answerTimeoutMs: 2_000 };
    const store = new MongoReadModels(await place.connect('models', waits));
    // Its first work may take a server that was just started longer than it is waited for here.
    await eventually(() => store.declare(BUILD, cards));
    await eventually(() => store.save(BUILD, [stored('a', { name: 'before' }, 1)]));
    const save = (): Promise<void> => store.save(BUILD, [stored('a', { name: 'after' }, 2), stored('b', {}, 2)]);
    await server.pause();
    await expect(save()).rejects.toThrow(Unavailable);
    await expect(store.load(BUILD, ['acme/a'])).rejects.toThrow(/RONGHE_MONGO/);
    await server.resume();
    await eventually(save);
    await server.stop();
    await expect(save()).rejects.toThrow(Unavailable);
    await server.start();
    await eventually(save);
    expect((await store.load(BUILD, ['acme/a', 'acme/b'])).get('acme/a')).toEqual(stored('a', { name: 'after' }, 2));
  });
});
