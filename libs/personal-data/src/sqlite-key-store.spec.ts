import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { KeyStoreUnusable } from './errors.js';
import { SqliteKeyStore } from './sqlite-key-store.js';
import { keyStoreContract } from './testing/key-store.contract.js';
import { temporaryFolder } from './testing/temporary-folder.js';

const newFile = () => join(temporaryFolder(), 'keys.sqlite');

keyStoreContract('A SQLite file', async () => new SqliteKeyStore(newFile()));

describe('A SQLite key store', () => {
  it('keeps keys and tombstones over a restart, and is readable by its owner only', async () => {
    const path = newFile();
    const store = new SqliteKeyStore(path);
    await store.create('t/a', 'one');
    await store.destroy('t/b');
    await store.close();
    const reopened = new SqliteKeyStore(path);
    expect(await reopened.load('t/a')).toBe('one');
    await expect(reopened.create('t/b', 'late')).rejects.toThrow('t/b was destroyed');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await reopened.close();
  });

  it('writes what waits before it closes', async () => {
    const path = newFile();
    const store = new SqliteKeyStore(path);
    const created = store.create('t/a', 'one');
    await store.close();
    expect(await created).toBe('one');
  });

  it('leaves no byte of a destroyed key in any of its files', async () => {
    const path = newFile();
    const store = new SqliteKeyStore(path);
    const secret = 'the-wrapped-key-to-be-forgotten';
    const found = () =>
      readdirSync(join(path, '..')).some((file) => readFileSync(join(path, '..', file)).includes(secret));
    await store.create('t/a', secret);
    expect(found()).toBe(true);
    await store.destroy('t/a');
    expect(found()).toBe(false);
    await store.close();
  });

  it('names the file when it is no database', () => {
    const path = newFile();
    writeFileSync(path, 'this is a letter, not a database '.repeat(50));
    expect(() => new SqliteKeyStore(path)).toThrow(KeyStoreUnusable);
    expect(() => new SqliteKeyStore(path)).toThrow(path);
  });
});
