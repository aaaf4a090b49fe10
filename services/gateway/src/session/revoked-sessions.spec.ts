import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from '@jest/globals';
import { RevokedSessions } from './revoked-sessions.js';

const dir = mkdtempSync(join(tmpdir(), 'ronghe-revoked-'));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it('a session that was signed out stays so over a restart, until it would have run out anyway', () => {
  const now = Math.floor(Date.now() / 1000);
  const before = new RevokedSessions(dir);
  before.add('signed-out', now + 600);
  before.add('long-gone', now - 1);
  const after = new RevokedSessions(dir);
  expect([after.has('signed-out'), after.has('long-gone'), after.has('another')]).toEqual([true, false, false]);
  expect(readFileSync(join(dir, 'revoked-sessions.txt'), 'utf8')).toBe(`signed-out ${now + 600}\n`);
});
