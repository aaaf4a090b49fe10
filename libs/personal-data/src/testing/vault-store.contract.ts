import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { VaultStore } from '../vault/vault-store.js';

const minute = (n: number): string => new Date(Date.UTC(2026, 2, 1, 8, n)).toISOString();

export interface VaultPlace {
  /** The same place at each call, as another process opens it. */
  open(): Promise<VaultStore>;
  end(): Promise<void>;
}

/** What every store of a vault does. `make` gives an empty place. */
export function vaultStoreContract(name: string, make: () => Promise<VaultPlace>): void {
  describe(`${name} keeps what is given it for a while`, () => {
    let place: VaultPlace;
    let store: VaultStore;
    let other: VaultStore;
    beforeEach(async () => {
      place = await make();
      store = await place.open();
      other = await place.open();
    });
    afterEach(async () => {
      await store.close();
      await other.close();
      await place.end();
    });

    it('gives it back to whoever opens the place, and the later of two in place of the earlier', async () => {
      expect(await store.get('a')).toBeUndefined();
      await store.put('a', Buffer.from('one'), minute(1));
      expect((await other.get('a'))?.toString()).toBe('one');
      await other.put('a', Buffer.from('two'), minute(1));
      expect((await store.get('a'))?.toString()).toBe('two');
      await store.put('empty', Buffer.alloc(0), minute(1));
      expect(await other.get('empty')).toEqual(Buffer.alloc(0));
    });

    it('takes what is larger than one document of a database may be', async () => {
      const large = Buffer.alloc(20_000_000, 'workbook');
      await store.put('large', large, minute(1));
      expect((await other.get('large'))?.equals(large)).toBe(true);
      await store.put('large', Buffer.from('small'), minute(1));
      expect((await other.get('large'))?.toString()).toBe('small');
    });

    it('is never half of one and half of another to who reads while it is replaced', async () => {
      const all = (letter: string) => Buffer.alloc(9_000_000, letter);
      await store.put('a', all('a'), minute(1));
      const reads = Array.from({ length: 4 }, () => other.get('a'));
      await store.put('a', all('b'), minute(1));
      for (const read of await Promise.all(reads))
        expect([all('a'), all('b')].some((one) => read?.equals(one))).toBe(true);
    });

    it('lists names by how they begin, and removes one', async () => {
      for (const key of ['b/1', 'a/2', 'a/1', 'a', 'a/%']) await store.put(key, Buffer.from(key), minute(1));
      expect(await other.keys('a/')).toEqual(['a/%', 'a/1', 'a/2']);
      await store.remove('a/1');
      await store.remove('a/1');
      expect(await other.keys('a/')).toEqual(['a/%', 'a/2']);
      expect(await other.get('a/1')).toBeUndefined();
    });

    it('removes what was to be kept until before now, and nothing else', async () => {
      await store.put('short', Buffer.from('s'), minute(1));
      await store.put('long', Buffer.from('l'), minute(3));
      await store.put('longer', Buffer.from('l'), minute(1));
      await store.put('longer', Buffer.from('l'), minute(3));
      await store.put('kept', Buffer.from('k'), minute(1));
      await other.keep('kept', minute(3));
      await other.keep('nothing', minute(3));
      await other.expire(minute(2));
      expect(await store.keys('')).toEqual(['kept', 'long', 'longer']);
      for (const [key, text] of Object.entries({ kept: 'k', long: 'l', longer: 'l' }))
        expect((await store.get(key))?.toString()).toBe(text);
      await other.expire(minute(4));
      expect(await store.keys('')).toEqual([]);
    });

    it('leases a piece of work to one of many', async () => {
      const asked = await Promise.all(
        Array.from({ length: 6 }, (_, i) => (i % 2 ? store : other).lease('work', `h${i}`, minute(0), minute(1))),
      );
      expect(asked.filter(Boolean)).toHaveLength(1);
      const holder = `h${asked.indexOf(true)}`;
      expect(await other.lease('work', 'late', minute(0), minute(1))).toBe(false);
      expect(await store.lease('work', holder, minute(0), minute(2))).toBe(true);
      expect(await other.lease('work', 'late', minute(1), minute(3))).toBe(false);
      expect(await other.lease('another', 'late', minute(0), minute(1))).toBe(true);
    });

    it('gives it to the next when the time is over or it was let go, and not to who is late', async () => {
      expect(await store.leased('work', minute(0))).toBe(false);
      expect(await store.lease('work', 'a', minute(0), minute(1))).toBe(true);
      expect([await other.leased('work', minute(0)), await other.leased('work', minute(2))]).toEqual([true, false]);
      expect(await other.lease('work', 'b', minute(2), minute(3))).toBe(true);
      expect(await store.lease('work', 'a', minute(2), minute(4))).toBe(false);
      await store.release('work', 'a');
      expect(await other.leased('work', minute(2))).toBe(true);
      await other.release('work', 'b');
      expect(await store.leased('work', minute(2))).toBe(false);
      expect(await store.lease('work', 'a', minute(2), minute(4))).toBe(true);
    });
  });
}
