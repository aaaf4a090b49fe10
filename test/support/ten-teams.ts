import { type Client, expectStatus, workbookForm } from './client.js';
import { plantWorkbook, range } from './plant.js';

const ORG = '/api/organization/v1';

/** Of ten teams four have no member, three have one, three have two or more; an activist in each. */
const MEMBERS = [0, 0, 0, 0, 1, 1, 1, 2, 3, 4];
const code = (i: number): string => `T${String(i).padStart(2, '0')}`;
const members = MEMBERS.flatMap((count, i) =>
  range(count).map((n) => [`5${i}${n}`, `王党员${i}${n}`, null, null, code(i + 1), 'G1', '正式党员', '2018-01-01']),
);
const activists = range(10).map((i) => [`6${i}`, `李积极${i}`, null, null, code(i), null, '积极分子', '2020-01-01']);
const sheets = {
  party: [
    ['C1', '采油八厂党委', '党委', null, '2015-01-01'],
    ['W1', '铁边城党总支', '党总支', 'C1', '2015-01-01'],
    ['W1B', '铁一党支部', '党支部', 'W1', '2015-01-01'],
    ['G1', '第一党小组', '党小组', 'W1B', '2020-01-01'],
    ['G2', '第二党小组', '党小组', 'W1B', '2020-01-01'],
  ],
  production: [
    ['C1', '采油八厂', '厂', null, '2015-01-01'],
    ['W1', '铁边城作业区', '作业区', 'C1', '2015-01-01'],
    ['W2', '学庄作业区', '作业区', 'C1', '2015-01-01'],
    ...range(10).map((i) => [code(i), `采油${i}班`, '班组', 'W1', '2015-01-01']),
  ],
  people: [
    ...members,
    ...activists,
    ['7001', '张预备', null, null, 'T10', 'G1', '预备党员', '2018-01-01'],
    ['7002', '赵二组', null, null, 'T10', 'G2', '正式党员', '2018-01-01'],
    // The demo's own secretary, who must not decide on himself.
    ['90000002', '孙书记', null, null, 'W1', 'G1', '正式党员', '2010-01-01'],
  ],
  links: [],
};

/** Ten teams of one area, by their members, and two groups of its one branch; answers everybody by name. */
export async function tellTenTeams(officer: Client): Promise<Map<string, string>> {
  expectStatus(await officer.post(`${ORG}/imports`, workbookForm(await plantWorkbook(sheets))), 200);
  const { items } = await officer.read(`${ORG}/people?limit=200`);
  return new Map(items.map(({ name, id }: { name: string; id: string }) => [name, id]));
}
