import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { masterKeyFromBytes } from './master-key.js';
import { PersonalData } from './personal-data.js';
import { SqliteKeyStore } from './sqlite-key-store.js';
import { temporaryFolder } from './testing/temporary-folder.js';

describe('What the audit trail needs of personal data', () => {
  const master = masterKeyFromBytes(Buffer.alloc(32, 1));
  let store: SqliteKeyStore;
  let data: PersonalData;
  beforeEach(() => {
    store = new SqliteKeyStore(join(temporaryFolder(), 'keys.sqlite'));
    data = new PersonalData(store, master);
  });
  afterEach(() => store.close());

  it('is a secret, the same in every process and at every start, and another for another purpose', async () => {
    const secret = await data.secret('audit');
    expect(secret).toHaveLength(32);
    expect(await new PersonalData(store, master).secret('audit')).toEqual(secret);
    expect(await data.secret('other')).not.toEqual(secret);
    expect(await store.load('pepper//audit')).toMatch(/^wk1\./);
  });

  it('is whose data was opened: those who are in it and not forgotten', async () => {
    const names = await Promise.all(['a', 'b', 'c/d'].map(async (p) => (await data.sealer('t', p))('name', p)));
    await data.forget('t', 'b');
    const opened: string[] = [];
    await data.openAll({ items: [...names, names[0], 'plain'] }, (person) => opened.push(person));
    expect(opened.sort()).toEqual(['a', 'c/d']);
  });
});
