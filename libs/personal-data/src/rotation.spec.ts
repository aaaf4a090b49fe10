import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WrongMasterKey } from './errors.js';
import type { KeyStore } from './key-store.js';
import { masterKeyFromBytes, masterKeys } from './master-key.js';
import { PersonalData } from './personal-data.js';
import { countKeys, rotateKeys } from './rotation.js';
import { SqliteKeyStore } from './sqlite-key-store.js';
import { temporaryFolder } from './testing/temporary-folder.js';

const older = masterKeyFromBytes(Buffer.alloc(32, 1));
const newer = masterKeyFromBytes(Buffer.alloc(32, 2));
const both = masterKeys(newer, older);
const PEOPLE = 1_200;

let store: KeyStore;
let sealed: string[];
beforeEach(async () => {
  store = new SqliteKeyStore(join(temporaryFolder(), 'keys.sqlite'));
  const data = new PersonalData(store, older);
  const people = Array.from({ length: PEOPLE }, (_, i) => `p${i}`);
  sealed = await Promise.all(people.map(async (person) => (await data.sealer('t', person))('name', person)));
  await data.pseudonym('t', '1');
});
afterEach(() => store.close());

describe('Wrapping all keys by a new master key', () => {
  it('leaves every key what it is, and the old master key without use', async () => {
    const before = await new PersonalData(store, older).pseudonym('t', '1');
    expect(await rotateKeys(store, both)).toBe(PEOPLE + 1);
    expect(await countKeys(store)).toEqual({ byMasterKey: { [newer.id]: PEOPLE + 1 }, destroyed: 0 });
    const data = new PersonalData(store, newer);
    expect(await data.openAll(sealed)).toEqual(sealed.map((_, i) => `p${i}`));
    expect(await data.pseudonym('t', '1')).toBe(before);
    await expect(new PersonalData(store, older).openAll(sealed)).rejects.toBeInstanceOf(WrongMasterKey);
  });

  it('goes on where it was ended, and services read all keys meanwhile', async () => {
    let left = 700;
    const ending: KeyStore = {
      load: (id) => store.load(id),
      loadMany: (ids) => store.loadMany(ids),
      create: (id, wrapped) => store.create(id, wrapped),
      destroy: (id) => store.destroy(id),
      list: (after, limit) => store.list(after, limit),
      replace: async (id, known, wrapped) => {
        if (left-- <= 0) throw new Error('killed');
        return store.replace(id, known, wrapped);
      },
      close: () => store.close(),
    };
    await expect(rotateKeys(ending, both)).rejects.toThrow('killed');
    expect((await countKeys(store)).byMasterKey).toEqual({ [newer.id]: 700, [older.id]: PEOPLE + 1 - 700 });
    expect(await new PersonalData(store, both).openAll(sealed)).toEqual(sealed.map((_, i) => `p${i}`));
    expect(await rotateKeys(store, both)).toBe(PEOPLE + 1 - 700);
    expect(await rotateKeys(store, both)).toBe(0);
  });

  it('brings no destroyed key back, also one that is destroyed while it goes on', async () => {
    const data = new PersonalData(store, both);
    await data.forget('t', 'p1');
    let destroyed = false;
    await rotateKeys(store, both, () => {
      if (!destroyed) void store.destroy('t/p999');
      destroyed = true;
    });
    expect(await countKeys(store)).toEqual({ byMasterKey: { [newer.id]: PEOPLE + 1 - 2 }, destroyed: 2 });
    expect(await data.openAll([sealed[1], sealed[999], sealed[2]])).toEqual([null, null, 'p2']);
  });

  it('does not begin to guess: a key of a third master key ends it', async () => {
    const stranger = masterKeyFromBytes(Buffer.alloc(32, 3));
    await store.create('t/x', stranger.wrap('t/x', Buffer.alloc(32)));
    await expect(rotateKeys(store, both)).rejects.toBeInstanceOf(WrongMasterKey);
  });
});
