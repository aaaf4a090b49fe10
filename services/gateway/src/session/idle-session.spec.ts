import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Browser } from '../testing/browser.js';
import { officer, testGateway } from '../testing/test-gateway.js';
import { Seal } from './seal.js';
import type { Session } from './sessions.js';

const MINUTE = 60_000;
const NAME = 'ronghe_session';

describe('a session in which nobody does anything', () => {
  const sessionKey = randomBytes(32);
  const seal = new Seal(sessionKey);
  let site: Awaited<ReturnType<typeof testGateway>>;
  let fresh: Session;
  beforeAll(async () => {
    site = await testGateway({ sessionKey });
    const browser = new Browser();
    await browser.signIn(site.url, officer.id);
    fresh = (await seal.open<Session>('session', browser.cookie(NAME)!))!;
  });
  afterAll(() => site.stop());

  /** The answer to a browser that was last seen then, and when it was seen according to its cookie afterwards. */
  const ask = async (seen: number) => {
    const browser = new Browser();
    browser.setCookie(NAME, await seal.close('session', { ...fresh, seen }, fresh.until));
    const { status } = await browser.fetch(`${site.url}/auth/me`);
    const cookie = browser.cookie(NAME);
    return { status, seen: cookie === undefined ? undefined : (await seal.open<Session>('session', cookie))!.seen };
  };

  it('is over after two hours, and its cookie is taken away', async () => {
    expect(await ask(Date.now() - 121 * MINUTE)).toEqual({ status: 401, seen: undefined });
  });

  it('goes on when somebody comes back before, and counts from then', async () => {
    const before = Date.now();
    const answer = await ask(before - 119 * MINUTE);
    expect(answer.status).toBe(200);
    expect(answer.seen).toBeGreaterThanOrEqual(before);
  });

  it('is not written anew with each request', async () => {
    const seen = Date.now() - 5 * MINUTE;
    expect(await ask(seen)).toEqual({ status: 200, seen });
  });
});
