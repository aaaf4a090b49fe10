import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readWorkbook } from '@ronghe/workbook';
import { type Client, expectStatus, workbookForm } from '../support/client.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { thisMoment } from '../support/moment.js';
import { plantWorkbook, range } from '../support/plant.js';
import { expectCode, expectRefused, posting } from '../support/refused.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ORG = '/api/organization/v1';
const ON = '2026-03-10';
/** Four groups in the first branch, four in the second, three in the third; two members in each. */
const branchOf = (i: number): number => Math.ceil(i / 4);
const TYPES = ['上产型', '安全型', '温馨型', '上产型', '安全型', '上产型', '温馨型', '学习型'];

const sheets = {
  party: [
    ['C', '采油八厂党委', '党委', null, '2015-01-01'],
    ...range(3).map((b) => [`B${b}`, `第${b}党支部`, '党支部', 'C', '2015-01-01']),
    ...range(11).map((i) => [`G${i}`, `第${i}党小组`, '党小组', `B${branchOf(i)}`, '2020-01-01']),
  ],
  production: [
    ['W', '采油八厂', '厂', null, '2015-01-01'],
    ['T', '采油一班', '班组', 'W', '2015-01-01'],
  ],
  people: range(22).map((n) => [
    `7${String(n).padStart(4, '0')}`,
    `王党员${n}`,
    null,
    null,
    'T',
    `G${Math.ceil(n / 2)}`,
    '正式党员',
    '2018-01-01',
  ]),
  links: [],
};

describe.each(MODES)('%s: B3 三级网格: three branches, eleven groups, eight with a declared type', (mode) => {
  let platform: Installation;
  let officer: Client;
  let before: string;

  beforeAll(async () => {
    platform = await startInstallation(mode);
    officer = await platform.as('changqing8-officer');
    expectStatus(await officer.post(`${ORG}/imports`, workbookForm(await plantWorkbook(sheets))), 200);
  });
  afterAll(() => platform?.end());

  const identity = (i: number): string => `${ORG}/party-groups/party.G${i}/identity`;
  const groups = async (query = '') => (await officer.read(`${ORG}/grid/groups?limit=200${query}`)).items;

  it('before anything is declared the grid has its three levels and 0 of 11', async () => {
    expect(await officer.read(`${ORG}/grid?on=${ON}`)).toEqual({
      on: ON,
      branches: 3,
      groups: 11,
      declared: 0,
      members: 22,
      types: [],
    });
    before = await thisMoment();
  });

  it('eight groups declare their type and brand: 8 of 11', async () => {
    for (const [i, groupType] of TYPES.entries())
      await officer.do(identity(i + 1), { groupType, brand: `品牌${i + 1}`, on: ON });
    expect(await officer.read(`${ORG}/grid`)).toMatchObject({
      branches: 3,
      groups: 11,
      declared: 8,
      members: 22,
      types: [
        { groupType: '上产型', groups: 3 },
        { groupType: '安全型', groups: 2 },
        { groupType: '温馨型', groups: 2 },
        { groupType: '学习型', groups: 1 },
      ],
    });
    const { items } = await officer.read(`${ORG}/grid/branches?sort=name`);
    expect(items).toMatchObject([
      { id: 'party.B1', name: '第1党支部', unitPath: '采油八厂党委', groups: 4, declared: 4, members: 8 },
      { id: 'party.B2', groups: 4, declared: 4, members: 8 },
      { id: 'party.B3', groups: 3, declared: 0, members: 6 },
    ]);
  });

  it('branch → group → member: each level opens into the next', async () => {
    expect(await groups('&unit=party.B2&sort=name')).toMatchObject([
      { id: 'party.G5', branchName: '第2党支部', groupType: '安全型', brand: '品牌5', state: 'declared', members: 2 },
      { id: 'party.G6' },
      { id: 'party.G7' },
      { id: 'party.G8' },
    ]);
    expect((await groups('&state=undeclared')).map((g: { id: string }) => g.id).sort()).toEqual([
      'party.G10',
      'party.G11',
      'party.G9',
    ]);
    expect(await groups(`&groupType=${encodeURIComponent('上产型')}`)).toHaveLength(3);
    expect(await groups(`&q=${encodeURIComponent('品牌7')}`)).toMatchObject([{ id: 'party.G7' }]);
    const members = (await officer.read(`${ORG}/people?group=party.G5`)).items as { name: string }[];
    expect(members.map(({ name }) => name).sort()).toEqual(['王党员10', '王党员9']);
  });

  it('the last declaration holds, and the day before it the one before; as of then, none', async () => {
    await officer.do(identity(1), { groupType: '学习型', brand: '小板凳课堂', on: '2026-03-20' });
    const first = async (query: string) =>
      (await groups(`&unit=party.G1${query}`)).map(({ groupType, brand }: Record<string, string>) => [
        groupType,
        brand,
      ]);
    expect(await first('')).toEqual([['学习型', '小板凳课堂']]);
    expect(await first('&on=2026-03-19')).toEqual([['上产型', '品牌1']]);
    expect(await first('&on=2026-03-09')).toEqual([[undefined, undefined]]);
    expect(await officer.read(`${ORG}/grid?asOf=${before}`)).toMatchObject({ groups: 11, declared: 0 });
    expect(await officer.read(`${ORG}/grid?on=2026-03-09`)).toMatchObject({ groups: 11, declared: 0 });
  });

  it('what cannot be declared is refused in both languages, each by its own rule', async () => {
    const refusals: [path: string, body: object, status: number, code: string][] = [
      [identity(1), { groupType: '上产型', on: '2019-12-31' }, 422, 'before-founding'],
      [identity(1), { groupType: '上产型', on: '2026-03-19' }, 422, 'before-last-declaration'],
      [identity(9), { groupType: '上产型', on: '2099-01-01' }, 422, 'in-future'],
      [`${ORG}/party-groups/party.B1/identity`, { groupType: '上产型', on: ON }, 404, 'not-found'],
      [`${ORG}/party-groups/party.G99/identity`, { groupType: '上产型', on: ON }, 404, 'not-found'],
      [identity(9), { groupType: ' ', on: ON }, 422, 'invalid-fields'],
      [identity(9), { groupType: '上产型', on: ON, brand: '字'.repeat(61) }, 422, 'invalid-fields'],
    ];
    for (const [path, body, status, code] of refusals)
      expectCode(await expectRefused(posting(officer, path, body), status, code), status, code);
    expectCode(await officer.get(`${ORG}/grid?unit=party.NONE`), 404, 'not-found');
    expect(await officer.read(`${ORG}/grid`)).toMatchObject({ declared: 8 });
  });

  it('a group that is dissolved leaves the grid from that day on and declares nothing more', async () => {
    await officer.do(`${ORG}/units/party.G11/dissolution`, { on: '2026-04-01' });
    expect(await officer.read(`${ORG}/grid?on=2026-04-01`)).toMatchObject({ groups: 10, declared: 8 });
    expect(await officer.read(`${ORG}/grid?on=2026-03-31`)).toMatchObject({ groups: 11, declared: 8 });
    expectCode(await officer.post(identity(11), { groupType: '上产型', on: ON }), 409, 'unit-dissolved');
  });

  it('the list is exported whole', async () => {
    const bytes = await officer.bytes(`${ORG}/grid/groups?on=2026-03-31`, XLSX);
    const columns = {
      group: { header: '党小组', kind: 'text' as const, required: true },
      type: { header: '类型', kind: 'text' as const, required: false },
    };
    const { sheets: found } = await readWorkbook(bytes, [{ name: '三级网格-党小组', columns }]);
    expect(found[0]!.rows).toHaveLength(11);
  });

  it('kill -9 and a restart: all of it is still there', async () => {
    await platform.crash();
    officer = await platform.as('changqing8-officer');
    expect(await officer.read(`${ORG}/grid?on=2026-03-31`)).toMatchObject({ branches: 3, groups: 11, declared: 8 });
  });

  it('each declaration is on the stream once', async () => {
    expect(await platform.stop()).toBe(true);
    const told = (await platform.commits())
      .flatMap(({ events }) => events)
      .filter(({ type }) => type === 'organization.group-declared');
    expect(told).toHaveLength(9);
  });
});
