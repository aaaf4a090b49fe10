import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PersonalData, SqliteKeyStore, masterKeyFromBytes } from '@ronghe/personal-data';
import { attendanceCode, sessionOfCode } from './attendance-code.handlers.js';

const AT = '2026-03-10T01:00:00.000Z';
const later = (seconds: number): string => new Date(Date.parse(AT) + seconds * 1_000).toISOString();

describe('the code on the trainer’s screen', () => {
  const folder = mkdtempSync(join(tmpdir(), 'attendance-'));
  let store: SqliteKeyStore;
  let data: PersonalData;
  let code: string;

  beforeAll(async () => {
    store = new SqliteKeyStore(join(folder, 'keys.sqlite'));
    data = new PersonalData(store, masterKeyFromBytes(Buffer.alloc(32, 1)));
    ({ code } = await attendanceCode(data, 'liaohe', 's1', AT));
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('names its session for a minute, and a photo of it nothing afterwards', async () => {
    expect((await attendanceCode(data, 'liaohe', 's1', AT)).expiresAt).toBe(later(60));
    expect(await sessionOfCode(data, 'liaohe', code, later(59))).toBe('s1');
    expect(await sessionOfCode(data, 'liaohe', code, later(60))).toBeUndefined();
    expect(await sessionOfCode(data, 'liaohe', code, later(3_600))).toBeUndefined();
  });

  it('is of its own oilfield', async () => {
    expect(await sessionOfCode(data, 'changqing8', code, AT)).toBeUndefined();
  });

  it('cannot be made up: neither another session, nor a longer life, nor anything else', async () => {
    const [session, expires, mac] = code.split('.') as [string, string, string];
    const longer = (Number.parseInt(expires, 36) + 3_600_000).toString(36);
    const made = [`s2.${expires}.${mac}`, `${session}.${longer}.${mac}`, `${code}.x`, session, `${session}..`, '', '…'];
    for (const wrong of [...made, `${session}.${expires}.${mac.slice(0, -2)}`])
      expect([wrong, await sessionOfCode(data, 'liaohe', wrong, AT)]).toEqual([wrong, undefined]);
  });
});
