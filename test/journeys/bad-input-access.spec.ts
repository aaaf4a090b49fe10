import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, expectStatus, workbookForm } from '../support/client.js';
import { thisMoment } from '../support/moment.js';
import { plant, plantWorkbook } from '../support/plant.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { expectProblem, expectRefused, posting } from '../support/refused.js';

const ORG = '/api/organization/v1';
const SCORING = '/api/scoring/v1';
const ALLIANCE = '/api/alliance-project/v1';
const NOTICES = '/api/notification/v1';
const RULEBOOK = {
  code: 'UNITS',
  name: '细则',
  appliesTo: 'unit',
  base: 100,
  formula: 'base + vanguard',
  items: [{ code: 'V', name: '难题', kind: 'vanguard', points: 5, evidence: false }],
};
const ON = '2026-03-01';
const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe.each(MODES)('%s: who asks: no token, a bad one, or another oilfield’s', (mode) => {
  let platform: Installation;
  let owner: Client;
  let stranger: Client;
  let token: string;
  let before: string;
  /** Ids of the owner's things. */
  const own = { alliance: '', problem: '', entry: '', webhook: '', person: '', notice: '', event: '', cursor: '' };

  const state = async (): Promise<string> => {
    const lists = [
      `${ORG}/units?limit=200`,
      `${ORG}/people?limit=200`,
      `${ORG}/coverage?on=${ON}`,
      `${SCORING}/rulebooks`,
      `${SCORING}/accounts/unit:production.A1?year=2026`,
      `${ALLIANCE}/alliances/${own.alliance}/board`,
      `${NOTICES}/notices?limit=200`,
      `${NOTICES}/webhooks`,
    ];
    return JSON.stringify(await Promise.all(lists.map((path) => owner.read(path))));
  };

  beforeAll(async () => {
    platform = await startInstallation(mode);
    owner = await platform.as('liaohe-officer');
    stranger = await platform.as('shengli-officer');
    token = owner.bearer!;
    expectStatus(await owner.post(`${ORG}/imports`, workbookForm(await plantWorkbook(plant()))), 200);
    const parties = ['production.A1', 'production.A2'];
    const alliance = { name: '联盟', mode: 'alliance', goal: '目标', parties, on: '2026-01-01' };
    own.alliance = (await owner.do(`${ALLIANCE}/alliances`, alliance)).id;
    const problem = { alliance: own.alliance, title: '难题', raisedBy: parties[0], severity: 3, on: '2026-02-01' };
    own.problem = (await owner.do(`${ALLIANCE}/problems`, problem)).id;
    await owner.do(`${ALLIANCE}/problems/${own.problem}/claim`, { unit: parties[1], on: ON, dueOn: '2099-01-01' });
    await owner.do(`${SCORING}/rulebooks`, RULEBOOK);
    await owner.do(`${SCORING}/rulebooks/UNITS/versions/1/adoption`, { from: '2026-01' });
    const entry = { item: 'V', on: ON, reason: '原因' };
    own.entry = (await owner.do(`${SCORING}/accounts/unit:production.A1/entries`, entry)).id;
    const hook = { url: 'https://webhook.invalid/', levels: ['halt'] };
    own.webhook = (await owner.do(`${NOTICES}/webhooks`, hook)).id;
    own.person = (await owner.read(`${ORG}/people?limit=1`)).items[0].id;
    own.notice = (await owner.read(`${NOTICES}/notices`)).items[0].id;
    own.event = (await owner.read(`${SCORING}/accounts/unit:production.A1?year=2026`)).entries[0].event;
    own.cursor = (await owner.read(`${ORG}/units?limit=1`)).next;
    before = await state();
  });
  afterAll(() => platform?.end());

  const withToken = (bearer: string | undefined) => (headers: Record<string, string>) =>
    new Client(platform.url, undefined).get(`${ORG}/units`, { ...(bearer && { Authorization: bearer }), ...headers });
  const claimsOf = (): Record<string, unknown> =>
    JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>;
  const headerOf = (): { kid: string } => JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString());

  it('no token, another scheme, garbage, a token cut or too long', async () => {
    const cut = token.slice(0, -10);
    for (const bearer of [
      undefined,
      'Bearer',
      'Bearer ',
      `Basic ${token}`,
      token,
      'Bearer a',
      'Bearer a.b.c',
      'Bearer ..',
    ])
      await expectRefused(withToken(bearer), 401, bearer);
    for (const bearer of [cut, `${token}x`, `${token}.x`, 'a'.repeat(15_000)])
      await expectRefused(withToken(`Bearer ${bearer}`), 401, bearer.slice(0, 20));
  });

  it('a header of 100 kB is refused before it is read', async () => {
    expect((await withToken(`Bearer ${'a'.repeat(100_000)}`)({})).status).toBe(431);
  });

  it('signed by nobody, by the public key as a secret, by another key, or with the claims changed', async () => {
    const [header, payload, signature] = token.split('.') as [string, string, string];
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const signed = (head: object, claims: object): string => {
      const input = `${base64(head)}.${base64(claims)}`;
      return `${input}.${sign('sha256', Buffer.from(input), privateKey).toString('base64url')}`;
    };
    const { jwks_uri } = (await new Client(platform.url, undefined).read('/oidc/.well-known/openid-configuration')) as {
      jwks_uri: string;
    };
    const keys = await (await fetch(jwks_uri)).text();
    const hmacInput = `${base64({ alg: 'HS256', kid: headerOf().kid })}.${payload}`;
    const forged = [
      `${base64({ alg: 'none' })}.${payload}.`,
      `${base64({ alg: 'None', kid: headerOf().kid })}.${payload}.${signature}`,
      `${hmacInput}.${createHmac('sha256', keys).update(hmacInput).digest('base64url')}`,
      signed({ alg: 'RS256', kid: headerOf().kid }, claimsOf()),
      signed({ alg: 'RS256' }, claimsOf()),
      signed({ alg: 'RS256', kid: 'other' }, { ...claimsOf(), iss: 'https://other.invalid' }),
      signed({ alg: 'RS256', jwk: { kty: 'RSA' }, jku: 'https://other.invalid' }, claimsOf()),
      `${header}.${base64({ ...claimsOf(), tenant: 'shengli' })}.${signature}`,
      `${header}.${base64({ ...claimsOf(), exp: 9_999_999_999 })}.${signature}`,
    ];
    for (const bearer of forged) await expectRefused(withToken(`Bearer ${bearer}`), 401, bearer.slice(0, 60));
  });

  it('a role that may not is told so, and changes nothing', async () => {
    const member = await platform.as('liaohe-member');
    await expectRefused(posting(member, `${SCORING}/rulebooks`, RULEBOOK), 403);
    await expectRefused(posting(member, `${ORG}/units/production.A1/dissolution`, { on: ON }), 403);
    expect((await member.read(`${ORG}/people`)).items).toEqual([]);
    await expectRefused((headers) => member.get(`${ORG}/people/${own.person}`, headers), 404);
    await expectRefused((headers) => member.get(`${NOTICES}/webhooks`, headers), 403);
  });

  it('another oilfield’s ids in a path are not there', async () => {
    const day = { on: ON };
    const account = `${SCORING}/accounts/unit:production.A1`;
    const gets = [
      `${ORG}/units/production.A1`,
      `${ORG}/people/${own.person}`,
      `${ORG}/coverage?unit=production.A1`,
      `${SCORING}/rulebooks/UNITS`,
      `${account}?year=2026`,
      `${ALLIANCE}/alliances/${own.alliance}/board`,
      `${SCORING}/events/${own.event}`,
    ];
    for (const path of gets) await expectRefused((headers) => stranger.get(path, headers), 404, path);
    const posts: [string, object][] = [
      [`${ORG}/units/production.A1/name`, { name: '夺', ...day }],
      [`${ORG}/units/production.A1/parent`, { parent: 'production.W', ...day }],
      [`${ORG}/units/production.A1/dissolution`, day],
      [`${ORG}/people/${own.person}/unit`, { unit: 'production.T01', ...day }],
      [`${ORG}/people/${own.person}/membership`, { stage: 'full', ...day }],
      [`${ORG}/team-coverages/production.T50/links`, { partyGroup: 'party.G50', from: ON }],
      [`${ORG}/team-coverages/production.T01/links/party.G01/end`, { to: ON }],
      [`${SCORING}/rulebooks/UNITS/versions`, { ...RULEBOOK, code: undefined }],
      [`${SCORING}/rulebooks/UNITS/versions/1/adoption`, { from: '2026-01' }],
      [`${account}/entries`, { item: 'V', ...day, reason: '夺' }],
      [`${account}/entries/${own.entry}/reversal`, { ...day, reason: '夺' }],
      [`${ALLIANCE}/alliances/${own.alliance}/meetings`, { ...day, subject: '夺' }],
      [`${ALLIANCE}/alliances/${own.alliance}/resources`, { kind: 'people', name: '夺', offeredBy: 'production.A1' }],
      [`${ALLIANCE}/problems/${own.problem}/claim`, { unit: 'production.A1', ...day, dueOn: ON }],
      [`${ALLIANCE}/problems/${own.problem}/release`, { ...day, reason: '夺' }],
      [`${ALLIANCE}/problems/${own.problem}/closure`, { ...day, evidence: '夺' }],
      [`${NOTICES}/webhooks/${own.webhook}/removal`, {}],
      [`${NOTICES}/notices/${own.notice}/reading`, {}],
    ];
    for (const [path, body] of posts) await expectRefused(posting(stranger, path, body), 404, path);
  });

  it('another oilfield’s ids in a body are refused, also written as a path', async () => {
    const alliance = { name: '夺', mode: 'alliance', goal: '夺', parties: ['production.A1', 'production.A2'], on: ON };
    await expectRefused(posting(stranger, `${ALLIANCE}/alliances`, alliance), 422);
    const problem = { alliance: own.alliance, title: '夺', raisedBy: 'production.A1', severity: 1, on: ON };
    await expectRefused(posting(stranger, `${ALLIANCE}/problems`, problem), 404);
    const person = { employeeNo: '1', name: '夺', unit: 'production.A1', employedOn: ON };
    await expectRefused(posting(stranger, `${ORG}/people`, person), 404);
    const unit = { tree: 'production', code: 'S', kind: 'station', name: '夺', parent: 'production.A1', on: ON };
    await expectRefused(posting(stranger, `${ORG}/units`, unit), 422);
    for (const id of [
      '..%2F..%2Fliaohe',
      'liaohe%2Fproblem%2Fx',
      '%00',
      '*',
      '%2e%2e',
      `..%2F..%2Fliaohe%2Fproblem%2F${own.problem}`,
    ])
      await expectRefused(
        posting(stranger, `${ALLIANCE}/problems/${id}/release`, { on: ON, reason: '夺' }),
        [400, 404],
        id,
      );
  });

  it('the oilfield in a body, query or header is not asked', async () => {
    await expectRefused(posting(stranger, `${ORG}/units`, { tenant: 'liaohe', tree: 'production' }), 422);
    await expectRefused((headers) => stranger.get(`${ORG}/units?tenant=liaohe`, headers), 422);
    const wish = { 'Ronghe-Tenant': 'liaohe' };
    await expectRefused((headers) => stranger.get(`${ORG}/units`, { ...headers, ...wish }), 404);
    const headers = { 'X-Tenant': 'liaohe', 'ce-tenant': 'liaohe' };
    expect((await stranger.get(`${ORG}/units`, headers)).body).toMatchObject({ items: [], total: 0 });
  });

  it('another oilfield’s filters, cursors, positions and moments give none of its data', async () => {
    const empty = [
      `${ORG}/units?cursor=${own.cursor}`,
      `${ORG}/units?parent=production.W`,
      `${ORG}/people?unit=production.T01`,
      `${ORG}/people?q=${encodeURIComponent('李党员1')}`,
      `${ORG}/coverage/teams`,
      `${SCORING}/standings?period=2026-03&subjectKind=unit&unit=production.W`,
      `${ALLIANCE}/problems?alliance=${own.alliance}`,
      `${ALLIANCE}/alliances`,
      `${NOTICES}/notices`,
      `${NOTICES}/webhooks`,
    ];
    for (const path of empty) expect([path, (await stranger.read(path)).items]).toEqual([path, []]);
    const asOf = encodeURIComponent(await thisMoment());
    expect((await stranger.read(`${ORG}/units?asOf=${asOf}`)).items).toEqual([]);
    const positions = { 'Ronghe-After': owner.after };
    expect((await stranger.get(`${ORG}/units`, positions)).body).toMatchObject({ items: [] });
  });

  it('the same key of another oilfield is another key', async () => {
    const key = { 'Idempotency-Key': 'shared' };
    const [mine, theirs] = [
      { name: '采油1区', on: ON },
      { name: '夺', on: ON },
    ];
    expectStatus(await owner.post(`${ORG}/units/production.A1/name`, mine, key), 200);
    expectProblem(await stranger.post(`${ORG}/units/production.A1/name`, theirs, key), 404);
    expectProblem(await owner.post(`${ORG}/units/production.A1/name`, theirs, key), 422);
  });

  it('all is as it was, and nothing was written for the stranger', async () => {
    expect(await state()).toBe(before);
    expect(await platform.stop()).toBe(true);
    expect((await platform.commits()).filter((c) => !['liaohe', 'group'].includes(c.tenant))).toEqual([]);
    expect(platform.log).not.toContain('"level":50');
  });
});
