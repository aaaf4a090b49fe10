import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Browser } from '../testing/browser.js';
import { member, officer, testGateway } from '../testing/test-gateway.js';

const console = { 'x-ronghe-request': 'console' };

describe('signing out everywhere', () => {
  let one: Awaited<ReturnType<typeof testGateway>>;
  let other: Awaited<ReturnType<typeof testGateway>>;
  let publicUrl = '';

  /** Two gateways of one installation: the same address for browsers, the same key, the same data. */
  beforeAll(async () => {
    const shared = { sessionKey: randomBytes(32), publicUrl: () => publicUrl };
    one = await testGateway(shared);
    publicUrl = one.url;
    other = await testGateway({ ...shared, dataDir: one.dataDir });
  });
  afterAll(async () => {
    await other.stop({ keepData: true });
    await one.stop();
    rmSync(one.dataDir, { recursive: true, force: true });
  });

  const signedIn = async (user: string) => {
    const browser = new Browser();
    await browser.signIn(one.url, user);
    return browser;
  };
  const statuses = (browser: Browser, at: string) =>
    Promise.all(['/auth/me', '/api/test/v1/things'].map(async (path) => (await browser.fetch(`${at}${path}`)).status));
  const leave = (browser: Browser, at: string, query: string) =>
    browser.fetch(`${at}/auth/logout${query}`, { method: 'POST', headers: console });

  it('ends every session of the person at every gateway, and nobody else’s', async () => {
    const [desk, phone, colleague] = [
      await signedIn(officer.id),
      await signedIn(officer.id),
      await signedIn(member.id),
    ];
    expect(await statuses(phone, other.url)).toEqual([200, 200]);
    expect((await leave(desk, one.url, '?everywhere=true')).status).toBe(204);
    expect(await statuses(phone.copy(), other.url)).toEqual([401, 401]);
    expect(await statuses(phone, one.url)).toEqual([401, 401]);
    expect(await statuses(desk, other.url)).toEqual([401, 401]);
    expect(await statuses(colleague, other.url)).toEqual([200, 200]);
    expect(await statuses(await signedIn(officer.id), other.url)).toEqual([200, 200]);
  });

  it('is asked for: without it the other devices stay', async () => {
    const [desk, phone] = [await signedIn(officer.id), await signedIn(officer.id)];
    for (const query of ['', '?everywhere=false', '?everywhere=True&everywhere=true'])
      expect((await leave(desk, one.url, query)).status).toBe(204);
    expect(await statuses(phone, other.url)).toEqual([200, 200]);
  });

  it('leaves nothing on disk by which somebody could be told', () => {
    const kept = readFileSync(join(one.dataDir, 'ended-sessions.txt'), 'utf8');
    expect(kept).toMatch(/^([\w-]{43} \d{13} \d{13}\n)+$/);
    expect(kept).not.toContain(officer.id);
  });

  it('cannot be done to somebody by another site', async () => {
    const browser = await signedIn(officer.id);
    const answer = await browser.fetch(`${one.url}/auth/logout?everywhere=true`, { method: 'POST' });
    expect(answer.status).toBe(403);
    expect(await statuses(browser, one.url)).toEqual([200, 200]);
  });
});
