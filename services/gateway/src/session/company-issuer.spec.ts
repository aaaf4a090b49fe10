import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { generateKeyPair, SignJWT } from 'jose';
import { Browser } from '../testing/browser.js';
import { companyIssuer } from '../testing/company-issuer.js';
import { testGateway } from '../testing/test-gateway.js';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function installation(behaviour: Parameters<typeof companyIssuer>[2] = {}) {
  const keys = mkdtempSync(join(tmpdir(), 'company-issuer-'));
  closers.push(() => rmSync(keys, { recursive: true }));
  let url = '';
  const company = await companyIssuer(keys, () => url, behaviour);
  closers.push(company.stop);
  const oidc = { issuer: company.issuer, clientId: 'console', clientSecret: 'a-secret-of-the-company' };
  const site = await testGateway({ demo: undefined, oidc });
  closers.push(() => site.stop());
  url = site.url;
  return { company, url };
}

const console = { 'x-ronghe-request': 'console' };

describe('with the company’s own issuer', () => {
  it('signs in, and trusts the keys that the issuer publishes', async () => {
    const { url } = await installation();
    const browser = new Browser();
    const { at } = await browser.open(`${url}/auth/login?returnTo=/inbox`);
    expect(at.href).toBe(`${url}/inbox`);
    const me = await browser.fetch(`${url}/auth/me`);
    const changqing = { zh: 'changqing', en: 'changqing' };
    expect(await me.json()).toMatchObject({
      person: 'person-7',
      tenant: 'changqing',
      tenantName: changqing,
      demo: false,
    });
    expect((await browser.fetch(`${url}/oidc/auth`)).status).toBe(404);
  });

  it('renews a token that is about to expire, once for many requests at a time', async () => {
    const { url, company } = await installation({ accessSeconds: 30 });
    const browser = new Browser();
    await browser.open(`${url}/auth/login`);
    const answers = await Promise.all(Array.from({ length: 8 }, () => browser.copy().fetch(`${url}/auth/me`)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(company.refreshes()).toBe(1);
    expect((await browser.fetch(`${url}/auth/me`)).status).toBe(200);
    expect((await browser.fetch(`${url}/auth/me`)).status).toBe(200);
    expect(company.refreshes()).toBe(1);
  });

  it('says where the browser ends its session at the issuer', async () => {
    const { url, company } = await installation();
    const browser = new Browser();
    await browser.open(`${url}/auth/login`);
    const answer = await browser.fetch(`${url}/auth/logout`, { method: 'POST', headers: console });
    const next = new URL(answer.headers.get('ronghe-end-session')!);
    expect([answer.status, next.origin, next.pathname]).toEqual([204, company.issuer, '/session/end']);
    expect(next.searchParams.get('post_logout_redirect_uri')).toBe(`${url}/`);
    expect((await browser.fetch(next)).status).toBe(200);
  });

  it('lets nobody in whose account has no tenant', async () => {
    const { url } = await installation({ tenant: '' });
    const browser = new Browser();
    const { answer, body } = await browser.open(`${url}/auth/login`);
    expect([answer.status, body]).toEqual([400, expect.stringContaining('尚未分配到本系统的租户')]);
    expect(browser.cookie('ronghe_session')).toBeUndefined();
  });

  it('answers 503 to sign-in and token while the issuer is away, and ends nobody’s session', async () => {
    const { url, company } = await installation();
    const browser = new Browser();
    await browser.open(`${url}/auth/login`);
    await company.stop();
    expect((await browser.fetch(`${url}/auth/me`)).status).toBe(200);
    const fresh = await testGateway({ demo: undefined, oidc: { issuer: company.issuer, clientId: 'console' } });
    closers.push(() => fresh.stop());
    const login = await fetch(`${fresh.url}/auth/login`);
    expect([login.status, login.headers.get('retry-after')]).toEqual([503, '5']);
    const { privateKey } = await generateKeyPair('ES256');
    const token = await new SignJWT({}).setProtectedHeader({ alg: 'ES256', kid: 'any' }).sign(privateKey);
    const call = await fetch(`${fresh.url}/api/test/v1/things`, { headers: { authorization: `Bearer ${token}` } });
    expect(call.status).toBe(503);
  });
});

describe('without a choice of issuer', () => {
  it('does not start', async () => {
    await expect(testGateway({ demo: undefined })).rejects.toThrow(/RONGHE_OIDC_ISSUER/);
    const oidc = { issuer: 'https://issuer.example', clientId: 'console' };
    await expect(testGateway({ oidc })).rejects.toThrow(/exclude each other/);
  });

  it('does not start with a session key that is too short either', async () => {
    await expect(testGateway({ sessionKey: new Uint8Array(16) })).rejects.toThrow(/32 bytes/);
  });
});
