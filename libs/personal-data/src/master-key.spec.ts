import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { MasterKeyUnusable, SealBroken, WrongMasterKey } from './errors.js';
import { masterKeyFromBytes, masterKeys } from './master-key.js';
import { masterKeyFile, masterKeyFrom, masterKeyProgram, masterKeyText } from './master-key-source.js';
import { temporaryFolder } from './testing/temporary-folder.js';

const secret = Buffer.alloc(32, 7);
const own = (path: string) => masterKeyFile(path, 'SETTING', { create: true });

describe('The master key', () => {
  it('is made at the first start, readable by its owner only, and the same at the second', async () => {
    const path = join(temporaryFolder(), 'new', 'master.key');
    const first = await own(path).key();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path)).toHaveLength(32);
    expect(readdirSync(join(path, '..'))).toEqual(['master.key']);
    expect((await own(path).key()).unwrap('t/a', first.wrap('t/a', secret))).toEqual(secret);
  });

  it('names the file and the setting when its length is wrong, it cannot be read or made', async () => {
    const short = join(temporaryFolder(), 'master.key');
    writeFileSync(short, 'short');
    await expect(own(short).key()).rejects.toBeInstanceOf(MasterKeyUnusable);
    await expect(own(short).key()).rejects.toThrow(`${short} (SETTING) cannot be used: it has 5 bytes`);
    const noFile = temporaryFolder();
    await expect(own(noFile).key()).rejects.toThrow(`${noFile} (SETTING) cannot be used`);
    const noFolder = join(temporaryFolder(), 'not-a-folder');
    writeFileSync(noFolder, '');
    await expect(own(join(noFolder, 'master.key')).key()).rejects.toThrow('master.key (SETTING) cannot be used');
  });

  it('that was there before is never made anew', async () => {
    const path = join(temporaryFolder(), 'master.key');
    await expect(masterKeyFile(path, 'SETTING', { create: false }).key()).rejects.toThrow(`${path} (SETTING)`);
    expect(existsSync(path)).toBe(false);
  });

  it('may be Base64 in a setting, and be printed by a program: the same key', async () => {
    const base64 = secret.toString('base64');
    const path = join(temporaryFolder(), 'master.key');
    writeFileSync(path, secret);
    const sources = [
      own(path),
      masterKeyText(base64, 'SETTING'),
      masterKeyProgram(`printf '%s\\n' ${base64}`, 'SETTING'),
    ];
    const ids = await Promise.all(sources.map(async (source) => (await source.key()).id));
    expect(new Set(ids)).toEqual(new Set([masterKeyFromBytes(secret).id]));
  });

  it('that is none is refused by its setting, and nothing of it is said', async () => {
    const telling = 'c2VjcmV0LXNlY3JldC1zZWNyZXQ=';
    const wrong = [
      masterKeyText(telling, 'SETTING'),
      masterKeyText(`${telling}!`, 'SETTING'),
      masterKeyProgram(`echo ${telling}`, 'SETTING'),
      masterKeyProgram(`echo ${telling}; echo ${telling} >&2; exit 3`, 'SETTING'),
    ];
    for (const source of wrong) {
      const error = (await source.key().catch((thrown: unknown) => thrown)) as MasterKeyUnusable;
      expect(error).toBeInstanceOf(MasterKeyUnusable);
      expect(error.message).toContain('SETTING');
      expect(inspect(error, { depth: null })).not.toContain(telling);
    }
    await expect(wrong[3]!.key()).rejects.toThrow('ended with 3');
  });

  it('unwraps what the one before it wrapped, and wraps anew by itself', async () => {
    const [older, newer] = [1, 2].map((n) => masterKeyText(Buffer.alloc(32, n).toString('base64'), 'SETTING'));
    const both = await masterKeyFrom({ current: newer!, previous: older! });
    const wrapped = (await older!.key()).wrap('t/a', secret);
    expect(both.unwrap('t/a', wrapped)).toEqual(secret);
    expect((await newer!.key()).unwrap('t/a', both.wrap('t/a', secret))).toEqual(secret);
    expect(() => masterKeys(masterKeyFromBytes(Buffer.alloc(32, 3))).unwrap('t/a', wrapped)).toThrow(WrongMasterKey);
  });

  it('has 32 bytes', () => {
    expect(() => masterKeyFromBytes(Buffer.alloc(16))).toThrow('32 bytes, not 16');
  });

  it('unwraps a key only under the id it was wrapped for', () => {
    const master = masterKeyFromBytes(Buffer.alloc(32, 1));
    expect(() => master.unwrap('t/b', master.wrap('t/a', secret))).toThrow(SealBroken);
  });

  it('says so when another master key did the wrapping', () => {
    const wrapped = masterKeyFromBytes(Buffer.alloc(32, 1)).wrap('t/a', secret);
    expect(() => masterKeyFromBytes(Buffer.alloc(32, 2)).unwrap('t/a', wrapped)).toThrow(WrongMasterKey);
  });
});
