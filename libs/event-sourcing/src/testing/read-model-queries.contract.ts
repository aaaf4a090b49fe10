import { describe, expect, it } from '@jest/globals';
import type { Filter, Query, ReadModelStore } from '../read-model.js';
import { type Card, cards, stored, sums } from './cards.js';

const DECK: { [key: string]: Card } = {
  a: { name: '甲', unit: 'east', points: 3, tags: ['x'], place: { site: '东' } },
  b: { name: '乙', unit: 'west', points: 1, tags: ['x', 'y'], place: { site: '西' } },
  c: { name: '丙', unit: 'east', points: 3, place: {} },
  d: { name: '丁', unit: 'east', points: 2 },
  e: { name: '戊', unit: 'west', points: null },
  f: { name: '己' },
};

export function readModelQueries(current: () => ReadModelStore): void {
  describe('answers queries', () => {
    const deal = (): Promise<void> =>
      current().save(
        'cards_v1_1',
        Object.entries(DECK).map(([key, document]) => stored(key, document)),
      );
    const find = async (query?: Query): Promise<string> =>
      (await current().reader('acme').find(cards, query)).map((f) => f.key).join('');

    it.each<[Filter, string]>([
      [{}, 'abcdef'],
      [{ unit: 'east' }, 'acd'],
      [{ unit: 'north' }, ''],
      [{ unit: 'east', points: 3 }, 'ac'],
      [{ points: { $gte: 2 } }, 'acd'],
      [{ unit: { $in: ['west', 'north'] } }, 'be'],
      [{ unit: { $ne: 'east' } }, 'bef'],
      [{ $or: [{ points: 1 }, { name: '己' }] }, 'bf'],
      [{ unit: 'west', $or: [{ points: 1 }, { name: '己' }] }, 'b'],
      [{ name: { $regex: '^甲' } }, 'a'],
      [{ tags: 'y' }, 'b'],
      [{ 'place.site': '东' }, 'a'],
      [{ points: null }, 'ef'],
      [{ points: { $exists: false } }, 'f'],
    ])('%j finds %s, and counts as many', async (filter, expected) => {
      await deal();
      expect(await find({ filter })).toBe(expected);
      expect(await current().reader('acme').count(cards, filter)).toBe(expected.length);
    });

    it.each<[Record<string, 1 | -1>, string]>([
      [{ points: 1 }, 'efbdac'],
      [{ points: -1 }, 'acdbef'],
      [{ unit: 1, points: -1 }, 'facdbe'],
      [{ 'place.site': -1 }, 'bacdef'],
    ])('sorted by %j gives %s: missing first, ties by key', async (sort, expected) => {
      await deal();
      expect(await find({ sort })).toBe(expected);
    });

    it('cuts pages that neither overlap nor leave out', async () => {
      await deal();
      const sort = { unit: 1 } as const;
      const pages = [0, 2, 4, 6].map((skip) => find({ sort, skip, limit: 2 }));
      expect((await Promise.all(pages)).join('')).toBe(await find({ sort }));
      expect(await find({ sort, skip: 4 })).toHaveLength(2);
    });

    it('finds by a changed value and no longer by the one before', async () => {
      await deal();
      await current().save('cards_v1_1', [stored('a', { unit: 'west', place: { site: '西' } }, 2)]);
      expect(await find({ filter: { unit: 'east' } })).toBe('cd');
      expect(await find({ filter: { unit: 'west' } })).toBe('abe');
      expect(await find({ filter: { 'place.site': '西' } })).toBe('ab');
    });

    it('merges the partials of a key, leaves out deleted ones, and gives those asked for', async () => {
      const store = current();
      await store.declare('sums_v1_1', sums);
      await store.activate('sums', 'sums_v1_1');
      const partial = (key: string, log: number, total: number | undefined, tenant = 'acme') =>
        stored(key, total === undefined ? undefined : { total }, 5, {
          id: `${tenant}/${key}@tally/${log}`,
          tenant,
          source: { [`tally/${log}`]: 5 },
        });
      await store.save('sums_v1_1', [
        partial('a', 0, 1),
        partial('a', 1, 10),
        partial('b', 0, 100),
        partial('b', 1, undefined),
        partial('c', 0, undefined),
        partial('a', 0, 1_000, 'other'),
      ]);
      const reader = store.reader('acme');
      const byKey = async (keys?: string[]): Promise<object> =>
        Object.fromEntries((await reader.merged(sums, keys)).map(({ key, document }) => [key, document.total]));
      expect(await byKey()).toEqual({ a: 11, b: 100 });
      expect(await byKey(['a', 'c', 'none'])).toEqual({ a: 11 });
      expect(await byKey([])).toEqual({});
      expect(await reader.get(sums, 'a')).toEqual({ total: 11 });
      expect(await reader.get(sums, 'c')).toBeUndefined();
    });
  });
}
