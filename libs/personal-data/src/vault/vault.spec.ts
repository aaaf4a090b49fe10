import { randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from '@jest/globals';
import { SealBroken } from '../errors.js';
import { SqliteVaultStore } from './sqlite-vault-store.js';
import { Vault } from './vault.js';

const UNTIL = '2099-01-01T00:00:00.000Z';
const TEXT = '欧阳机密之 110105194912310021';

describe('A vault', () => {
  const store = new SqliteVaultStore(new DatabaseSync(':memory:'), true);
  const secret = randomBytes(32);
  const vault = new Vault(store, secret);
  afterAll(() => store.close());

  it('gives back what it was given, bytes and values', async () => {
    await vault.put('bytes', Buffer.from(TEXT), UNTIL);
    await vault.putJson('value', { rows: [1, 2], text: TEXT }, UNTIL);
    expect((await vault.get('bytes'))?.toString()).toBe(TEXT);
    expect(await vault.getJson('value')).toEqual({ rows: [1, 2], text: TEXT });
    expect(await vault.getJson('nothing')).toBeUndefined();
  });

  it('keeps nothing that can be read without the secret, and never the same twice', async () => {
    await vault.put('bytes', Buffer.from(TEXT), UNTIL);
    const once = (await store.get('bytes'))!;
    await vault.put('bytes', Buffer.from(TEXT), UNTIL);
    const twice = (await store.get('bytes'))!;
    expect(once.equals(twice)).toBe(false);
    for (const kept of [once, twice]) expect(kept.includes('欧阳') || kept.includes('110105')).toBe(false);
    await expect(new Vault(store, randomBytes(32)).get('bytes')).rejects.toBeInstanceOf(SealBroken);
  });

  it('says that it is broken when a bit differs, it is cut, or it was put under another name', async () => {
    await vault.put('bytes', Buffer.from(TEXT), UNTIL);
    const kept = (await store.get('bytes'))!;
    for (let at = 0; at < kept.length; at++) {
      const altered = Buffer.from(kept);
      altered[at]! ^= 1;
      await store.put('bytes', altered, UNTIL);
      await expect(vault.get('bytes')).rejects.toBeInstanceOf(SealBroken);
    }
    await store.put('bytes', kept.subarray(0, 20), UNTIL);
    await expect(vault.get('bytes')).rejects.toBeInstanceOf(SealBroken);
    await store.put('other', kept, UNTIL);
    await expect(vault.get('other')).rejects.toBeInstanceOf(SealBroken);
  });
});
