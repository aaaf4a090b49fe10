import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { KeyDestroyed } from '../errors.js';
import type { KeyStore } from '../key-store.js';

/** What every key store does. `open` gives an empty one. */
export function keyStoreContract(name: string, open: () => Promise<KeyStore>): void {
  describe(`${name} keeps keys`, () => {
    let store: KeyStore;
    beforeEach(async () => void (store = await open()));
    afterEach(() => store.close());

    it('knows no key that was never made', async () => {
      expect(await store.load('t/nobody')).toBeUndefined();
    });

    it('gives back the key that was made', async () => {
      expect(await store.create('t/a', 'one')).toBe('one');
      expect(await store.load('t/a')).toBe('one');
    });

    it('keeps the first of two keys under one id and answers it to the second', async () => {
      expect(await Promise.all([store.create('t/a', 'one'), store.create('t/a', 'two')])).toEqual(['one', 'one']);
      expect(await store.create('t/a', 'three')).toBe('one');
    });

    it('gives many keys at once and leaves out the missing and the destroyed', async () => {
      await Promise.all([store.create('t/a', 'one'), store.create('t/b', 'two'), store.create('t/c', 'three')]);
      await store.destroy('t/b');
      expect(await store.loadMany(['t/a', 't/b', 't/c', 't/d'])).toEqual(
        new Map([
          ['t/a', 'one'],
          ['t/c', 'three'],
        ]),
      );
      expect(await store.loadMany([])).toEqual(new Map());
    });

    it('gives nothing after destruction and makes no new key under that id', async () => {
      await store.create('t/a', 'one');
      await store.destroy('t/a');
      expect(await store.load('t/a')).toBeUndefined();
      await expect(store.create('t/a', 'again')).rejects.toBeInstanceOf(KeyDestroyed);
    });

    it('destroys twice, and before the key was made, with the same outcome', async () => {
      await store.destroy('t/a');
      await store.destroy('t/a');
      await expect(store.create('t/a', 'late')).rejects.toBeInstanceOf(KeyDestroyed);
    });

    it('refuses only the destroyed one among keys made at once', async () => {
      await store.destroy('t/gone');
      const made = await Promise.allSettled([
        store.create('t/a', 'one'),
        store.create('t/gone', 'x'),
        store.create('t/b', 'two'),
      ]);
      expect(made.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    });

    it('lists all that it keeps, tombstones too, page by page in order', async () => {
      await Promise.all([store.create('t/b', 'two'), store.create('t/a', 'one'), store.create('u/a', 'three')]);
      await store.destroy('t/b');
      const first = await store.list(undefined, 2);
      expect(first).toEqual([
        { keyId: 't/a', wrapped: 'one' },
        { keyId: 't/b', wrapped: null },
      ]);
      expect(await store.list('t/b', 2)).toEqual([{ keyId: 'u/a', wrapped: 'three' }]);
      expect(await store.list('u/a', 2)).toEqual([]);
    });

    it('replaces exactly the wrapping that is known', async () => {
      await store.create('t/a', 'one');
      expect(await store.replace('t/a', 'one', 'two')).toBe(true);
      expect(await store.load('t/a')).toBe('two');
      expect(await store.replace('t/a', 'one', 'three')).toBe(false);
      expect(await store.load('t/a')).toBe('two');
      expect(await store.replace('t/nobody', 'one', 'two')).toBe(false);
      expect(await store.load('t/nobody')).toBeUndefined();
    });

    it('replaces no key that was destroyed, however the two meet', async () => {
      const ids = Array.from({ length: 50 }, (_, i) => `t/${i}`);
      await Promise.all(ids.map((id) => store.create(id, 'old')));
      await Promise.all(ids.flatMap((id) => [store.replace(id, 'old', 'new'), store.destroy(id)]));
      expect(await store.loadMany(ids)).toEqual(new Map());
      for (const id of ids) expect(await store.replace(id, 'new', 'newer')).toBe(false);
    });

    it('makes 3,000 keys at once without losing one', async () => {
      const ids = Array.from({ length: 3_000 }, (_, index) => `t/${index}`);
      await Promise.all(ids.map((id) => store.create(id, `key of ${id}`)));
      const found = await store.loadMany(ids);
      expect(ids.every((id) => found.get(id) === `key of ${id}`)).toBe(true);
    });
  });
}
