import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../support/client.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { expectProblem, expectRefused } from '../support/refused.js';

const ORG = '/api/organization/v1';

describe.each(MODES)('%s: queries, positions, routes and methods that are not as they should be', (mode) => {
  let platform: Installation;
  let owner: Client;

  beforeAll(async () => {
    platform = await startInstallation(mode);
    owner = await platform.as('liaohe-officer');
  });
  afterAll(() => platform?.end());

  it.each([
    ...['limit=0', 'limit=-1', 'limit=201', 'limit=1e2', 'limit=abc', 'limit=', 'limit=1&limit=2', 'limit=NaN'],
    ...['sort=__proto__', 'sort=constructor', 'sort=--code', 'sort=', 'sort=code&sort=name', 'cursor=x', 'cursor=%FF'],
    ...[['code'], ['code', {}, 'x'], ['code', null, 1], ['name', 'x', 'y'], 'code', null, { length: 3 }, 7].map(
      (parts) => `cursor=${Buffer.from(JSON.stringify(parts)).toString('base64url')}`,
    ),
    ...['asOf=yesterday', 'asOf=2026-01-01', 'asOf=2026-13-01T00:00:00Z', 'asOf=2026-01-01T00:00:00', 'asOf=1&asOf=2'],
  ])('the query %s is malformed', async (query) => {
    await expectRefused((headers) => owner.get(`${ORG}/units?${query}`, headers), 400, query);
  });

  it.each([
    'surprise=1',
    '__proto__=1',
    'constructor=1',
    'toString=',
    'tree=other',
    'tree=party&tree=party',
    'tree[$ne]=x',
    'kind[]=team',
  ])('the query %s is invalid', async (query) => {
    await expectRefused((headers) => owner.get(`${ORG}/units?${query}`, headers), 422, query);
  });

  it('a position nobody gave, or from a future that does not come', async () => {
    const after = (position: string) => (headers: Record<string, string>) =>
      owner.get(`${ORG}/units`, { ...headers, 'Ronghe-After': position });
    for (const position of [
      'x',
      '1',
      'organization',
      'organization.1',
      'organization.-1.1',
      'organization.1.1.1',
      '../..',
    ])
      await expectRefused(after(position), 400, position);
    const late = expectProblem(await after('organization.0.999999999')({}), 503);
    expect(late.headers.get('retry-after')).toBe('1');
  });

  it('unknown routes and methods are not there; HEAD is a GET without its body', async () => {
    const raw = (method: string, path: string): Promise<Answer<never>> =>
      new Promise((resolve, reject) => {
        const headers = { authorization: `Bearer ${owner.bearer}` };
        const sending = request(platform.url + path, { method, headers }, (response) => {
          response.resume();
          response.on('end', () =>
            resolve({ status: response.statusCode!, headers: new Headers(), body: {} as never }),
          );
        });
        sending.on('error', reject);
        sending.end();
      });
    for (const path of [
      '/api',
      '/api/nothing',
      '/api/organization/v2/units',
      `${ORG}/units/a/b/c`,
      '/api/..%2f..%2fetc',
    ])
      await expectRefused((headers) => owner.get(path, headers), 404, path);
    for (const method of ['PUT', 'PATCH', 'DELETE', 'PROPFIND', 'OPTIONS'])
      expect([method, (await raw(method, `${ORG}/units`)).status]).toEqual([method, 404]);
    expect((await raw('HEAD', `${ORG}/units`)).status).toBe(200);
    for (const id of ['%', '%ED%A0%80', '%FF'])
      await expectRefused((headers) => owner.get(`${ORG}/units/${id}`, headers), 400, id);
  });
});
