import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { base64url, decodeJwt, decodeProtectedHeader, exportSPKI, importJWK, SignJWT, type CryptoKey } from 'jose';
import { Browser } from '../testing/browser.js';
import { member, officer, testGateway } from '../testing/test-gateway.js';
import { DemoIssuer } from './demo-issuer.js';
import { demoKeys } from './demo-keys.js';
import { demoToken } from './demo-token.js';

let site: Awaited<ReturnType<typeof testGateway>>;
let token: string;
beforeAll(async () => {
  site = await testGateway();
  token = await demoToken(site.url, officer.id);
});
afterAll(() => site.stop());

const ask = (bearer: string) =>
  fetch(`${site.url}/api/test/v1/things`, { headers: { authorization: `Bearer ${bearer}` } });

describe('the demo issuer', () => {
  it('does not exist outside demo mode', () => {
    const build = () => new DemoIssuer({ demo: undefined, dataDir: site.dataDir, publicUrl: () => site.url });
    expect(build).toThrow(/demo mode only/);
  });

  it('issues tokens that say who it is, for the API and for an hour', async () => {
    const { iss, aud, exp, iat, ...claims } = decodeJwt(token);
    expect({ iss, aud, ttl: exp! - iat! }).toEqual({ iss: `${site.url}/oidc`, aud: 'ronghe', ttl: 3600 });
    expect(claims).toMatchObject({ tenant: 'daqing', person: 'person-1', name: '王志远', roles: ['committeeOfficer'] });
    await expect(site.gateway.verifier.verify(token)).resolves.toMatchObject({ tenant: 'daqing', units: ['party.W1'] });
    expect((await ask(token)).status).toBe(200);
  });

  it('knows nobody else', async () => {
    await expect(demoToken(site.url, 'root')).rejects.toThrow(/sign-in of root stopped/);
  });

  it('insists on PKCE', async () => {
    const query = 'client_id=ronghe-cli&redirect_uri=http://127.0.0.1/callback&response_type=code&scope=openid';
    const answer = await fetch(`${site.url}/oidc/auth?${query}`, { redirect: 'manual' });
    expect(answer.headers.get('location')).toMatch(/error=invalid_request/);
  });

  it('sends codes to nobody but its clients', async () => {
    const query = 'client_id=ronghe-cli&redirect_uri=https://evil.example/&response_type=code&scope=openid';
    const answer = await fetch(`${site.url}/oidc/auth?${query}`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
  });

  it('shows its users by oilfield, escaped, without a script', async () => {
    const { answer, body } = await new Browser().open(`${site.url}/auth/login`);
    expect(body).toContain('大庆油田');
    expect(body).toContain('李&#60;b&#62;霞');
    expect(body).not.toMatch(/<script|onclick|https?:\/\//);
    expect(answer.headers.get('content-security-policy')).toContain("form-action 'self' http://127.0.0.1:*");
  });

  it('says so when the page is too old', async () => {
    const answer = await fetch(`${site.url}/oidc/interaction/unknown`);
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('登录页面已过期')]);
  });

  it('keeps its keys for the owner only, and says which file is damaged', async () => {
    const file = join(site.dataDir, 'demo-issuer-keys.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const other = await testGateway();
    await other.stop({ keepData: true });
    writeFileSync(join(other.dataDir, 'demo-issuer-keys.json'), '{"signing":');
    await expect(testGateway({ dataDir: other.dataDir })).rejects.toThrow(/demo-issuer-keys\.json is damaged/);
    rmSync(other.dataDir, { recursive: true });
  });

  it('keeps tokens good over a restart at the same address', async () => {
    const before = await testGateway();
    const early = await demoToken(before.url, member.id);
    await before.stop({ keepData: true });
    const after = await testGateway({ dataDir: before.dataDir, publicUrl: () => before.url });
    await expect(after.gateway.verifier.verify(early)).resolves.toMatchObject({ person: 'person-2' });
    await after.stop();
  });
});

describe('the API refuses with 401, and nothing worse,', () => {
  const now = Math.floor(Date.now() / 1000);
  const claims = () => decodeJwt(token);
  const signed = async (over: object) => {
    const { signing } = demoKeys(site.dataDir);
    return new SignJWT({ ...claims(), ...over })
      .setProtectedHeader({ alg: 'ES256', kid: signing.kid })
      .sign(await importJWK(signing, 'ES256'));
  };
  const confused = async () => {
    const key = site.gateway.demoIssuer!.publicKeys().keys[0]!;
    const pem = await exportSPKI((await importJWK(key, 'ES256')) as CryptoKey);
    const secret = new TextEncoder().encode(pem);
    return new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: key.kid }).sign(secret);
  };
  const unsigned = () => {
    const header = base64url.encode(JSON.stringify({ ...decodeProtectedHeader(token), alg: 'none' }));
    return `${header}.${token.split('.')[1]}.`;
  };
  const cases: [string, () => string | Promise<string>][] = [
    ['alg none', unsigned],
    ['the public key as an HMAC secret', confused],
    ['another issuer', () => signed({ iss: 'http://127.0.0.1:1/oidc' })],
    ['another audience', () => signed({ aud: 'payroll' })],
    ['an expired token', () => signed({ exp: now - 600 })],
    ['a token of tomorrow', () => signed({ nbf: now + 86_400 })],
    ['a truncated token', () => token.slice(0, 60)],
    [
      'a changed tenant',
      () =>
        [
          token.split('.')[0],
          base64url.encode(JSON.stringify({ ...claims(), tenant: 'shengli' })),
          token.split('.')[2],
        ].join('.'),
    ],
    ['a 14 kB token', () => 'a'.repeat(14_000)],
  ];
  it.each(cases)('%s', async (_, bearer) => {
    expect((await ask(await bearer())).status).toBe(401);
  });

  it('except that 100 kB of header is stopped by the HTTP parser before anybody reads it', async () => {
    const answer = await ask('a'.repeat(100_000)).catch(() => ({ status: 431 }));
    expect(answer.status).toBe(431);
  });
});
