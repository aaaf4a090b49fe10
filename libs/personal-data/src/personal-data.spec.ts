import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isSealed } from './envelope.js';
import { AlgorithmUnknown, KeyDestroyed, SealBroken } from './errors.js';
import type { KeyStore } from './key-store.js';
import { ciphers } from './ciphers.js';
import { masterKeyFromBytes } from './master-key.js';
import { PersonalData } from './personal-data.js';
import { SqliteKeyStore } from './sqlite-key-store.js';
import { temporaryFolder } from './testing/temporary-folder.js';

const master = masterKeyFromBytes(Buffer.alloc(32, 1));
let store: SqliteKeyStore;
let data: PersonalData;

beforeEach(() => {
  store = new SqliteKeyStore(join(temporaryFolder(), 'keys.sqlite'));
  data = new PersonalData(store, master);
});
afterEach(() => store.close());

/** The store, but for the way it loads many keys. */
const withLoadMany = (loadMany: KeyStore['loadMany']): KeyStore => ({
  load: (id) => store.load(id),
  create: (id, wrapped) => store.create(id, wrapped),
  destroy: (id) => store.destroy(id),
  list: (after, limit) => store.list(after, limit),
  replace: (id, known, wrapped) => store.replace(id, known, wrapped),
  close: () => store.close(),
  loadMany,
});

describe('Sealing', () => {
  it('gives an envelope that names its algorithm and does not hold the text', async () => {
    const seal = await data.sealer('daqing', 'p1');
    const sealed = seal('name', '王进喜');
    expect(sealed).toMatch(/^pd1\.A256GCM\./);
    expect(isSealed(sealed)).toBe(true);
    expect(sealed).not.toContain(Buffer.from('王进喜').toString('base64url'));
  });

  it('opens again whatever the text, field, tenant and person', async () => {
    const id = fc.string({ minLength: 1, unit: 'binary' });
    const tenant = id.filter((text) => !text.includes('/') && text !== 'pepper');
    await fc.assert(
      fc.asyncProperty(tenant, id, id, fc.string({ unit: 'binary' }), async (tenant, person, field, text) => {
        const sealed = (await data.sealer(tenant, person))(field, text);
        expect(await data.openOne(sealed)).toBe(text);
      }),
    );
  });

  it('is the same for the same person, field and text, also after a restart, and differs when one of them does', async () => {
    const again = await new PersonalData(store, master).sealer('t', 'a');
    const seal = await data.sealer('t', 'a');
    const other = await data.sealer('t', 'b');
    const neighbour = await data.sealer('u', 'a');
    expect(again('name', '张三')).toBe(seal('name', '张三'));
    const all = [
      seal('name', '张三'),
      seal('nick', '张三'),
      seal('name', '张四'),
      other('name', '张三'),
      neighbour('name', '张三'),
    ];
    expect(new Set(all).size).toBe(5);
    expect(new Set(all.map((sealed) => sealed.split('.')[3])).size).toBe(5);
  });

  it('agrees on one key when a new person is sealed twice at once', async () => {
    const [one, two] = await Promise.all([data.sealer('t', 'new'), data.sealer('t', 'new')]);
    expect(one('name', '李四')).toBe(two('name', '李四'));
  });

  it('refuses ids that could be read as those of another tenant', async () => {
    for (const tenant of ['', 'a/b', 'pepper'])
      await expect(data.sealer(tenant, 'p')).rejects.toBeInstanceOf(TypeError);
    await expect(data.sealer('t', '')).rejects.toBeInstanceOf(TypeError);
    await expect(data.pseudonym('a/b', '1')).rejects.toBeInstanceOf(TypeError);
  });

  it('makes a key of his own for each of 32,000 people asked for at once', async () => {
    const people = Array.from({ length: 32_000 }, (_, index) => `p${index}`);
    const names = await Promise.all(people.map(async (person) => (await data.sealer('t', person))('name', '王建国')));
    expect(new Set(names).size).toBe(people.length);
    expect(new Set(await data.openAll(names))).toEqual(new Set(['王建国']));
  });
});

describe('Opening', () => {
  it('opens deep inside a copy and leaves everything else as it is', async () => {
    const seal = await data.sealer('t', 'a');
    const date = new Date(0);
    const stored = {
      people: [{ name: seal('name', '张三'), age: 40, born: date }],
      note: 'pd1 is no envelope',
      none: null,
    };
    const opened = await data.openAll(stored);
    expect(opened).toEqual({ people: [{ name: '张三', age: 40, born: date }], note: 'pd1 is no envelope', none: null });
    expect(isSealed(stored.people[0]!.name)).toBe(true);
  });

  it('keeps a field named __proto__ a field', async () => {
    const seal = await data.sealer('t', 'a');
    const opened = await data.openAll(JSON.parse(`{"__proto__": {"name": "${seal('name', '张三')}"}}`));
    expect(JSON.stringify(opened)).toBe('{"__proto__":{"name":"张三"}}');
    expect((opened as { name?: string }).name).toBeUndefined();
  });

  it('asks the store once for all the people it does not know yet', async () => {
    const sealed = await Promise.all(
      ['a', 'b', 'c'].map(async (person) => (await data.sealer('t', person))('name', person)),
    );
    let asked = 0;
    const counting = withLoadMany((ids) => ((asked += 1), store.loadMany(ids)));
    const fresh = new PersonalData(counting, master);
    expect(await fresh.openAll(sealed)).toEqual(['a', 'b', 'c']);
    expect(await fresh.openAll(sealed)).toEqual(['a', 'b', 'c']);
    expect(asked).toBe(1);
  });

  it('still opens everything when the cache holds only one key', async () => {
    const small = new PersonalData(store, master, { cachedKeys: 1 });
    const sealed = await Promise.all(
      ['a', 'b', 'c'].map(async (person) => (await small.sealer('t', person))('name', person)),
    );
    expect(await small.openAll(sealed)).toEqual(['a', 'b', 'c']);
  });

  it('says which key, but not what, when any character of an envelope was altered', async () => {
    const sealed = (await data.sealer('t', 'a'))('phone', '13800000000');
    const contentStart = sealed.split('.', 3).join('.').length + 1;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: contentStart, max: sealed.length - 1 }), async (at) => {
        const altered = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
        // Unused low bits of the last character of a part, and a dot moved, are not the content.
        const sameBytes = altered
          .split('.')
          .every((part, index) =>
            Buffer.from(part, 'base64url').equals(Buffer.from(sealed.split('.')[index] ?? '', 'base64url')),
          );
        fc.pre(!sameBytes && isSealed(altered));
        const error = await data.openOne(altered).catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(SealBroken);
        expect((error as Error).message).toContain('t/a');
        expect((error as Error).message).not.toContain('138');
      }),
    );
  });

  it('refuses an envelope moved to another person and what is none', async () => {
    const sealed = (await data.sealer('t', 'a'))('name', '张三');
    await data.sealer('t', 'b');
    const parts = sealed.split('.');
    const moved = [...parts.slice(0, 2), Buffer.from('t/b').toString('base64url'), ...parts.slice(3)].join('.');
    await expect(data.openOne(moved)).rejects.toThrow('t/b');
    await expect(data.openOne('张三')).rejects.toBeInstanceOf(SealBroken);
  });
});

describe('Algorithms', () => {
  it('an unknown one is refused by its name, and nothing of the object’s own is taken for one', async () => {
    const sealed = (await data.sealer('t', 'a'))('name', '张三');
    for (const unknown of ['SM4GCM', 'CONSTRUCTOR']) {
      const error = await data.openOne(sealed.replace('A256GCM', unknown)).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(AlgorithmUnknown);
      expect((error as Error).message).toContain(unknown);
    }
  });

  it('another one is a line in the table: new data is sealed with it, old data still opens', async () => {
    const old = (await data.sealer('t', 'a'))('name', '张三');
    const C20P = { name: 'chacha20-poly1305' as never, keyBytes: 32, derivation: 'pd1 C20P' };
    const sealing = { algorithm: 'C20P', ciphers: { ...ciphers, C20P } };
    const newer = new PersonalData(store, master, { sealing });
    const fresh = (await newer.sealer('t', 'a'))('name', '张三');
    expect(fresh).toMatch(/^pd1\.C20P\./);
    expect(await newer.openAll([old, fresh])).toEqual(['张三', '张三']);
    await expect(data.openOne(fresh)).rejects.toBeInstanceOf(AlgorithmUnknown);
  });
});

describe('Forgetting', () => {
  it('makes everything sealed for the person null and leaves the others', async () => {
    const forgotten = (await data.sealer('t', 'a'))('name', '张三');
    const kept = (await data.sealer('t', 'b'))('name', '李四');
    await data.forget('t', 'a');
    expect(await data.openAll({ forgotten, kept })).toEqual({ forgotten: null, kept: '李四' });
    expect(await new PersonalData(store, master).openOne(forgotten)).toBeNull();
  });

  it('is for ever: no new key for the same person', async () => {
    await data.sealer('t', 'a');
    await data.forget('t', 'a');
    await expect(data.sealer('t', 'a')).rejects.toBeInstanceOf(KeyDestroyed);
  });

  it('is seen by another process when it asks the store again, and it asks again after a while', async () => {
    const sealed = (await data.sealer('t', 'a'))('name', '张三');
    const trusting = new PersonalData(store, master);
    const asking = new PersonalData(store, master, { trustedForMs: 0 });
    for (const other of [trusting, asking]) expect(await other.openOne(sealed)).toBe('张三');
    await data.forget('t', 'a');
    expect(await asking.openOne(sealed)).toBeNull();
    // What the time is there for: without it the other would open him for ever.
    expect(await trusting.openOne(sealed)).toBe('张三');
  });

  it('holds in a process from the moment when it hears of it, though the store still has the key', async () => {
    const sealed = (await data.sealer('t', 'a'))('name', '张三');
    const other = new PersonalData(store, master, { trustedForMs: 0 });
    expect(await other.openOne(sealed)).toBe('张三');
    other.drop('t', 'a');
    expect(await store.load('t/a')).toBeDefined();
    expect(await other.openOne(sealed)).toBeNull();
    await expect(other.sealer('t', 'a')).rejects.toBeInstanceOf(KeyDestroyed);
  });

  it('wins over a reading that began before it and ends after it', async () => {
    const sealed = (await data.sealer('t', 'a'))('name', '张三');
    const forgotten = Promise.withResolvers<void>();
    const slow = withLoadMany(async (ids) => {
      const found = await store.loadMany(ids);
      await forgotten.promise;
      return found;
    });
    const fresh = new PersonalData(slow, master);
    const reading = fresh.openOne(sealed);
    await fresh.forget('t', 'a');
    forgotten.resolve();
    expect(await reading).toBeNull();
    expect(await fresh.openOne(sealed)).toBeNull();
  });
});
