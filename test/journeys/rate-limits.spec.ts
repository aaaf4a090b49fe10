import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@ronghe/event-sourcing/testing';
import type { Answer, Client } from '../support/client.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { expectProblem, expectRefused } from '../support/refused.js';

const ORG = '/api/organization/v1';
const UNITS = `${ORG}/units`;
const [PERSON, TENANT, CLIENT] = [20, 50, 400];

describe.each(MODES)('%s: too many requests', (mode) => {
  let platform: Installation;

  beforeAll(async () => {
    platform = await startInstallation(mode, {
      RONGHE_RATE_PERSON: String(PERSON),
      RONGHE_RATE_TENANT: String(TENANT),
      RONGHE_RATE_CLIENT: String(CLIENT),
    });
  });
  afterAll(() => platform?.end());

  const burst = (client: Client, requests: number): Promise<Answer[]> =>
    Promise.all(Array.from({ length: requests }, () => client.get(UNITS)));
  const statuses = (answers: readonly Answer[]) => ({
    answered: answers.filter(({ status }) => status === 200).length,
    refused: answers.filter(({ status }) => status === 429).length,
  });

  it('of one person: the rest is refused until the minute is over, and his colleagues are not', async () => {
    const [admin, officer] = [await platform.as('liaohe-admin'), await platform.as('liaohe-officer')];
    const answers = await burst(admin, PERSON + 10);
    expect(statuses(answers)).toEqual({ answered: PERSON, refused: 10 });
    const refused = await expectRefused((headers) => admin.get(UNITS, headers), 429);
    expect(refused.body['type']).toBe('urn:ronghe:problem:too-many-of-person');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    // Another token of the same person is the same person.
    expectProblem(await (await platform.as('liaohe-admin')).get(UNITS), 429);
    expectProblem(await admin.post(UNITS, {}), 429);
    expect(statuses(await burst(officer, PERSON))).toEqual({ answered: PERSON, refused: 0 });
  });

  it('of one tenant: all of it are refused, and other tenants are not', async () => {
    const answers = await burst(await platform.as('liaohe-secretary'), PERSON);
    const left = TENANT - 2 * PERSON;
    expect(statuses(answers)).toEqual({ answered: left, refused: PERSON - left });
    expect(
      expectProblem(
        answers.find(({ status }) => status === 429)!,
        429,
      ).body['type'],
    ).toBe('urn:ronghe:problem:too-many-of-tenant');
    expect(statuses(await burst(await platform.as('shengli-officer'), PERSON))).toEqual({
      answered: PERSON,
      refused: 0,
    });
  });

  it('of a tenant that has a limit of its own: that one holds', async () => {
    const operator = await platform.as('group-operator');
    await operator.do(`${ORG}/tenants/luming/limits`, { requestsPerMinute: 5 });
    const limited = expect.objectContaining({ id: 'luming', limits: { requestsPerMinute: 5 } });
    await eventually(async () => expect((await operator.read(`${ORG}/tenants`)).items).toContainEqual(limited));
    expect(statuses(await burst(await platform.as('luming-officer'), 10))).toEqual({ answered: 5, refused: 5 });
  });

  it('of one address: whoever asks and for whatever, also when it says that it is another', async () => {
    const ask = async (path: string, headers: Record<string, string> = {}) => {
      const answer = await fetch(platform.url + path, { headers, redirect: 'manual' });
      return { answer, body: (await answer.json().catch(() => undefined)) as { type?: string } | undefined };
    };
    // More than a minute allows; and anew when just then the minute was over.
    await eventually(async () => {
      const answers = await Promise.all(Array.from({ length: CLIENT + 10 }, () => ask('/health/live')));
      expect(answers.every(({ answer }) => [200, 429].includes(answer.status))).toBe(true);
      for (const path of ['/', '/auth/login', '/auth/me', '/oidc/jwks', '/api/openapi.json', UNITS, '/health/ready'])
        for (const headers of [{}, { 'X-Forwarded-For': '203.0.113.7', 'X-Real-IP': '203.0.113.7' }]) {
          const { answer, body } = await ask(path, headers as Record<string, string>);
          expect([path, answer.status, body?.type]).toEqual([path, 429, 'urn:ronghe:problem:too-many-of-client']);
          expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
          expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
        }
    });
    expect(platform.log).not.toContain('"level":50');
    expect(await platform.stop()).toBe(true);
  });
});
