import { chmodSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { MasterKeyUnusable, SealBroken, WrongMasterKey } from './errors.js';
import { masterKeyFromBytes, masterKeyFromFile } from './master-key.js';

const folder = () => mkdtempSync(join(tmpdir(), 'master-key-'));
const secret = Buffer.alloc(32, 7);

describe('The master key', () => {
  it('is made at the first start, readable by its owner only, and the same at the second', () => {
    const path = join(folder(), 'new', 'master.key');
    const first = masterKeyFromFile(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path)).toHaveLength(32);
    expect(readdirSync(join(path, '..'))).toEqual(['master.key']);
    expect(masterKeyFromFile(path).unwrap('t/a', first.wrap('t/a', secret))).toEqual(secret);
  });

  it('names the file when its length is wrong', () => {
    const path = join(folder(), 'master.key');
    writeFileSync(path, 'short');
    expect(() => masterKeyFromFile(path)).toThrow(MasterKeyUnusable);
    expect(() => masterKeyFromFile(path)).toThrow(`${path} cannot be used: it has 5 bytes`);
  });

  it('names the file when it cannot be read', () => {
    const path = folder();
    expect(() => masterKeyFromFile(path)).toThrow(`${path} cannot be used`);
  });

  it('names the file when it cannot be made', () => {
    const parent = join(folder(), 'not-a-folder');
    writeFileSync(parent, '');
    chmodSync(parent, 0o400);
    expect(() => masterKeyFromFile(join(parent, 'master.key'))).toThrow(`${join(parent, 'master.key')} cannot be used`);
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
