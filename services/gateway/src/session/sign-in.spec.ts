import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Browser } from '../testing/browser.js';
import { member, officer, testGateway } from '../testing/test-gateway.js';

let site: Awaited<ReturnType<typeof testGateway>>;
beforeAll(async () => void (site = await testGateway()));
afterAll(() => site.stop());

const console = { 'x-ronghe-request': 'console' };
const things = () => `${site.url}/api/test/v1/things`;
const signedIn = async (user = officer.id) => {
  const browser = new Browser();
  await browser.signIn(site.url, user);
  return browser;
};

describe('signing in', () => {
  it('goes to the issuer, lets a demo user be chosen and comes back to the page asked for', async () => {
    const browser = new Browser();
    const { at } = await browser.signIn(site.url, officer.id, '/alliances?state=open#2');
    expect(at.pathname + at.search).toBe('/alliances?state=open');
    expect(browser.visited.some((page) => page.includes('code_challenge_method=S256'))).toBe(true);
  });

  it('tells the console who is signed in', async () => {
    const me = await (await signedIn()).fetch(`${site.url}/auth/me`);
    expect(await me.json()).toEqual({
      person: 'person-1',
      name: '王志远',
      tenant: 'daqing',
      tenantName: { zh: '大庆油田', en: 'Daqing Oilfield' },
      roles: ['committeeOfficer'],
      units: ['party.W1'],
      demo: true,
    });
  });

  it('leaves one cookie that scripts cannot read and other sites cannot send, and no trace of the way', async () => {
    const browser = new Browser();
    const { at } = await browser.open(`${site.url}/auth/login`);
    const finish = await browser.fetch(at, { method: 'POST', body: new URLSearchParams({ user: officer.id }) });
    const resumed = await browser.fetch(new URL(finish.headers.get('location')!, at));
    const callback = await browser.fetch(resumed.headers.get('location')!);
    const [cookie] = callback.headers.getSetCookie().filter((line) => line.startsWith('ronghe_session='));
    expect(cookie).toMatch(/; Path=\/; .*HttpOnly; SameSite=Lax/);
    expect(cookie).not.toMatch(/Secure|Domain/);
    expect(callback.headers.get('cache-control')).toBe('no-store');
    expect(browser.names().filter((name) => name.startsWith('ronghe_'))).toEqual(['ronghe_session']);
  });

  it('makes the cookie an identity at the API', async () => {
    const answer = await (await signedIn()).fetch(things());
    expect(await answer.json()).toMatchObject({ tenant: 'daqing', person: 'person-1' });
  });

  it('works in two tabs at once', async () => {
    const browser = new Browser();
    const first = await browser.open(`${site.url}/auth/login?returnTo=/one`);
    const second = await browser.open(`${site.url}/auth/login?returnTo=/two`);
    expect((await browser.choose(second.at, officer.id)).at.pathname).toBe('/two');
    expect((await browser.choose(first.at, officer.id)).answer.status).toBeLessThan(500);
  });

  it('begins at the public address whatever the host was called', async () => {
    const other = site.url.replace('127.0.0.1', 'localhost');
    const answer = await fetch(`${other}/auth/login?returnTo=/inbox`, { redirect: 'manual' });
    expect(answer.headers.get('location')).toBe(`${site.url}/auth/login?returnTo=/inbox`);
  });
});

describe('refused is', () => {
  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    '/./\n//evil.example',
    '/.//evil.example',
    'inbox',
    '',
  ])('a return to %j', async (returnTo) => {
    const answer = await fetch(`${site.url}/auth/login?returnTo=${encodeURIComponent(returnTo)}`, {
      redirect: 'manual',
    });
    expect(answer.status).toBe(400);
  });

  it('two returns at once', async () => {
    const answer = await fetch(`${site.url}/auth/login?returnTo=/a&returnTo=//evil.example`, { redirect: 'manual' });
    expect(answer.status).toBe(400);
  });

  it('a callback that this browser did not set out for', async () => {
    const lured = await new Browser().open(`${site.url}/auth/callback?code=x&state=y`);
    expect([lured.answer.status, lured.body]).toEqual([400, expect.stringContaining('登录已过期')]);
  });

  it('a code of somebody else in a sign-in of ours', async () => {
    const browser = new Browser();
    const { at } = await browser.open(`${site.url}/auth/login`);
    const state = browser.visited.map((page) => new URL(page).searchParams.get('state')).find(Boolean);
    const lured = await browser.open(`${site.url}/auth/callback?code=stolen&state=${state}`);
    expect([at.pathname.startsWith('/oidc/interaction/'), lured.answer.status]).toEqual([true, 400]);
    expect(lured.body).toContain('身份认证服务未完成登录');
    expect(browser.cookie('ronghe_session')).toBeUndefined();
  });

  it('a cookie that was changed, swapped for one of another kind, or is rubbish', async () => {
    const browser = await signedIn();
    const good = browser.cookie('ronghe_session')!;
    const pending = new Browser();
    await pending.open(`${site.url}/auth/login`);
    const ofAnotherKind = pending.cookie(pending.names().find((name) => name.startsWith('ronghe_signin_'))!)!;
    for (const value of [`${good.slice(0, -4)}AAAA`, ofAnotherKind, 'rubbish', '', '%']) {
      browser.setCookie('ronghe_session', value);
      expect((await browser.fetch(things())).status).toBe(401);
      expect((await browser.fetch(`${site.url}/auth/me`)).status).toBe(401);
    }
  });
});

describe('a request that lives on the cookie', () => {
  const post = async (headers: Record<string, string>, browser?: Browser) =>
    (browser ?? (await signedIn())).fetch(things(), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{"a":1}',
    });

  it('writes when it comes from the console', async () => {
    const answer = await post({ ...console, 'sec-fetch-site': 'same-origin', origin: site.url });
    expect([answer.status, await answer.json()]).toEqual([201, { by: 'person-1', body: { a: 1 } }]);
  });

  it.each([
    ['without the header', {}],
    ['with another header', { 'x-ronghe-request': 'yes' }],
    ['from another site', { ...console, 'sec-fetch-site': 'cross-site' }],
    ['from a sibling host', { ...console, 'sec-fetch-site': 'same-site' }],
    ['from another origin in an older browser', { ...console, origin: 'https://evil.example' }],
  ])('writes nothing %s', async (_, headers) => {
    const answer = await post(headers);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ type: 'urn:ronghe:problem:not-from-console' });
  });

  it('needs no header with a bearer token, which no browser sends by itself', async () => {
    const { accessToken } = (await site.gateway.sessions.current(
      { headers: { cookie: `ronghe_session=${(await signedIn()).cookie('ronghe_session')}` } } as never,
      {} as never,
    ))!;
    expect((await post({ authorization: `Bearer ${accessToken}` }, new Browser())).status).toBe(201);
  });

  it('is still bound by the role', async () => {
    expect((await post(console, await signedIn(member.id))).status).toBe(403);
  });
});

describe('signing out', () => {
  it('ends the session here, at the issuer, and for every copy of the cookie', async () => {
    const browser = await signedIn();
    const thief = browser.copy();
    const answer = await browser.fetch(`${site.url}/auth/logout`, { method: 'POST', headers: console });
    expect(answer.status).toBe(204);
    expect(browser.cookie('ronghe_session')).toBeUndefined();
    expect((await browser.fetch(`${site.url}/auth/me`)).status).toBe(401);
    expect((await thief.fetch(`${site.url}/auth/me`)).status).toBe(401);
    expect((await thief.fetch(things())).status).toBe(401);
    const again = await browser.open(`${site.url}/auth/login`);
    expect(again.at.pathname).toMatch(/^\/oidc\/interaction\//);
  });

  it('cannot be done to somebody by another site', async () => {
    const browser = await signedIn();
    expect((await browser.fetch(`${site.url}/auth/logout`, { method: 'POST' })).status).toBe(403);
    expect((await browser.fetch(`${site.url}/auth/me`)).status).toBe(200);
  });

  it('does no harm to those who are not signed in', async () => {
    expect((await fetch(`${site.url}/auth/logout`, { method: 'POST', headers: console })).status).toBe(204);
  });
});
