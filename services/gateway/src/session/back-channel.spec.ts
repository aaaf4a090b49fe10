import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPair, importJWK, SignJWT, UnsecuredJWT, type CryptoKey } from 'jose';
import { demoKeys } from '../demo-issuer/demo-keys.js';
import { Browser } from '../testing/browser.js';
import { companyIssuer } from '../testing/company-issuer.js';
import { testGateway } from '../testing/test-gateway.js';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const clientId = 'console';

describe('the issuer says that somebody has left', () => {
  const keys = mkdtempSync(join(tmpdir(), 'company-issuer-'));
  let company: Awaited<ReturnType<typeof companyIssuer>>;
  let site: Awaited<ReturnType<typeof testGateway>>;

  beforeAll(async () => {
    company = await companyIssuer(keys, () => site.url);
    const oidc = { issuer: company.issuer, clientId, clientSecret: 'a-secret-of-the-company' };
    site = await testGateway({ demo: undefined, oidc });
  });
  afterAll(async () => {
    await site.stop();
    await company.stop();
    rmSync(keys, { recursive: true });
  });

  const signedIn = async () => {
    const browser = new Browser();
    await browser.open(`${site.url}/auth/login`);
    return browser;
  };
  const statusOf = async (browser: Browser) => (await browser.fetch(`${site.url}/auth/me`)).status;
  const tell = (token: string) =>
    fetch(`${site.url}/auth/backchannel-logout`, {
      method: 'POST',
      body: new URLSearchParams({ logout_token: token }),
    });
  const now = () => Math.floor(Date.now() / 1000);
  const signing = async () => (await importJWK(demoKeys(keys).signing, 'ES256')) as CryptoKey;
  const claims = (over: object = {}) => ({
    iss: company.issuer,
    aud: clientId,
    iat: now(),
    exp: now() + 60,
    jti: randomUUID(),
    events: { [EVENT]: {} },
    sub: 'seven',
    ...over,
  });
  const token = async (over: object = {}, key?: CryptoKey, typ: string | undefined = 'logout+jwt') =>
    new SignJWT(claims(over))
      .setProtectedHeader({ alg: 'ES256', kid: demoKeys(keys).signing.kid!, typ })
      .sign(key ?? (await signing()));

  it('and the session that was opened by his session there is over, however it ended', async () => {
    const [leaving, staying] = [await signedIn(), await signedIn()];
    const { body } = await leaving.open(`${company.issuer}/session/end`);
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(body)![1]!;
    const form = new URLSearchParams({ xsrf, logout: 'yes' });
    await leaving.fetch(`${company.issuer}/session/end/confirm`, { method: 'POST', body: form });
    expect([await statusOf(leaving), await statusOf(staying)]).toEqual([401, 200]);
  });

  it('without naming a session: all of his are over, and a new one begins', async () => {
    const [desk, phone] = [await signedIn(), await signedIn()];
    const answer = await tell(await token());
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect([await statusOf(desk), await statusOf(phone)]).toEqual([401, 401]);
    expect(await statusOf(await signedIn())).toBe(200);
  });

  const refused: [string, () => Promise<string> | string][] = [
    ['nothing', () => ''],
    ['rubbish', () => 'a.b.c'],
    ['100 kB', () => 'a'.repeat(100_000)],
    ['no signature', () => new UnsecuredJWT(claims()).encode()],
    ['another key', async () => token({}, (await generateKeyPair('ES256')).privateKey)],
    ['another issuer', () => token({ iss: 'https://other.example' })],
    ['another application', () => token({ aud: 'payroll' })],
    ['one that has expired', () => token({ exp: now() - 120 })],
    ['one of an hour ago', () => token({ iat: now() - 3_600, exp: now() + 3_600 })],
    ['no time', () => token({ iat: undefined })],
    ['no id', () => token({ jti: undefined })],
    ['a token of another kind', () => token({}, undefined, 'at+jwt')],
    ['no event', () => token({ events: undefined })],
    ['another event', () => token({ events: { 'http://schemas.openid.net/event/other': {} } })],
    ['an event that every object has', () => token({ events: [] })],
    ['an ID token', () => token({ nonce: 'n' })],
    ['nobody', () => token({ sub: undefined })],
  ];
  it.each(refused)('%s is refused and ends nothing', async (_, make) => {
    const browser = await signedIn();
    const answer = await tell(await make());
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      400,
      expect.stringContaining('application/problem+json'),
    ]);
    expect(await statusOf(browser)).toBe(200);
  });

  it('twice in the same words: the second time it ends nothing', async () => {
    const once = await token();
    expect((await tell(once)).status).toBe(200);
    const browser = await signedIn();
    expect((await tell(once)).status).toBe(400);
    expect(await statusOf(browser)).toBe(200);
  });

  it('is a message, not a page', async () => {
    expect((await fetch(`${site.url}/auth/backchannel-logout`)).status).toBe(404);
  });
});
