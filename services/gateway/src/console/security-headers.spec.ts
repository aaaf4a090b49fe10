import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testGateway } from '../testing/test-gateway.js';

describe('behind an address of https', () => {
  let site: Awaited<ReturnType<typeof testGateway>>;
  beforeAll(async () => void (site = await testGateway({ publicUrl: () => 'https://ronghe.example' })));
  afterAll(() => site.stop());

  it('every answer asks browsers to stay with TLS for a year, on all hosts below', async () => {
    for (const path of ['/', '/auth/me', '/api/openapi.json', '/api/nothing', '/oidc/jwks', '/nothing'])
      expect([path, (await fetch(site.url + path)).headers.get('strict-transport-security')]).toEqual([
        path,
        'max-age=31536000; includeSubDomains',
      ]);
  });

  it('the session’s cookie belongs to this host alone and goes over TLS only', async () => {
    const headers = { 'x-ronghe-request': 'console', cookie: '__Host-ronghe_session=x' };
    const answer = await fetch(`${site.url}/auth/logout`, { method: 'POST', headers });
    const cookies = answer.headers.getSetCookie().filter((line) => line.includes('ronghe_session'));
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-ronghe_session/);
      for (const part of [/; Path=\/(;|$)/, /; Secure/, /; HttpOnly/, /; SameSite=Lax/]) expect(cookie).toMatch(part);
      expect(cookie).not.toContain('Domain');
    }
  });
});
