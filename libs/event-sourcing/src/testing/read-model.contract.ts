import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { StoredDocument } from '../projection.js';
import type { ReadModelStore } from '../read-model.js';
import { type Card, cards, stored } from './cards.js';
import { readModelQueries } from './read-model-queries.contract.js';

/** What every store of read models promises. `open` gives an empty one. */
export function readModelContract(name: string, open: () => Promise<ReadModelStore>): void {
  describe(`${name} keeps read models`, () => {
    let store: ReadModelStore;
    beforeEach(async () => {
      store = await open();
      await store.declare('cards_v1_1', cards);
      await store.activate('cards', 'cards_v1_1');
    });
    afterEach(() => store.close());
    const get = (key: string, tenant = 'acme'): Promise<Card | undefined> => store.reader(tenant).get(cards, key);

    it('gives back a document with what guards it', async () => {
      const saved = stored('甲', { name: '井下作业', points: 1.5, tags: ['a', 'b'], place: { site: '东' } }, 7);
      await store.save('cards_v1_1', [saved]);
      expect(await store.load('cards_v1_1', ['acme/甲', 'acme/none'])).toEqual(new Map([['acme/甲', saved]]));
      expect(await get('甲')).toEqual(saved.document);
      expect(await get('none')).toBeUndefined();
    });

    it('replaces the whole document, fields that went away included', async () => {
      await store.save('cards_v1_1', [stored('a', { name: 'x', unit: 'u' }, 1)]);
      await store.save('cards_v1_1', [stored('a', { name: 'y' }, 2)]);
      expect(await get('a')).toEqual({ name: 'y' });
    });

    it('never lets an older place overwrite a newer one, and takes the others of the same batch', async () => {
      await store.save('cards_v1_1', [stored('a', { name: 'new' }, 9)]);
      await store.save('cards_v1_1', [stored('a', { name: 'old' }, 8), stored('b', { name: 'b' }, 8)]);
      expect(await get('a')).toEqual({ name: 'new' });
      expect(await get('b')).toEqual({ name: 'b' });
    });

    it('takes the same place again as the same document', async () => {
      await store.save('cards_v1_1', [stored('a', { name: 'x' }, 9)]);
      await store.save('cards_v1_1', [stored('a', { name: 'x' }, 9)]);
      expect(await get('a')).toEqual({ name: 'x' });
      expect(await store.reader('acme').count(cards)).toBe(1);
    });

    it('refuses a document that forgets a log it was folded from', async () => {
      await store.save('cards_v1_1', [stored('a', { name: 'both' }, 0, { source: { 'tally/0': 3, 'tally/1': 4 } })]);
      await store.save('cards_v1_1', [stored('a', { name: 'one' }, 0, { source: { 'tally/0': 9 } })]);
      expect(await get('a')).toEqual({ name: 'both' });
    });

    it('keeps a tombstone that readers do not see and redelivery cannot revive', async () => {
      await store.save('cards_v1_1', [stored('a', { name: 'x', unit: 'u' }, 1)]);
      await store.save('cards_v1_1', [stored('a', undefined, 2)]);
      await store.save('cards_v1_1', [stored('a', { name: 'x', unit: 'u' }, 1)]);
      expect(await get('a')).toBeUndefined();
      expect(await store.reader('acme').find(cards, { filter: { unit: 'u' } })).toEqual([]);
      expect(await store.reader('acme').count(cards)).toBe(0);
      expect((await store.load('cards_v1_1', ['acme/a'])).get('acme/a')).toEqual(stored('a', undefined, 2));
      await store.save('cards_v1_1', [stored('a', { name: 'again' }, 3)]);
      expect(await get('a')).toEqual({ name: 'again' });
    });

    it("shows a tenant its own documents only, under another tenant's key too", async () => {
      await store.save('cards_v1_1', [
        stored('a', { name: 'ours', unit: 'u' }),
        stored('a', { name: 'theirs', unit: 'u' }, 1, { id: 'other/a', tenant: 'other' }),
      ]);
      expect(await get('a')).toEqual({ name: 'ours', unit: 'u' });
      expect(await get('a', 'other')).toEqual({ name: 'theirs', unit: 'u' });
      expect(await get('a', 'third')).toBeUndefined();
      for (const tenant of ['acme', 'other']) {
        expect(await store.reader(tenant).find(cards, { filter: { unit: 'u' } })).toHaveLength(1);
        expect(await store.reader(tenant).count(cards)).toBe(1);
      }
      expect(await store.reader('third').find(cards)).toEqual([]);
    });

    it('walks all documents of a build across tenants, tombstones included', async () => {
      const all = [
        stored('a', { name: 'x' }),
        stored('b', undefined),
        stored('a', { name: 'y' }, 1, { id: 'other/a', tenant: 'other' }),
      ];
      await store.save('cards_v1_1', all);
      const found: StoredDocument[] = [];
      for await (const document of store.all('cards_v1_1')) found.push(document);
      expect(found).toHaveLength(3);
      expect(found).toEqual(expect.arrayContaining(all));
    });

    it('shows readers the active build only, and the next one from the moment it is active', async () => {
      const reader = store.reader('acme');
      await store.save('cards_v1_1', [stored('a', { name: 'old' })]);
      await store.declare('cards_v2_2', cards);
      await store.save('cards_v2_2', [stored('a', { name: 'new' })]);
      expect(await store.active('cards')).toBe('cards_v1_1');
      expect(await reader.get(cards, 'a')).toEqual({ name: 'old' });
      await store.activate('cards', 'cards_v2_2');
      expect(await store.active('cards')).toBe('cards_v2_2');
      expect(await reader.get(cards, 'a')).toEqual({ name: 'new' });
      await store.drop('cards_v1_1');
      expect(await reader.get(cards, 'a')).toEqual({ name: 'new' });
    });

    it('lets readers of this process follow a build that another has activated', async () => {
      const reader = store.reader('acme');
      await store.save('cards_v1_1', [stored('a', { name: 'old' })]);
      await store.declare('cards_v1_2', cards);
      await store.save('cards_v1_2', [stored('a', { name: 'new' })]);
      store.follow('cards', 'cards_v1_2');
      expect(await reader.get(cards, 'a')).toEqual({ name: 'new' });
      expect(await store.active('cards')).toBe('cards_v1_1');
    });

    it('knows the builds that were declared and not dropped, and when', async () => {
      const before = Date.now();
      await store.declare('cards_v1_2', cards);
      await store.declare('cards_v1_2', cards);
      await store.declare('cards_of_others_v1_1', cards);
      const builds = await store.builds('cards');
      expect(builds.map((b) => b.build).sort()).toEqual(['cards_v1_1', 'cards_v1_2']);
      for (const { declaredAt } of builds) expect(Math.abs(declaredAt - before)).toBeLessThan(60_000);
      await store.drop('cards_v1_2');
      expect((await store.builds('cards')).map((b) => b.build)).toEqual(['cards_v1_1']);
      expect(await store.builds('unknown')).toEqual([]);
    });

    it('has no active build of a model it does not know, and shows nothing of it', async () => {
      expect(await store.active('unknown')).toBeUndefined();
      expect(await store.reader('acme').find({ ...cards, model: 'unknown' })).toEqual([]);
      expect(await store.reader('acme').get({ ...cards, model: 'unknown' }, 'a')).toBeUndefined();
    });

    it('begins empty after a drop, and keeps what it has when declared again', async () => {
      await store.save('cards_v1_1', [stored('a', { name: 'x' }, 5)]);
      await store.declare('cards_v1_1', cards);
      expect(await get('a')).toEqual({ name: 'x' });
      await store.drop('cards_v1_1');
      await store.drop('never-declared');
      await store.declare('cards_v1_1', cards);
      expect(await get('a')).toBeUndefined();
      await store.save('cards_v1_1', [stored('a', { name: 'from the start' }, 1)]);
      expect(await get('a')).toEqual({ name: 'from the start' });
    });

    readModelQueries(() => store);
  });
}
