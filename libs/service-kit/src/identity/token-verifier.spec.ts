import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT, type JSONWebKeySet } from 'jose';
import { tokenVerifier, type TokenVerifierConfig } from './token-verifier.js';

const issuer = 'https://issuer.example';
const audience = 'ronghe';
const claims = { tenant: 'daqing', person: 'p-1', name: '王五', roles: ['member'], units: ['party.W1'] };
const keys = await generateKeyPair('ES256', { extractable: true });
const strangers = await generateKeyPair('ES256');
const jwks: JSONWebKeySet = { keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'ES256' }] };
const config: TokenVerifierConfig = { issuer, audience, jwks: () => jwks };

const token = (over: object = {}, key = keys.privateKey) =>
  new SignJWT({ iss: issuer, aud: audience, sub: 's', exp: soon(300), jti: 't-1', ...claims, ...over })
    .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
    .sign(key);
const soon = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;
const reason = (bearer: string, over: Partial<TokenVerifierConfig> = {}) =>
  tokenVerifier({ ...config, ...over })
    .verify(bearer)
    .then(
      () => 'accepted',
      (error) => (error as { reason: string }).reason,
    );

describe('a token', () => {
  it('gives tenant, person, roles and units', async () => {
    await expect(tokenVerifier(config).verify(await token())).resolves.toEqual({ ...claims, tokenId: 't-1' });
  });

  it('names the person by its subject when it has no person', async () => {
    const identity = await tokenVerifier(config).verify(await token({ person: undefined }));
    expect(identity.person).toBe('s');
  });

  it('loses roles nobody knows and units that are no text', async () => {
    const identity = await tokenVerifier(config).verify(
      await token({ roles: ['member', 'emperor', 7], units: [{}, 'u'] }),
    );
    expect(identity).toMatchObject({ roles: ['member'], units: ['u'] });
  });

  it('has neither roles nor units when the claims are no lists', async () => {
    const identity = await tokenVerifier(config).verify(await token({ roles: 'member', units: null }));
    expect(identity).toMatchObject({ roles: [], units: [] });
  });
});

describe('refused is', () => {
  const spki = exportSPKI(keys.publicKey);
  const hmac = async () =>
    new SignJWT({ iss: issuer, aud: audience, exp: soon(300), ...claims })
      .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
      .sign(new TextEncoder().encode(await spki));
  const unsigned = () => new UnsecuredJWT({ iss: issuer, aud: audience, exp: soon(300), ...claims }).encode();
  const cases: [string, string, () => string | Promise<string>][] = [
    ['no signature at all (alg none)', 'algorithm', unsigned],
    ['the public key used as a shared secret', 'algorithm', hmac],
    ['a signature by somebody else', 'signature', () => token({}, strangers.privateKey)],
    ['another issuer', 'wrongIssuer', () => token({ iss: 'https://other.example' })],
    ['another audience', 'wrongAudience', () => token({ aud: 'payroll' })],
    ['no audience', 'wrongAudience', () => token({ aud: undefined })],
    ['one that has expired', 'expired', () => token({ exp: soon(-120) })],
    ['one that never expires', 'missingClaim', () => token({ exp: undefined })],
    ['one that is not valid yet', 'notYetValid', () => token({ nbf: soon(120) })],
    ['an ID token', 'notForApis', () => token({ at_hash: 'x' })],
    ['an ID token of Keycloak', 'notForApis', () => token({ typ: 'ID' })],
    ['a logout token', 'notForApis', () => token({ events: {} })],
    ['no tenant', 'tenant', () => token({ tenant: undefined })],
    ['a tenant that could be a path', 'tenant', () => token({ tenant: '../daqing' })],
    ['nobody', 'person', () => token({ person: '', sub: undefined })],
    ['half a token', 'signature', async () => (await token()).slice(0, -20)],
    ['a token without its last part', 'malformed', async () => (await token()).split('.').slice(0, 2).join('.')],
    ['no token', 'malformed', () => ''],
    ['100 kB', 'tooLarge', () => token({ name: 'x'.repeat(75_000) })],
    [
      'a claim whose name belongs to every object',
      'tenant',
      () => token({ tenant: undefined, ['__proto__']: { tenant: 'x1' } }),
    ],
  ];
  it.each(cases)('%s (%s)', async (_, expected, bearer) => {
    expect(await reason(await bearer())).toBe(expected);
  });
});

it('a clock that is a minute off is forgiven, more is not', async () => {
  expect(await reason(await token({ exp: soon(-30) }))).toBe('accepted');
  expect(await reason(await token({ nbf: soon(30) }))).toBe('accepted');
  expect(await reason(await token({ exp: soon(-30) }), { clockSkewSeconds: 5 })).toBe('expired');
});

it('what is thrown says nothing of the token', async () => {
  const bearer = await token({ tenant: 'Not A Tenant' });
  const error = await tokenVerifier(config)
    .verify(bearer)
    .catch((thrown: Error) => thrown);
  expect(JSON.stringify([(error as Error).message, error, (error as Error).cause])).not.toMatch(/Not A Tenant|eyJ/);
});

describe('keys fetched from the issuer', () => {
  let published = jwks;
  let status = 200;
  const server = createServer((req, res) => {
    const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    res.statusCode = status;
    res.setHeader('content-type', 'application/json');
    const discovery = { issuer: own, jwks_uri: `${own}/jwks` };
    res.end(JSON.stringify(req.url === '/jwks' ? published : discovery));
  });
  let own: string;
  beforeAll(async () => {
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  it('are found by the discovery document', async () => {
    expect(await reason(await token({ iss: own }), { issuer: own, jwks: { discoverFrom: own } })).toBe('accepted');
  });

  it('may rotate: a key published after the first token is found', async () => {
    const next = await generateKeyPair('RS256');
    const verifier = tokenVerifier({ ...config, jwks: () => published });
    await verifier.verify(await token());
    published = { keys: [...jwks.keys, { ...(await exportJWK(next.publicKey)), kid: 'k2', alg: 'RS256' }] };
    const rotated = await new SignJWT({ iss: issuer, aud: audience, exp: soon(300), ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'k2' })
      .sign(next.privateKey);
    await expect(verifier.verify(rotated)).resolves.toMatchObject({ tenant: 'daqing' });
  });

  it('that cannot be fetched are our fault, not the bearer’s', async () => {
    status = 500;
    expect(await reason(await token(), { jwks: new URL(`${own}/jwks`) })).toBe('keysUnavailable');
    expect(await reason(await token(), { jwks: { discoverFrom: own } })).toBe('keysUnavailable');
    status = 200;
  });

  it('of another issuer are not taken', async () => {
    expect(await reason(await token(), { jwks: { discoverFrom: `${own}/` } })).toBe('keysUnavailable');
  });
});
