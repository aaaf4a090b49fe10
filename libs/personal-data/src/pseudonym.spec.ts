import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
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

describe('A pseudonym', () => {
  it('is 20 characters, the same after a restart and at the same time, and other for another number or tenant', async () => {
    const [one, same] = await Promise.all([data.pseudonym('t', '00123'), data.pseudonym('t', '00123')]);
    expect(one).toMatch(/^[a-z2-7]{20}$/);
    expect(same).toBe(one);
    expect(await new PersonalData(store, master).pseudonym('t', '00123')).toBe(one);
    expect(await data.pseudonym('t', '123')).not.toBe(one);
    expect(await data.pseudonym('u', '00123')).not.toBe(one);
  });

  it('survives the person being forgotten, so that his points stay together', async () => {
    const person = await data.pseudonym('t', '00123');
    await data.sealer('t', person);
    await data.forget('t', person);
    expect(await data.pseudonym('t', '00123')).toBe(person);
  });
});
