import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeWorkbook } from '@ronghe/workbook';
import { codeOfArea, sizeOfArea, tellAnsweringPlant } from '../support/answering-plant.js';
import { type Client, expectStatus, workbookForm } from '../support/client.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { range } from '../support/plant.js';
import { expectCode } from '../support/refused.js';

const ORG = '/api/organization/v1';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const IMPORTS = `${ORG}/responsibility/imports`;
type Row = (string | number | null)[];

const book = (areas: Row[], contracts: Row[]): Promise<Buffer> =>
  writeWorkbook([
    {
      name: '责任区和示范岗',
      columns: ['类别', '单位编码', '编码', '名称', '面积（平方米）', '启用日期'].map((header) => ({ header })),
      rows: areas,
    },
    {
      name: '承包',
      columns: ['类别', '单位编码', '编码或工号', '承包党员工号', '起始日期', '结束日期', '原因'].map((header) => ({
        header,
      })),
      rows: contracts,
    },
  ]);
const memberNo = (i: number): string => `51${String(1 + (i % 18)).padStart(3, '0')}`;
const AREAS = range(40).map((i): Row => ['责任区', 'S1', codeOfArea(i), `${i}号区`, sizeOfArea(i), '2026-01-01']);
const POST: Row = ['党员示范岗', 'S2', 'P1', '中控示范岗', null, '2026-01-01'];
const CONTRACTS = [
  ...range(40).map((i): Row => ['责任区', 'S1', codeOfArea(i), memberNo(i), '2026-02-01']),
  ...range(85).map((i): Row => ['职工', null, `52${String(i).padStart(3, '0')}`, memberNo(i), '2026-02-01']),
  ['党员示范岗', 'S2', 'P1', memberNo(3), '2026-02-01'] satisfies Row,
];

describe.each(MODES)('%s: A4 two workbooks of areas and contracts', (mode) => {
  let platform: Installation;
  let officer: Client;

  beforeAll(async () => {
    platform = await startInstallation(mode);
    officer = await platform.as('liaohe-officer');
    await tellAnsweringPlant(officer);
  });
  afterAll(() => platform?.end());

  const load = async (bytes: Buffer, query = '', client = officer) =>
    expectStatus(await client.post(`${IMPORTS}${query}`, workbookForm(bytes)), 200).body;
  const problems = ({ problems: found }: { problems: Record<string, string>[] }) =>
    found.map(({ sheet, row, column, code }) => [sheet, row, column, code]);
  const figures = () => officer.read(`${ORG}/responsibility`);

  it('a wrong row is reported with sheet, row and column; tried, it changes nothing', async () => {
    const bytes = await book(
      [
        ...AREAS,
        ['责任区', 'S1', codeOfArea(1), '又一个', 5, '2026-01-01'],
        ['责任区', 'NONE', 'X1', '无单位', 5, '2026-01-01'],
        ['责任区', 'S1', 'X2', '无面积', null, '2026-01-01'],
        ['责任区', 'S1', 'X3', '零面积', 0, '2026-01-01'],
        ['责任区', 'S1', 'X4', '早', 5, '2015-12-31'],
        [...POST.slice(0, 4), 12, '2026-01-01'],
      ],
      [
        ...CONTRACTS.slice(0, 2),
        ['责任区', 'S1', codeOfArea(3), '52001', '2026-02-01'],
        ['责任区', 'S1', codeOfArea(4), '99999', '2026-02-01'],
        ['职工', null, '51002', '51002', '2026-02-01'],
        ['责任区', 'S1', codeOfArea(5), '51001', '2025-12-31'],
        ['责任区', null, codeOfArea(6), '51001', '2026-02-01'],
        ['党员示范岗', 'S1', 'NONE', '51001', '2026-02-01'],
      ],
    );
    const tried = await load(bytes, '?dryRun=true');
    expect(problems(tried)).toEqual([
      ['责任区和示范岗', 42, 'C 编码', 'duplicate-row'],
      ['责任区和示范岗', 43, 'B 单位编码', 'unknown-unit'],
      ['责任区和示范岗', 44, 'E 面积（平方米）', 'size-missing'],
      ['责任区和示范岗', 45, 'E 面积（平方米）', 'square-metres-not-positive'],
      ['责任区和示范岗', 46, 'F 启用日期', 'before-unit'],
      ['责任区和示范岗', 47, 'E 面积（平方米）', 'size-of-area-only'],
      ['承包', 4, 'D 承包党员工号', 'contractor-not-member'],
      ['承包', 5, 'D 承包党员工号', 'unknown-person'],
      ['承包', 6, 'D 承包党员工号', 'contractor-is-employee'],
      ['承包', 7, 'E 起始日期', 'before-area'],
      ['承包', 8, 'B 单位编码', 'unit-missing'],
      ['承包', 9, 'C 编码或工号', 'not-found'],
    ]);
    expect(tried).toMatchObject({
      dryRun: true,
      sheets: [
        { name: '责任区和示范岗', rows: 46, good: 40, bad: 6, unchanged: 0 },
        { name: '承包', rows: 8, good: 2, bad: 6, unchanged: 0 },
      ],
    });
    expect(await figures()).toMatchObject({ areas: { total: 0 }, members: 0 });
  });

  it('the right one loads whole, areas before their contracts; again, it changes nothing', async () => {
    const bytes = await book([...AREAS, POST], CONTRACTS);
    expect(await load(bytes)).toMatchObject({
      problems: [],
      sheets: [
        { good: 41, bad: 0, unchanged: 0 },
        { good: 126, bad: 0, unchanged: 0 },
      ],
    });
    expect(await figures()).toMatchObject({
      areas: { total: 40, unassigned: 0 },
      squareMetres: { total: 137_000, unassigned: 0 },
      posts: { total: 1, unassigned: 0 },
      employees: { total: 85, unassigned: 0 },
      double: 0,
      members: 18,
    });
    expect(await load(bytes)).toMatchObject({ sheets: [{ unchanged: 41 }, { unchanged: 126 }] });
  });

  it('an export comes back without a change; a size that was edited is a new measurement', async () => {
    const bytes = await officer.bytes(`${ORG}/areas`, XLSX);
    const back = await load(bytes);
    expect(back).toMatchObject({ sheets: [{ rows: 41, good: 41, unchanged: 41 }], problems: [] });
    const larger: Row = [...AREAS[0]!.slice(0, 4), sizeOfArea(1) + 10.5, '2026-01-01'];
    expect(await load(await book([larger], []))).toMatchObject({ sheets: [{ good: 1, unchanged: 0 }, { rows: 0 }] });
    expect(await figures()).toMatchObject({ squareMetres: { total: 137_010.5 } });
  });

  it('an export of the contracts comes back too; what was edited is passed on, ended, or refused by name', async () => {
    const bytes = await officer.bytes(`${ORG}/contracts`, XLSX);
    expect(await load(bytes)).toMatchObject({
      sheets: [{ name: '承包', rows: 126, good: 126, unchanged: 126 }],
      problems: [],
    });
    const area = (i: number, ...more: Row): Row => ['责任区', 'S1', codeOfArea(i), memberNo(i), '2026-02-01', ...more];
    const passedOn: Row = ['责任区', 'S1', codeOfArea(1), memberNo(2), '2026-05-01'];
    const edited = await book(
      [],
      [
        passedOn,
        area(1),
        area(2, '2026-06-01', '轮换'),
        area(3, '2026-06-01'),
        ['责任区', 'S1', codeOfArea(4), memberNo(4), '2026-03-01'],
        area(5, '2026-01-31', '轮换'),
      ],
    );
    const report = { name: '承包', rows: 6, good: 3, bad: 3, unchanged: 1 };
    for (const query of ['?dryRun=true', '']) {
      const back = await load(edited, query);
      expect(problems(back)).toEqual([
        ['承包', 5, 'G 原因', 'reason-missing'],
        ['承包', 6, 'E 起始日期', 'began-otherwise'],
        ['承包', 7, 'F 结束日期', 'ends-before-it-begins'],
      ]);
      expect(back.sheets[1]).toMatchObject(report);
    }
    expect((await officer.read(`${ORG}/contracts?thing=area.S1.${codeOfArea(1)}`)).items).toMatchObject([
      { from: '2026-05-01', state: 'inForce', memberNo: memberNo(2) },
      { from: '2026-02-01', to: '2026-05-01', cause: 'passedOn', memberNo: memberNo(1) },
    ]);
    // What is over stays over: the old workbook gives nothing back.
    const old = await load(bytes);
    expect(problems(old).map(([, , , code]) => code)).toEqual(['already-ended', 'already-ended']);
    const again = await load(await officer.bytes(`${ORG}/contracts`, XLSX));
    expect(again.sheets).toMatchObject([{ rows: 127, good: 127, unchanged: 127 }]);
  });

  it('the template has both sheets, and says how they are filled in', async () => {
    const bytes = await officer.bytes(`${IMPORTS}/template`, XLSX);
    expect(await load(bytes)).toMatchObject({ problems: [], sheets: [{ rows: 0 }, { rows: 0 }] });
    expectCode(await officer.post(IMPORTS, new FormData()), 422, 'file-missing');
    expectCode(await officer.post(IMPORTS, workbookForm(Buffer.from('no workbook'))), 422, 'workbook-not-a-workbook');
    const member = await platform.as('liaohe-member');
    expectCode(await member.post(IMPORTS, workbookForm(bytes)), 403, 'role-not-allowed');
  });
});
