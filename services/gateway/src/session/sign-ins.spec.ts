import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Browser } from '../testing/browser.js';
import { member, officer, testGateway } from '../testing/test-gateway.js';

describe('the audit trail of sign-ins', () => {
  let site: Awaited<ReturnType<typeof testGateway>>;
  beforeAll(async () => void (site = await testGateway()));
  afterAll(() => site.stop());

  const records = async () =>
    (await site.trail.read('gateway', 0, 100)).map(({ tenant, actor, action, outcome, route, status, detail }) =>
      [tenant, actor, action, outcome, route, status, detail].filter((part) => part !== undefined).join(' '),
    );
  const signedIn = async (user: string): Promise<Browser> => {
    const browser = new Browser();
    await browser.signIn(site.url, user);
    return browser;
  };
  const leave = (browser: Browser, query = '') =>
    browser.fetch(`${site.url}/auth/logout${query}`, { method: 'POST', headers: { 'x-ronghe-request': 'console' } });

  it('has who came, who went and from where all he went', async () => {
    const browser = await signedIn(officer.id);
    expect((await leave(browser)).status).toBe(204);
    expect((await leave(await signedIn(member.id), '?everywhere=true')).status).toBe(204);
    expect(await records()).toEqual([
      'daqing person-1 sign-in done GET /auth/callback 303',
      'daqing person-1 sign-out done POST /auth/logout 204',
      'shengli person-2 sign-in done GET /auth/callback 303',
      'shengli person-2 sign-out done POST /auth/logout 204 everywhere',
    ]);
  });

  it('has nothing of a sign-out without a session', async () => {
    const before = await records();
    expect((await leave(new Browser())).status).toBe(204);
    expect(await records()).toEqual(before);
  });

  it('has one failed sign-in for many of one client', async () => {
    const before = await records();
    for (let i = 0; i < 20; i++) expect((await fetch(`${site.url}/auth/callback?state=x&code=y`)).status).toBe(400);
    expect((await records()).slice(before.length)).toEqual(['  sign-in-failed refused GET /auth/callback 400 expired']);
  });

  it('lets nobody in while it cannot be written, and everybody out', async () => {
    const inside = await signedIn(member.id);
    const db = new DatabaseSync(join(site.dataDir, 'audit.sqlite'));
    db.exec('ALTER TABLE audit RENAME TO audit_away');
    try {
      const browser = new Browser();
      const { answer } = await browser.signIn(site.url, officer.id);
      expect(answer.status).toBe(503);
      expect(browser.names()).not.toContain('ronghe_session');
      expect((await leave(inside)).status).toBe(204);
      expect((await inside.fetch(`${site.url}/auth/me`)).status).toBe(401);
    } finally {
      db.exec('ALTER TABLE audit_away RENAME TO audit');
      db.close();
    }
  });
});
