import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { FileMarks } from './file-marks.js';

const dir = mkdtempSync(join(tmpdir(), 'ronghe-marks-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const now = Date.now();

it('marks outlive a restart, until their time is over', async () => {
  const file = join(dir, 'restart', 'marks.txt');
  const before = new FileMarks(file);
  await before.put({ key: 'ended', at: now, until: now + 600_000 });
  await before.put({ key: 'long-gone', at: now - 10, until: now - 1 });
  const after = new FileMarks(file);
  expect([...(await after.find(['ended', 'long-gone', 'another']))]).toEqual([['ended', now]]);
  expect(readFileSync(file, 'utf8')).toBe(`ended ${now} ${now + 600_000}\n`);
});

it('what another process on the same folder marks is found at once, and the later of two times holds', async () => {
  const file = join(dir, 'marks.txt');
  const [one, other] = [new FileMarks(file), new FileMarks(file)];
  await one.put({ key: 'a', at: 1, until: now + 600_000 });
  expect([...(await other.find(['a']))]).toEqual([['a', 1]]);
  await other.put({ key: 'a', at: 2, until: now + 600_000 });
  expect([...(await one.find(['a']))]).toEqual([['a', 2]]);
});
