import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Client, expectStatus, workbookForm } from '../support/client.js';
import { describedRoutes } from '../support/every-query.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { thisMoment } from '../support/moment.js';
import { plantWorkbook } from '../support/plant.js';
import { expectCode } from '../support/refused.js';
import { outsideCommands } from '../support/outside/index.js';
import { type Outside, tellTwoAreas } from '../support/two-areas.js';

const ORG = '/api/organization/v1';
const SCORING = '/api/scoring/v1';
const ON = '2026-03-01';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe.each(MODES)('%s: rights reach as far as one’s units', (mode) => {
  let platform: Installation;
  let officer: Client;
  let secretary: Client;
  let leader: Client;
  let member: Client;
  let inside: string;
  let outside: Outside;
  let api: Record<string, Record<string, unknown>>;

  beforeAll(async () => {
    platform = await startInstallation(mode);
    [officer, secretary, leader, member] = (await Promise.all(
      ['officer', 'secretary', 'leader', 'member'].map((role) => platform.as(`liaohe-${role}`)),
    )) as [Client, Client, Client, Client];
    ({ inside, outside } = await tellTwoAreas(officer));
    api = (await describedRoutes<{ paths: typeof api }>(officer)).paths;
  });
  afterAll(() => platform?.end());

  /** One's own notices are nobody's units'; a workbook is judged row by row, below. */
  const ELSEWHERE = ['/api/notification/v1/notices/{id}/reading', `${ORG}/imports`, `${ORG}/responsibility/imports`];

  it('a secretary’s commands on what is not his are refused, each by its own route', async () => {
    const own = { ...outsideCommands(outside) };
    for (const [path, methods] of Object.entries(api)) {
      if (!methods['post'] || !/^\/api\/[a-z-]+\/v1\//.test(path) || ELSEWHERE.includes(path)) continue;
      if (own[path]) {
        const [at, body, status, code] = own[path];
        expectCode(await secretary.post(at, body), status, code);
      } else {
        // Not a secretary's at all: refused before anything is looked at.
        expectCode(await secretary.post(path.replaceAll(/\{\w+\}/g, 'x'), {}), 403, 'role-not-allowed');
      }
      delete own[path];
    }
    expect(Object.keys(own)).toEqual([]);
  });

  it('his own he may change', async () => {
    await secretary.do(`${ORG}/units/party.G1/name`, { name: '先锋一组', on: ON });
    await secretary.do(`${ORG}/people/${inside}/unit`, { unit: 'production.W1', on: ON });
    await secretary.do(`${SCORING}/accounts/person:${inside}/entries`, { item: 'V', on: ON, reason: '好' });
    await secretary.do(`${SCORING}/accounts/unit:production.T1/entries`, { item: 'V', on: ON, reason: '好' });
  });

  it('a workbook of his is taken row by row, as far as his units go', async () => {
    const row = (no: string, unit: string) => [no, '新人', null, null, unit, null, null, '2026-01-01'];
    const mixed = {
      party: [],
      production: [
        ['T1B', '一班乙', '班组', 'W1', '2026-01-01'],
        ['T2B', '二班乙', '班组', 'W2', '2026-01-01'],
        ['W2', '二区改名', '作业区', 'C1', '2015-01-01'],
        ['NEW', '新公司', '公司', null, '2026-01-01'],
      ],
      people: [
        row('44001', 'T1B'),
        row('44002', 'T2'),
        ['22001', '乙改名', null, null, 'T1', null, null, '2016-01-01'],
      ],
      links: [['T2', 'G2', '2026-01-01']],
    };
    const { body } = expectStatus(
      await secretary.post(`${ORG}/imports`, workbookForm(await plantWorkbook(mixed))),
      200,
    );
    const refused = (body['problems'] as { sheet: string; row: number; code: string }[]).map((p) => [
      p.sheet,
      p.row,
      p.code,
    ]);
    expect(refused.sort()).toEqual(
      [
        ['行政单位', 3, 'outside-scope'],
        ['行政单位', 4, 'outside-scope'],
        ['行政单位', 5, 'outside-scope'],
        ['人员', 3, 'outside-scope'],
        ['人员', 4, 'outside-scope'],
        ['两组融合', 2, 'outside-scope'],
      ].sort(),
    );
    expect((await officer.read(`${ORG}/units/production.W2`)).name).toBe('二区');
    expect((await officer.read(`${ORG}/people/${outside.person}`)).name).toBe('乙外人');
  });

  it('secretary, leader and member see people, points and events as far as they may, in every form', async () => {
    const seen = async (client: Client): Promise<string[]> =>
      ((await client.read(`${ORG}/people?limit=200`)).items as { name: string }[]).map(({ name }) => name).sort();
    expect(await seen(secretary)).toEqual(['甲内人', '新人'].sort());
    expect(await seen(leader)).toEqual(['甲内人']);
    expect(await seen(member)).toEqual(['丙本人']);
    const now = encodeURIComponent(await thisMoment());
    for (const client of [secretary, leader, member]) {
      for (const path of [
        `${ORG}/people/${outside.person}`,
        `${ORG}/people/${outside.person}?asOf=${now}`,
        `${SCORING}/accounts/person:${outside.person}?year=2026`,
        `${SCORING}/accounts/person:${outside.person}/explanation?period=2026-03`,
        `${SCORING}/events/${outside.event}`,
        `${ORG}/contact-points/${outside.contactPoint}`,
        `/api/alliance-project/v1/rectifications/${outside.rectification}`,
        `${ORG}/duty-lists/${outside.dutyList}`,
        `${ORG}/posts/${outside.post}`,
        `${ORG}/dual-duties?unit=production.W2`,
        `${ORG}/duty-lists/${outside.dutyList}/versions/2026-03`,
        `${ORG}/duty-lists/${outside.dutyList}/versions/2026-03/signatures`,
        `${ORG}/training-plans/${outside.training}`,
        `${ORG}/training-plans/${outside.training}/trainees`,
        `${ORG}/training-plans/${outside.training}/sessions`,
        `${ORG}/training-sessions/${outside.trainingSession}`,
        `${ORG}/training-sessions/${outside.trainingSession}/attendance`,
        `${ORG}/training-records?person=${outside.person}`,
      ])
        expectCode(await client.get(path), 404, 'not-found');
      for (const path of [
        `${ORG}/people?q=${encodeURIComponent('乙外人')}`,
        `${ORG}/people?unit=production.T2&q=${encodeURIComponent('乙')}`,
        `${ORG}/people?asOf=${now}&limit=200`,
        `${SCORING}/standings?period=2026-03&subjectKind=person`,
        `${SCORING}/standings?period=2026-03&subjectKind=person&asOf=${now}`,
        `${ORG}/contact-points`,
        `${ORG}/contact-visits`,
        `${ORG}/contact-months?month=2026-03`,
        `${ORG}/station-months?month=2026-03`,
        '/api/alliance-project/v1/rectifications',
        `${ORG}/duty-lists`,
        `${ORG}/areas`,
        `${ORG}/contracts`,
        `${ORG}/responsibility/members`,
        `${ORG}/responsibility/employees`,
        `${ORG}/posts`,
        `${ORG}/cross-appointments`,
        `${ORG}/training-plans`,
        `${ORG}/two-way-cultivation/people`,
      ])
        expect([path, JSON.stringify(await client.read(path))]).toEqual([
          path,
          expect.not.stringContaining(outside.person),
        ]);
      const book = await client.bytes(`${SCORING}/standings?period=2026-03&subjectKind=person`, XLSX);
      expect(book.subarray(0, 2).toString()).toBe('PK');
    }
    const rows = (await secretary.read(`${SCORING}/standings?period=2026-03&subjectKind=person`)).items;
    expect(rows).toMatchObject([{ subject: `person:${inside}`, name: '甲内人' }]);
  });

  it('ID number and phone are for those who answer for the person, and himself', async () => {
    const me = (await member.read(`${ORG}/me`)).person;
    expect(await member.read(`${ORG}/people/${me}`)).toMatchObject({
      idNumber: '110101199003070011',
      phone: '13800000033',
    });
    expect(Object.keys(await leader.read(`${ORG}/people/${inside}`))).not.toEqual(expect.arrayContaining(['phone']));
    expect(await officer.read(`${ORG}/people/${outside.person}`)).toMatchObject({ phone: '13800000022' });
    const operator = await platform.as('liaohe-operator');
    for (const path of [`${ORG}/people`, `${SCORING}/standings?period=2026-03&subjectKind=person`, `${ORG}/units`])
      expectCode(await operator.get(path), 403, 'role-not-allowed');
  });
});
