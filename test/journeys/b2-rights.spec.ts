import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readWorkbook } from '@ronghe/workbook';
import { type Client, expectStatus, workbookForm } from '../support/client.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { thisMoment } from '../support/moment.js';
import { plantWorkbook } from '../support/plant.js';
import { expectCode, expectRefused, posting } from '../support/refused.js';
import { inDays } from '../support/training.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ORG = '/api/organization/v1';
const RIGHTS = `${ORG}/party-groups/party.G1/rights`;
const USES = `${ORG}/party-groups/party.G1/uses`;
const OTHERS = `${ORG}/party-groups/party.G2`;
const SHARED = { right: 'bonus', on: '2026-03-10', what: '三月奖金二次分配', amount: '4000.00' };

/** The demo's secretary answers for W1, its leader for G1. */
const sheets = {
  party: [
    ['C', '采油八厂党委', '党委', null, '2015-01-01'],
    ['W1', '一区党支部', '党支部', 'C', '2015-01-01'],
    ['W2', '二区党支部', '党支部', 'C', '2015-01-01'],
    ['G1', '第一党小组', '党小组', 'W1', '2020-01-01'],
    ['G2', '第二党小组', '党小组', 'W2', '2020-01-01'],
  ],
  production: [['W', '采油八厂', '厂', null, '2015-01-01']],
  people: [],
  links: [],
};

describe.each(MODES)('%s: B2 权利下放: rights granted to a group, used within bounds, and taken back', (mode) => {
  let platform: Installation;
  let officer: Client;
  let leader: Client;
  let bonus: string;
  let whileHeld: string;

  beforeAll(async () => {
    platform = await startInstallation(mode);
    officer = await platform.as('changqing8-officer');
    leader = await platform.as('changqing8-leader');
    expectStatus(await officer.post(`${ORG}/imports`, workbookForm(await plantWorkbook(sheets))), 200);
    leader.follow(officer);
  });
  afterAll(() => platform?.end());

  const refused = async (client: Client, path: string, body: object, status: number, code: string): Promise<void> => {
    expectCode(await expectRefused(posting(client, path, body), status, code), status, code);
  };
  const grants = async (query = '') => (await officer.read(`${ORG}/group-rights?unit=party.G1${query}`)).items;
  const uses = async (query = '') => (await officer.read(`${ORG}/group-rights/uses?unit=party.G1${query}`)).items;

  it('a group without the bonus right is refused', async () => {
    await refused(leader, USES, SHARED, 409, 'right-not-held');
    expect(await uses()).toEqual([]);
  });

  it('each of the four rights is granted by name; the bonus right with a limit of a month', async () => {
    const limit = { per: 'month', uses: 2, amount: '5000.00' };
    bonus = (await officer.do(RIGHTS, { right: 'bonus', from: '2026-03-01', limit })).id;
    await officer.do(RIGHTS, { right: 'awards', from: '2026-03-01', to: '2026-03-31' });
    await officer.do(RIGHTS, { right: 'attendance', from: '2026-03-01' });
    await officer.do(RIGHTS, { right: 'dailyWork', from: '2026-03-01', limit: { per: 'quarter', uses: 1 } });
    const held = await grants('&on=2026-03-10&state=held');
    expect(held.map(({ right }: { right: string }) => right).sort()).toEqual([
      'attendance',
      'awards',
      'bonus',
      'dailyWork',
    ]);
    expect(await grants('&right=bonus')).toMatchObject([
      { id: bonus, limitPer: 'month', limitUses: 2, limitAmount: '5000.00', uses: 0, groupName: '第一党小组' },
    ]);
    await refused(officer, RIGHTS, { right: 'bonus', from: '2026-06-01' }, 409, 'right-held');
    await refused(officer, `${OTHERS}/rights`, { right: 'awards', from: '2019-12-31' }, 422, 'before-founding');
    await refused(officer, `${OTHERS}/rights`, { right: 'awards', from: '2062-01-01' }, 422, 'too-far-ahead');
    await refused(officer, `${OTHERS}/rights`, { right: 'awards', from: '2026-03-02', to: '2026-03-01' }, 422, 'range');
    const nothing = { right: 'awards', from: '2026-03-01', limit: { per: 'year' } };
    await refused(officer, `${OTHERS}/rights`, nothing, 422, 'limit-of-nothing');
    const money = { ...nothing, limit: { per: 'year', amount: '1.00' } };
    await refused(officer, `${OTHERS}/rights`, money, 422, 'money-of-bonus-only');
    await refused(
      officer,
      `${ORG}/party-groups/party.W1/rights`,
      { right: 'awards', from: '2026-03-01' },
      404,
      'not-found',
    );
  });

  it('its leader uses them, and every use is recorded', async () => {
    await leader.do(USES, SHARED);
    await leader.do(USES, { right: 'attendance', on: '2026-03-31', what: '审定三月考勤' });
    officer.follow(leader);
    expect(await uses('&right=bonus')).toMatchObject([
      { grant: bonus, on: '2026-03-10', what: '三月奖金二次分配', amount: '4000.00', branchName: '一区党支部' },
    ]);
    expect(await uses()).toHaveLength(2);
    expect(await grants('&right=bonus')).toMatchObject([{ uses: 1, lastUsedOn: '2026-03-10' }]);
    whileHeld = await thisMoment();
  });

  it('the same use sent twice with one key has one effect', async () => {
    const body = { right: 'awards', on: '2026-03-20', what: '推荐月度岗位能手' };
    const key = { 'Idempotency-Key': 'awards-of-march' };
    const [first, second] = [await leader.post(USES, body, key), await leader.post(USES, body, key)];
    expect([first.status, second.body.id]).toEqual([201, first.body.id]);
    officer.follow(leader);
    expect(await uses('&right=awards')).toHaveLength(1);
  });

  it('out of bounds is refused: before the grant, after its end, beyond its limit, of tomorrow, in money it is not', async () => {
    await refused(leader, USES, { ...SHARED, on: '2026-02-28' }, 409, 'right-not-yet');
    await refused(leader, USES, { right: 'awards', on: '2026-04-01', what: '推荐' }, 409, 'right-ended');
    await refused(leader, USES, { ...SHARED, amount: '1000.01' }, 409, 'right-amount-exceeded');
    await leader.do(USES, { ...SHARED, amount: '1000.00', on: '2026-03-31' });
    await refused(leader, USES, { ...SHARED, amount: '0.01' }, 409, 'right-used-up');
    await leader.do(USES, { ...SHARED, amount: '5000.00', on: '2026-04-01' });
    const plan = { right: 'dailyWork', on: '2026-01-05', what: '调整班次' };
    await refused(leader, USES, plan, 409, 'right-not-yet');
    await leader.do(USES, { ...plan, on: '2026-03-05' });
    await refused(leader, USES, { ...plan, on: '2026-03-06' }, 409, 'right-used-up');
    await refused(leader, USES, { ...SHARED, on: '2099-01-01' }, 422, 'in-future');
    await refused(leader, USES, { ...SHARED, amount: undefined }, 422, 'amount-missing');
    await refused(leader, USES, { ...plan, amount: '1.00' }, 422, 'money-of-bonus-only');
    for (const amount of ['0.00', '1', '01.00', '-1.00', '1.001', 1])
      await refused(leader, USES, { ...SHARED, amount }, 422, 'invalid-fields');
    officer.follow(leader);
    expect(await uses()).toHaveLength(6);
  });

  it('a leader acts for his own group only, and grants himself nothing', async () => {
    await refused(leader, `${OTHERS}/uses`, SHARED, 403, 'outside-scope');
    await refused(leader, `${OTHERS}/identity`, { groupType: '上产型', on: '2026-03-01' }, 403, 'outside-scope');
    await refused(leader, RIGHTS, { right: 'bonus', from: '2026-03-01' }, 403, 'role-not-allowed');
    const member = await platform.as('changqing8-member');
    await refused(member, USES, SHARED, 403, 'role-not-allowed');
  });

  it('what is withdrawn is used no more; a day before may still be told, and nothing is taken from behind a use', async () => {
    const withdrawal = `${RIGHTS}/${bonus}/withdrawal`;
    const reason = '分配方案未公开';
    await refused(officer, withdrawal, { on: '2026-04-01', reason }, 409, 'used-since');
    await refused(officer, withdrawal, { on: '2026-02-28', reason }, 422, 'before-from');
    await refused(officer, `${RIGHTS}/gone/withdrawal`, { on: '2026-05-01', reason }, 404, 'not-found');
    await refused(officer, withdrawal, { on: '2062-05-10', reason }, 422, 'too-far-ahead');
    await officer.do(withdrawal, { on: inDays(30), reason });
    expect(await grants('&right=bonus')).toMatchObject([{ state: 'held', withdrawnOn: inDays(30) }]);
    await officer.do(withdrawal, { on: '2026-05-10', reason });
    leader.follow(officer);
    await refused(leader, USES, { ...SHARED, on: '2026-05-10' }, 409, 'right-withdrawn');
    await leader.do(USES, { ...SHARED, on: '2026-05-09' });
    await refused(officer, withdrawal, { on: '2026-06-01', reason }, 409, 'grant-withdrawn');
    officer.follow(leader);
    expect(await grants('&right=bonus')).toMatchObject([
      { state: 'withdrawn', withdrawnOn: '2026-05-10', reason, uses: 4 },
    ]);
    expect(await grants('&right=bonus&on=2026-05-09')).toMatchObject([{ state: 'held' }]);
  });

  it('as of the moment while it was held, it was held, with one use', async () => {
    expect(await grants(`&right=bonus&asOf=${whileHeld}`)).toMatchObject([{ state: 'held', uses: 1 }]);
    expect(await uses(`&right=bonus&asOf=${whileHeld}`)).toHaveLength(1);
  });

  it('the grid shows the rights of the day, and lists are exported', async () => {
    const [group] = (await officer.read(`${ORG}/grid/groups?unit=party.G1&on=2026-03-31`)).items;
    expect(group).toMatchObject({ rights: ['attendance', 'awards', 'bonus', 'dailyWork'], bonus: true });
    const [later] = (await officer.read(`${ORG}/grid/groups?unit=party.G1&on=2026-05-10`)).items;
    expect(later).toMatchObject({ rights: ['attendance', 'dailyWork'] });
    for (const [path, name, rows] of [
      ['group-rights', '党小组权利', 4],
      ['group-rights/uses', '权利行使记录', 7],
    ] as const) {
      const columns = { right: { header: '权利', kind: 'text' as const, required: true } };
      const bytes = await officer.bytes(`${ORG}/${path}`, XLSX);
      const { sheets: found } = await readWorkbook(bytes, [{ name, columns }]);
      expect(found[0]!.rows).toHaveLength(rows);
    }
  });

  it('kill -9 and a restart: what was withdrawn stays withdrawn', async () => {
    await platform.crash();
    officer = await platform.as('changqing8-officer');
    leader = await platform.as('changqing8-leader');
    await refused(leader, USES, { ...SHARED, on: '2026-05-10' }, 409, 'right-withdrawn');
    expect(await uses()).toHaveLength(7);
  });

  it('each fact is on the stream once, and nothing of what was refused', async () => {
    expect(await platform.stop()).toBe(true);
    const told = (await platform.commits()).flatMap(({ events }) => events.map(({ type }) => type));
    expect(told.filter((type) => type === 'organization.right-granted')).toHaveLength(4);
    expect(told.filter((type) => type === 'organization.right-used')).toHaveLength(7);
    // Of a day ahead, then of an earlier one.
    expect(told.filter((type) => type === 'organization.right-withdrawn')).toHaveLength(2);
  });
});
