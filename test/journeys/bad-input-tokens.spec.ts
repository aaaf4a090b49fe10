import { type KeyObject, createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from '../support/client.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { expectRefused } from '../support/refused.js';

const ORG = '/api/organization/v1';
type Parts = Record<string, unknown>;

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const decoded = (part: string): Parts => JSON.parse(Buffer.from(part, 'base64url').toString()) as Parts;
const now = (): number => Math.floor(Date.now() / 1000);

describe.each(MODES)(
  '%s: tokens that the installation’s own key has signed, and other things that look like tokens',
  (mode) => {
    let platform: Installation;
    let key: KeyObject;
    let header: Parts;
    let claims: Parts;

    beforeAll(async () => {
      platform = await startInstallation(mode, { RONGHE_LOG_LEVEL: 'trace' });
      const [head, payload] = (await platform.as('liaohe-admin')).bearer!.split('.') as [string, string];
      [header, claims] = [decoded(head), decoded(payload)];
      const kept = JSON.parse(readFileSync(join(platform.dataDir, 'demo-issuer-keys.json'), 'utf8')) as {
        signing: Parts;
      };
      key = createPrivateKey({ key: kept.signing, format: 'jwk' });
    });
    afterAll(() => platform?.end());

    const signed = (
      head: object,
      payload: object,
      by = key,
      dsaEncoding: 'ieee-p1363' | 'der' = 'ieee-p1363',
    ): string => {
      const input = `${base64(head)}.${base64(payload)}`;
      return `${input}.${sign('sha256', Buffer.from(input), { key: by, dsaEncoding }).toString('base64url')}`;
    };
    const withClaims = (over: Parts): string => signed(header, { ...claims, ...over });
    const asking = (bearer: string, path = `${ORG}/units`) => {
      const client = new Client(platform.url, bearer);
      return (headers: Record<string, string>) => client.get(path, headers);
    };

    it('a token made here is as good as one that was fetched, so what follows is refused for its own reason', async () => {
      expect((await asking(withClaims({}))({})).status).toBe(200);
      // A clock may be a little off.
      expect((await asking(withClaims({ exp: now() - 30 }))({})).status).toBe(200);
      expect((await asking(withClaims({ nbf: now() + 30 }))({})).status).toBe(200);
    });

    it('expired, not yet valid, of another issuer, for another audience, of nobody, of no tenant', async () => {
      const wrong: Parts[] = [
        ...[now() - 120, 0, -1, undefined, null, '9999999999'].map((exp) => ({ exp })),
        ...[now() + 120, 'soon', null].map((nbf) => ({ nbf })),
        ...['https://other.invalid', `${String(claims['iss'])}/`, '', undefined, null, [claims['iss']]].map((iss) => ({
          iss,
        })),
        ...['payroll', '', undefined, null, ['payroll'], 'RONGHE', { ronghe: true }].map((aud) => ({ aud })),
        ...['', 'A', '../liaohe', 'liaohe/..', 'x'.repeat(40), undefined, null, ['liaohe'], { $ne: '' }, 'l\u0000'].map(
          (tenant) => ({ tenant }),
        ),
        ...['', 'pd1.x', 'x'.repeat(81)].map((person) => ({ person, sub: person })),
        { person: undefined, sub: undefined },
      ];
      for (const over of wrong) await expectRefused(asking(withClaims(over)), 401, JSON.stringify(over));
    });

    it('roles that nobody knows, and none, give nothing', async () => {
      for (const roles of [[], ['root'], ['__proto__'], 'tenantAdmin', { 0: 'tenantAdmin' }, [['tenantAdmin']], null])
        await expectRefused(asking(withClaims({ roles, person: 'somebody' })), 403, JSON.stringify(roles));
    });

    it('the algorithm is ours to choose: none, HMAC with what is public, another curve, signatures of other shapes', async () => {
      const publicKey = createPublicKey(key);
      const secrets = [
        publicKey.export({ format: 'pem', type: 'spki' }) as string,
        publicKey.export({ format: 'der', type: 'spki' }),
        JSON.stringify(publicKey.export({ format: 'jwk' })),
        '',
      ];
      const hmac = (secret: string | Buffer, alg: string, hash: string): string => {
        const input = `${base64({ ...header, alg })}.${base64(claims)}`;
        return `${input}.${createHmac(hash, secret).update(input).digest('base64url')}`;
      };
      const body = base64(claims);
      const forged = [
        ...['none', 'None', 'NONE', 'nOnE', ''].flatMap((alg) => [
          `${base64({ ...header, alg })}.${body}.`,
          `${base64({ ...header, alg })}.${body}.AA`,
        ]),
        ...secrets.flatMap((secret) => [hmac(secret, 'HS256', 'sha256'), hmac(secret, 'HS512', 'sha512')]),
        signed({ ...header, alg: 'ES384' }, claims),
        signed({ ...header, alg: 'RS256' }, claims),
        signed({ ...header, alg: ['ES256'] }, claims),
        signed({ ...header, alg: undefined }, claims),
        signed(header, claims, key, 'der'),
        // The signature that checks nothing: r and s are zero.
        `${base64(header)}.${body}.${Buffer.alloc(64).toString('base64url')}`,
        `${base64(header)}.${body}.${Buffer.alloc(63, 1).toString('base64url')}`,
        signed({ ...header, crit: ['urn:ronghe:unknown'], 'urn:ronghe:unknown': true }, claims),
        signed({ ...header, b64: false, crit: ['b64'] }, claims),
      ];
      for (const bearer of forged) await expectRefused(asking(bearer), 401, bearer.slice(0, 80));
    });

    it('a token cannot bring the key it is checked by, or say where it is', async () => {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const jwk = publicKey.export({ format: 'jwk' });
      const kid = header['kid'];
      const heads: Parts[] = [
        { alg: 'ES256', kid, jwk },
        { alg: 'ES256', jwk },
        { alg: 'ES256', kid, jku: `${platform.url}/auth/me` },
        { alg: 'ES256', kid, x5u: 'https://other.invalid/cert' },
        ...['../../etc/passwd', "' OR 1=1 --", '', null, 7, { $gt: '' }, 'x'.repeat(5_000)].map((other) => ({
          alg: 'ES256',
          kid: other,
        })),
      ];
      for (const head of heads)
        await expectRefused(asking(signed(head, claims, privateKey)), 401, JSON.stringify(head).slice(0, 80));
    });

    it('cut, stretched, doubled, encrypted, nested, in another place: none is a token', async () => {
      const good = withClaims({});
      const [head, payload, signature] = good.split('.') as [string, string, string];
      const odd = [
        ...[1, 10, 43, 85].map((less) => good.slice(0, -less)),
        ...[
          `${head}.${payload}`,
          `${head}..${signature}`,
          `.${payload}.${signature}`,
          '..',
          '....',
          `${good}.${signature}`,
        ],
        ...[
          `${good}=`,
          `${good}%00`,
          encodeURIComponent(`${good} `),
          `${head}.${base64({ ...claims, tenant: 'shengli' })}.${signature}`,
        ],
        ...[
          `${base64({ alg: 'dir', enc: 'A256GCM' })}.${payload}.${signature}.AA.AA`,
          `${head}.${Buffer.from(good).toString('base64url')}.${signature}`,
        ],
        ...['null', 'undefined', 'true', '[object Object]', '{}', 'a'.repeat(12_000)],
      ];
      for (const bearer of odd) await expectRefused(asking(bearer), 401, bearer.slice(0, 60));
      const nobody = new Client(platform.url, undefined);
      const elsewhere: Record<string, string>[] = [
        { Authorization: `Token ${good}` },
        { Cookie: `ronghe_session=${good}` },
        { 'X-Authorization': `Bearer ${good}` },
      ];
      for (const headers of elsewhere)
        await expectRefused(
          (more) => nobody.get(`${ORG}/units`, { ...headers, ...more }),
          401,
          Object.keys(headers)[0],
        );
      await expectRefused((more) => nobody.get(`${ORG}/units?access_token=${good}`, more), 401, 'query');
    });

    it('100 kB of token is refused before it is read', async () => {
      const large = `${base64(header)}.${base64({ ...claims, filler: 'x'.repeat(75_000) })}.AA`;
      expect((await asking(large)({})).status).toBe(431);
    });

    it('a bad token says the same of what is there, of what is not, and of what may not be changed', async () => {
      const bad = withClaims({ exp: now() - 120 });
      const answers = await Promise.all(
        ['units', 'units/nothing', 'people/p-1', 'nothing/at/all'].map((path) => asking(bad, `${ORG}/${path}`)({})),
      );
      const known = answers.slice(0, 3).map(({ status, body }) => [status, body['type'], body['title']]);
      expect(new Set(known.map(String)).size).toBe(1);
      expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 404]);
      const posted = await new Client(platform.url, bad).post(`${ORG}/units`, {});
      expect([posted.status, posted.body['type']]).toEqual([401, answers[0]!.body['type']]);
      expect(answers[0]!.headers.get('www-authenticate')).toBe('Bearer');
    });

    it('nothing of a token is in the log, however much is logged, and nothing broke', async () => {
      expect(platform.log).toContain('"level":20');
      for (const part of [/eyJ[\w-]{10}/, /"level":50/, /Bearer [\w-]{8}/, /ronghe_session/i])
        expect(platform.log).not.toMatch(part);
    });
  },
);
