import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routesWithoutRule } from '@ronghe/service-kit';
import { testGateway } from '../testing/test-gateway.js';

let site: Awaited<ReturnType<typeof testGateway>>;
beforeAll(async () => void (site = await testGateway()));
afterAll(() => site.stop());

const page = (path: string) => fetch(site.url + path, { headers: { accept: 'text/html,*/*' } });

describe('the console', () => {
  it('says how to build it when it was not built', async () => {
    const answer = await page('/');
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('npm run build')]);
  });

  describe('once built', () => {
    beforeAll(() => {
      const dir = join(site.dataDir, 'console');
      mkdirSync(join(dir, 'assets'), { recursive: true });
      writeFileSync(join(dir, 'index.html'), '<!doctype html><title>融合</title>');
      writeFileSync(join(dir, 'assets', 'index-BxY3k9_Q.js'), 'export {}');
      writeFileSync(join(dir, 'logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    });

    it('is served at every address that is a page, and asked for again each time', async () => {
      for (const path of ['/', '/alliances/7?tab=board', '/apiary']) {
        const answer = await page(path);
        expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-cache']);
        expect(await answer.text()).toContain('融合');
      }
    });

    it('lets hashed files be kept for good, others not', async () => {
      const hashed = await page('/assets/index-BxY3k9_Q.js');
      expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect((await page('/logo.svg')).headers.get('cache-control')).toBe('no-cache');
    });

    it.each(['/api/nothing/v1/here', '/auth/nothing', '/oidc/nothing', '/health/nothing'])(
      'never answers for %s',
      async (path) => {
        const answer = await page(path);
        expect([answer.status, (await answer.text()).includes('融合</title>')]).toEqual([404, false]);
      },
    );

    it('is no answer to a script that asks for data', async () => {
      expect((await fetch(`${site.url}/nothing`, { headers: { accept: 'application/json' } })).status).toBe(404);
    });

    it.each([
      '/..%2fdemo-issuer-keys.json',
      '/%2e%2e/demo-issuer-keys.json',
      '/assets/..%5c..%5cdemo-issuer-keys.json',
    ])('does not leave its folder for %s', async (path) => {
      const answer = await fetch(site.url + path, { headers: { accept: '*/*' } });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    });
  });
});

describe('every answer', () => {
  it('carries a strict policy and no trace of the server', async () => {
    const { headers } = await page('/');
    const policy = headers.get('content-security-policy')!;
    for (const part of ["default-src 'self'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'self'"])
      expect(policy.split(';')).toContain(part);
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('camera=(), ');
    expect(headers.get('referrer-policy')).toBe('same-origin');
  });

  it('allows no other origin to read it', async () => {
    for (const path of ['/', '/auth/me', '/api/openapi.json', '/api/test/v1/things'])
      for (const method of ['GET', 'OPTIONS']) {
        const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
        const answer = await fetch(site.url + path, { method, headers });
        expect([path, answer.headers.get('access-control-allow-origin')]).toEqual([path, null]);
      }
  });
});

it('the documents are open to all', async () => {
  expect(await (await fetch(`${site.url}/api/openapi.json`)).json()).toEqual({ openapi: '3.1.0' });
  expect(await (await fetch(`${site.url}/api/asyncapi.json`)).json()).toEqual({ asyncapi: '3.0.0' });
});

it('no route of the gateway is without a rule', () => {
  expect(routesWithoutRule(site.app)).toEqual([]);
});
