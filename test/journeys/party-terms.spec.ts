import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@ronghe/event-sourcing/testing';
import { readWorkbook } from '@ronghe/workbook';
import { type Client, expectStatus, workbookForm } from '../support/client.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { thisMoment } from '../support/moment.js';
import { plantWorkbook } from '../support/plant.js';
import { expectCode, expectRefused, posting } from '../support/refused.js';

const ORG = '/api/organization/v1';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const SHANGHAI = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** So many months and days from today, by a day that every month has. */
function away(months: number): string {
  const today = new Date(`${SHANGHAI.format(new Date()).slice(0, 7)}-15T00:00:00Z`);
  today.setUTCMonth(today.getUTCMonth() + months);
  return today.toISOString().slice(0, 10);
}

const sheets = {
  party: [
    ['C1', '公司党委', '党委', null, '2015-01-01'],
    ['A1', '一区党总支', '党总支', 'C1', '2015-01-01'],
    ['W1', '一队党支部', '党支部', 'A1', '2018-01-01'],
    ['W2', '二队党支部', '党支部', 'A1', '2018-01-01'],
    ['W3', '三队党支部', '党支部', 'C1', '2018-01-01'],
    ['G1', '一组', '党小组', 'W1', '2018-01-01'],
  ],
  production: [['C1', '公司', '公司', null, '2015-01-01']],
  people: [],
  links: [],
};

describe.each(MODES)('%s: 换届: terms are recorded, put off and withdrawn; who is due is told in time', (mode) => {
  let platform: Installation;
  let officer: Client;
  let secretary: Client;
  let member: Client;
  let beforeAny: string;
  let first: string;

  beforeAll(async () => {
    platform = await startInstallation(mode);
    [officer, secretary, member] = (await Promise.all(
      ['officer', 'secretary', 'member'].map((who) => platform.as(`shengli-${who}`)),
    )) as [Client, Client, Client];
    expectStatus(await officer.post(`${ORG}/imports`, workbookForm(await plantWorkbook(sheets))), 200);
    for (const client of [secretary, member]) client.follow(officer);
    await officer.read(`${ORG}/terms`);
    beforeAny = await thisMoment();
  });
  afterAll(() => platform?.end());

  const elections = (unit: string): string => `${ORG}/party-organizations/party.${unit}/elections`;
  const held = (electedOn: string, more: object = {}) => ({ electedOn, entitled: 10, present: 9, ...more });
  const terms = async (query = '', client = officer) =>
    (await client.read(`${ORG}/terms?sort=name&limit=200${query}`)).items as { id: string; state: string }[];
  const stateOf = async (unit: string, query = '') =>
    (await terms(query)).find(({ id }) => id === `party.${unit}`)!.state;
  const titles = async (client: Client): Promise<string[]> =>
    (await client.read('/api/notification/v1/notices?limit=200')).items.map((n: { titleZh: string }) => n.titleZh);

  it('at first nothing is recorded of any: a committee, a general branch, three branches; a group has no term', async () => {
    expect(await officer.read(`${ORG}/terms/figures`)).toMatchObject({ inTerm: 0, dueSoon: 0, overdue: 0, none: 5 });
    expect((await terms()).map(({ id, state }) => [id, state])).toContainEqual(['party.W1', 'none']);
    expect((await terms('&kind=branch')).map(({ id }) => id).sort()).toEqual(['party.W1', 'party.W2', 'party.W3']);
    expect(await terms('&unit=party.A1')).toHaveLength(3);
  });

  it('elections begin terms of five and three years; to say one again records no other', async () => {
    await officer.do(elections('C1'), held('2024-06-03', { entitled: 120, present: 98 }));
    first = (await secretary.do(elections('W1'), held('2023-02-10', { from: '2023-03-01' }))).id;
    // Its version may be a later one: by now it can have been told that the term is over.
    const again = await secretary.do(elections('W1'), held('2023-02-10', { from: '2023-03-01' }));
    expect(again.id).toBe(first);
    officer.follow(secretary);
    expect(await terms()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 'party.C1', kind: 'partyCommittee', from: '2024-06-03', until: '2029-06-02' }),
        expect.objectContaining({ id: 'party.W1', electedOn: '2023-02-10', until: '2026-02-28' }),
      ]),
    );
  });

  it('what the rules forbid is refused by name, in both languages', async () => {
    const put = { until: '2026-06-30', reason: '机构调整', approvedBy: '批复1号' };
    const refusals: [path: string, body: object, status: number, code: string][] = [
      [elections('G1'), held('2025-01-01'), 409, 'kind-without-term'],
      [elections('W2'), held('2099-01-01'), 422, 'in-future'],
      [elections('W2'), held('2017-12-31'), 422, 'before-founding'],
      [elections('W1'), held('2023-03-01'), 422, 'before-last-term'],
      [elections('W2'), held('2025-01-02', { from: '2025-01-01' }), 422, 'term-before-election'],
      [elections('W2'), held('2025-01-01', { from: '2025-03-03' }), 422, 'term-begins-late'],
      [elections('W2'), held('2025-01-01', { present: 7 }), 422, 'quorum-missed'],
      [elections('W2'), held('2025-01-01', { present: 11 }), 422, 'more-present-than-entitled'],
      [elections('W2'), held('2025-01-01', { present: 0 }), 422, 'invalid-fields'],
      [elections('W2'), held('2025-01-01', { present: 8.5 }), 422, 'invalid-fields'],
      [elections('NONE'), held('2025-01-01'), 404, 'not-found'],
      [`${elections('W1')}/${first}/postponement`, { ...put, until: '2026-02-28' }, 422, 'not-later'],
      [`${elections('W1')}/${first}/postponement`, { ...put, until: '2027-03-01' }, 422, 'postponed-too-long'],
      [`${elections('W1')}/none/postponement`, put, 404, 'not-found'],
      [`${elections('W1')}/none/withdrawal`, { reason: '录错' }, 404, 'not-found'],
    ];
    for (const [path, body, status, code] of refusals)
      expectCode(await expectRefused(posting(officer, path, body), status, code), status, code);
  });

  it('a secretary records for his own branch, a member for none; all may look', async () => {
    expectCode(await secretary.post(elections('W2'), held('2025-01-01')), 403, 'outside-scope');
    expectCode(await member.post(elections('W1'), held('2025-01-01')), 403, 'role-not-allowed');
    expectCode(await member.post(`${elections('W1')}/${first}/withdrawal`, { reason: '夺' }), 403, 'role-not-allowed');
    expect(await terms('', member)).toHaveLength(5);
  });

  it('on any day it is said whether a term is due or over', async () => {
    const days = ['2023-02-09', '2023-02-10', '2025-08-27', '2025-08-28', '2026-02-28', '2026-03-01'];
    const states = await Promise.all(days.map((day) => stateOf('W1', `&on=${day}`)));
    expect(states).toEqual(['none', 'inTerm', 'inTerm', 'dueSoon', 'dueSoon', 'overdue']);
    expect(await terms('&on=2026-03-01&state=overdue')).toMatchObject([{ id: 'party.W1' }]);
    expect(await officer.read(`${ORG}/terms/figures?on=2026-03-01`)).toMatchObject({ inTerm: 1, overdue: 1, none: 3 });
  });

  it('a term that ends soon, and one that is over, are told once to the branch and to those above', async () => {
    await officer.do(elections('W2'), held(away(-34)));
    await officer.do(elections('A1'), held('2020-05-10'));
    await eventually(async () => expect(await titles(officer)).toContain('任期将满，请准备换届：二队党支部'));
    await eventually(async () => expect(await titles(officer)).toContain('逾期未换届：一区党总支'));
    expect(await stateOf('W2')).toBe('dueSoon');
    expect(await stateOf('A1')).toBe('overdue');
  });

  it('the secretary of a branch is told of his own', async () => {
    const ofTerms = async (): Promise<string[]> => (await titles(secretary)).filter((title) => /换届/.test(title));
    await eventually(async () => expect(await ofTerms()).toEqual(['逾期未换届：一队党支部']));
    const { id } = await secretary.do(elections('W1'), held(away(-35)));
    await eventually(async () => expect(await ofTerms()).toContain('任期将满，请准备换届：一队党支部'));
    await secretary.do(`${elections('W1')}/${id}/withdrawal`, { reason: '日期录错' });
    officer.follow(secretary);
  });

  it('an election that was withdrawn lets the term before count again, and stays to be seen', async () => {
    expect(await terms('&unit=party.W1')).toMatchObject([{ electedOn: '2023-02-10', state: 'overdue' }]);
    const { items } = await officer.read(`${elections('W1')}?sort=-electedOn`);
    expect(items).toHaveLength(2);
    expect(items.map((row: { state: string; reason?: string }) => [row.state, row.reason]).sort()).toEqual([
      ['current', undefined],
      ['withdrawn', '日期录错'],
    ]);
  });

  it('an election is put off once, by a year at most; its end is told anew', async () => {
    const [{ election, until }] = (await terms('&unit=party.A1')).filter(({ id }) => id === 'party.A1') as unknown as [
      { election: string; until: string },
    ];
    expect(until).toBe('2023-05-09');
    const body = { until: '2024-05-09', reason: '机构调整', approvedBy: '公司党委批复〔2023〕5号' };
    await officer.do(`${elections('A1')}/${election}/postponement`, body);
    await officer.do(`${elections('A1')}/${election}/postponement`, body);
    expect((await terms('&unit=party.A1&kind=generalBranch'))[0]).toMatchObject({
      until: '2024-05-09',
      postponedFrom: '2023-05-09',
      state: 'overdue',
    });
    const more = { ...body, until: '2024-01-01' };
    expectCode(await officer.post(`${elections('A1')}/${election}/postponement`, more), 409, 'postponed-already');
    await eventually(async () =>
      expect((await titles(officer)).filter((title) => title === '逾期未换届：一区党总支')).toHaveLength(2),
    );
    await officer.do(elections('A1'), held(away(-1)));
    expect(await stateOf('A1')).toBe('inTerm');
    expectCode(
      await officer.post(`${elections('A1')}/${election}/withdrawal`, { reason: '录错' }),
      409,
      'term-succeeded',
    );
  });

  it('a branch that was dissolved leaves the list, and elects nobody', async () => {
    await officer.do(`${ORG}/units/party.W3/dissolution`, { on: '2026-01-01' });
    expectCode(await officer.post(elections('W3'), held('2025-01-01')), 409, 'unit-dissolved');
    expect((await terms()).map(({ id }) => id)).not.toContain('party.W3');
    expect((await terms('&on=2025-12-31')).map(({ id }) => id)).toContain('party.W3');
  });

  it('as of a moment it is what was known then', async () => {
    expect(await officer.read(`${ORG}/terms/figures?asOf=${beforeAny}`)).toMatchObject({ inTerm: 0, none: 5 });
    expect((await officer.read(`${elections('W1')}?asOf=${beforeAny}`)).items).toEqual([]);
  });

  it('the list is exported whole', async () => {
    const columns = Object.fromEntries(
      ['党组织', '状态', '任期届满', '延期前届满'].map((header) => [
        header,
        { header, kind: 'text' as const, required: false },
      ]),
    );
    const book = await officer.bytes(`${ORG}/terms`, XLSX);
    const { sheets: found } = await readWorkbook(book, [{ name: '换届台账', columns }]);
    const rows = found[0]!.rows.map(({ values }) => [values['党组织'], values['状态']]);
    expect(rows).toHaveLength(4);
    expect(rows).toContainEqual(['二队党支部', '即将届满']);
  });

  it('after kill -9 and a restart all of it is still there, and nothing is told again', async () => {
    const before = await terms();
    await platform.crash();
    officer = await platform.as('shengli-officer');
    expect(await terms()).toEqual(before);
  });

  it('each end of a term was told once', async () => {
    expect(await platform.stop()).toBe(true);
    // The committee's term is due one day, in some year to come.
    const facts = (await platform.commits()).flatMap(({ events }) => events);
    const types = facts.filter(({ data }) => data['unit'] !== 'party.C1').map(({ type }) => type);
    const count = (type: string): number => types.filter((one) => one === `organization.${type}`).length;
    expect([
      count('election-held'),
      count('election-postponed'),
      count('election-withdrawn'),
      count('election-due'),
      count('election-overdue'),
    ]).toEqual([5, 1, 1, 2, 3]);
  });
});
