import { writeWorkbook } from '@ronghe/workbook';
import { type Client, expectStatus, workbookForm } from './client.js';

type Row = (string | number | null)[];

const UNIT_HEADERS = ['编码', '名称', '类别', '上级编码', '成立日期'];
const PERSON_HEADERS = ['工号', '姓名', '身份证号', '手机号', '所在单位编码', '党小组编码', '党员身份', '入职日期'];
const LINK_HEADERS = ['班组编码', '党小组编码', '起始日期'];

export interface PlantSheets {
  party: Row[];
  production: Row[];
  people: Row[];
  links: Row[];
}

export const team = (i: number): string => `T${String(i).padStart(2, '0')}`;
export const group = (i: number): string => `G${String(i).padStart(2, '0')}`;

/** One plant: 61 teams under nine areas, 61 Party groups under nine branches, 46 links, a member in each linked team. */
export function plant(): PlantSheets {
  const areaOf = (i: number): number => (i % 9) + 1;
  const numbers = Array.from({ length: 61 }, (_, i) => i + 1);
  return {
    party: [
      // Children before parents: the order of rows must not matter.
      ...numbers.map((i): Row => [group(i), `第${i}党小组`, '党小组', `B${areaOf(i)}`, '2020-01-01']),
      ...range(9).map((i): Row => [`B${i}`, `采油${i}区党支部`, '党支部', 'P', '2019-06-01']),
      ['P', '采油厂党委', '党委', null, '2019-01-01'],
    ],
    production: [
      ['W', '采油厂', '厂', null, '2019-01-01'],
      ...range(9).map((i): Row => [`A${i}`, `采油${i}区`, '作业区', 'W', '2019-06-01']),
      ...numbers.map((i): Row => [team(i), `采油${i}班`, '班组', `A${areaOf(i)}`, '2020-01-01']),
    ],
    people: numbers.slice(0, 58).flatMap((i): Row[] => [
      [`1${String(i).padStart(4, '0')}`, `李党员${i}`, null, null, team(i), group(i), '正式党员', '2021-07-01'],
      [`2${String(i).padStart(4, '0')}`, `张群众${i}`, null, null, team(i), null, null, '2022-07-01'],
    ]),
    links: numbers.slice(0, 46).map((i): Row => [team(i), group(i), '2026-01-01']),
  };
}

export const plantWorkbook = (sheets: PlantSheets): Promise<Buffer> =>
  writeWorkbook([
    sheet('党组织', UNIT_HEADERS, sheets.party),
    sheet('行政单位', UNIT_HEADERS, sheets.production),
    sheet('人员', PERSON_HEADERS, sheets.people),
    sheet('两组融合', LINK_HEADERS, sheets.links),
  ]);

export async function tellPlant(officer: Client): Promise<void> {
  const form = workbookForm(await plantWorkbook(plant()));
  expectStatus(await officer.post('/api/organization/v1/imports', form), 200);
}

/** The plant with an unknown parent, a number given twice, a wrong check digit and an unknown unit at the sheets' ends. */
export function plantWithBadRows(): Promise<Buffer> {
  const sheets = plant();
  sheets.production.push(['X01', '孤儿班', '班组', 'NOWHERE', '2020-01-01']);
  sheets.people.push(
    ['10001', '重复工号', null, null, 'T01', null, null, '2021-07-01'],
    ['30001', '错号', '110101199003070010', null, 'T01', null, null, '2021-07-01'],
    ['30002', '无单位', null, null, 'T99', null, null, '2021-07-01'],
  );
  return plantWorkbook(sheets);
}

const sheet = (name: string, headers: string[], rows: Row[]) => ({
  name,
  columns: headers.map((header) => ({ header })),
  rows,
});
export const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);
