import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type SheetToWrite, readWorkbook, writeWorkbook } from '@ronghe/workbook';
import { readXlsx } from 'hucre/xlsx';
import { type Client, expectStatus, workbookForm } from '../support/client.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { plant, plantWorkbook, team } from '../support/plant.js';

const ORG = '/api/organization/v1';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ON = '2026-03-01';
/** What a spreadsheet would calculate, and what it could not tell from other text. */
const FORMULA = '=HYPERLINK("x")';
const WIDE = ' 采油Ａ班 ';
type Cells = (string | number | null)[][];

describe.each(MODES)('%s: what is there, as a workbook', (mode) => {
  let platform: Installation;
  let officer: Client;
  let secretary: Client;
  beforeAll(async () => {
    platform = await startInstallation(mode);
    officer = await platform.as('liaohe-officer');
    secretary = await platform.as('liaohe-secretary');
    const sheets = plant();
    // What the demo's secretary answers for.
    sheets.party.push(['W1', '一区党支部', '党支部', 'P', '2019-06-01']);
    sheets.production.push(
      ['W1', '一区', '作业区', 'W', '2019-06-01'],
      ['T90', '一区一班', '班组', 'W1', '2020-01-01'],
    );
    sheets.people.push(
      ['40004', '甲内人', null, null, 'T90', null, null, '2021-07-01'],
      ['40001', FORMULA, null, '13900000001', team(1), null, null, '2021-07-01'],
      ['40002', '+1', null, null, team(2), team(2).replace('T', 'G'), '积极分子', '1995-07-01'],
    );
    expectStatus(await officer.post(`${ORG}/imports`, workbookForm(await plantWorkbook(sheets))), 200);
    await officer.do(`${ORG}/units/production.T03/name`, { name: WIDE, on: ON });
    const odd = { employeeNo: '40003', name: '　王 Ｂ ', unit: 'production.T03', employedOn: ON };
    await officer.do(`${ORG}/people`, odd);
    await officer.do(`${ORG}/units/production.T60/dissolution`, { on: ON });
  });
  afterAll(() => platform?.end());

  const current = async (client: Client): Promise<Buffer> => {
    client.follow(officer);
    return client.bytes(`${ORG}/imports/workbook`, XLSX);
  };
  const load = async (client: Client, bytes: Buffer) =>
    expectStatus(await client.post(`${ORG}/imports`, workbookForm(bytes)), 200).body;
  /** The workbook as somebody's spreadsheet program saves it again, with some cells changed. */
  async function edited(bytes: Buffer, change: (name: string, rows: Cells) => void): Promise<Buffer> {
    const { sheets } = await readXlsx(bytes);
    const written = sheets
      .filter(({ hidden }) => !hidden)
      .map((sheet): SheetToWrite => {
        const [headers, ...rows] = sheet.rows.map((row) =>
          row.map((cell) =>
            cell instanceof Date ? cell.toISOString().slice(0, 10) : (cell as string | number | null),
          ),
        );
        change(sheet.name, rows);
        return { name: sheet.name, columns: headers!.map((h) => ({ header: String(h) })), rows: rows };
      });
    return writeWorkbook(written.filter(({ name }) => ['党组织', '行政单位', '人员', '两组融合'].includes(name)));
  }

  it('is a template with drop-downs of the oilfield’s own codes, rules for days, and an explanation in both languages', async () => {
    const { sheets } = await readXlsx(await officer.bytes(`${ORG}/imports/template`, XLSX));
    expect(sheets.map(({ name, hidden }) => [name, hidden ?? false])).toEqual([
      ['党组织', false],
      ['行政单位', false],
      ['人员', false],
      ['两组融合', false],
      ['填写说明', false],
      ['编码对照', false],
      ['选项', true],
    ]);
    const [, , people, links, explained, codes, options] = sheets;
    const listed = (formula: unknown): unknown[] => {
      const [, letter] = /^'选项'!\$([A-Z]+)\$1:/.exec(String(formula))!;
      const column = letter!.charCodeAt(0) - 65;
      return options!.rows.map((row) => row[column]).filter((cell) => cell !== null && cell !== undefined);
    };
    const rules = people!.dataValidations!;
    expect(rules.map(({ type, range }) => [type, String(range).split(':')[0]])).toEqual([
      ['list', 'E2'],
      ['list', 'F2'],
      ['list', 'G2'],
      ['date', 'H2'],
      ['date', 'I2'],
    ]);
    const production = [...plant().production.map(([code]) => code), 'W1', 'T90'];
    expect(new Set(listed(rules[0]!.formula1))).toEqual(new Set(production.filter((code) => code !== 'T60')));
    expect(listed(rules[1]!.formula1)).toHaveLength(61);
    expect(listed(rules[2]!.formula1)).toEqual(['入党申请人', '积极分子', '发展对象', '预备党员', '正式党员']);
    expect(listed(links!.dataValidations![0]!.formula1)).toHaveLength(61);
    expect(explained!.rows.flat()).toEqual(expect.arrayContaining(['人员 People', '入职日期 employed on']));
    expect(codes!.rows).toContainEqual(['厂', 'W', '采油厂']);
  });

  it('has all that stands, and imported as it is it changes nothing', async () => {
    const bytes = await current(officer);
    const column = { header: '姓名', kind: 'text' as const };
    const { sheets } = await readWorkbook(bytes, [{ name: '人员', columns: { name: column } }]);
    expect(sheets[0]!.rows.map(({ values }) => values.name)).toEqual(expect.arrayContaining([FORMULA, '+1', '王 B']));
    const { problems, sheets: counts } = await load(officer, bytes);
    expect(problems).toEqual([]);
    const all = [72, 72, 120, 46].map((rows) => ({ rows, good: rows, bad: 0, unchanged: rows }));
    expect(counts).toMatchObject(all);
    // As another program saves it, too.
    expect((await load(officer, await edited(bytes, () => undefined))).sheets).toMatchObject(all);
  });

  it('with three cells changed it changes these three', async () => {
    const bytes = await edited(await current(officer), (name, rows) => {
      if (name === '行政单位') rows.find(([code]) => code === 'T05')![1] = '采油五班（改）';
      if (name !== '人员') return;
      rows.find(([no]) => no === '40001')![1] = '=2+2';
      rows.find(([no]) => no === '40002')![7] = '1996-07-01';
    });
    const report = await load(officer, bytes);
    expect(report.problems).toEqual([]);
    expect(report.sheets.map(({ good, unchanged }: Record<string, number>) => good! - unchanged!)).toEqual([
      0, 1, 2, 0,
    ]);
    expect((await officer.read(`${ORG}/units/production.T05`)).name).toBe('采油五班（改）');
    expect((await officer.read(`${ORG}/people?employeeNo=40001`)).items).toMatchObject([{ name: '=2+2' }]);
    const { items } = await officer.read(`${ORG}/people?employeeNo=40002`);
    expect(items).toMatchObject([{ employedOn: '1996-07-01' }]);
  });

  it('takes the exported list of people, too', async () => {
    officer.follow(secretary);
    const bytes = await officer.bytes(`${ORG}/people?unit=production.T02`, XLSX);
    const [same] = (await load(officer, bytes)).sheets;
    expect(same).toMatchObject({ rows: 3, good: 3, unchanged: 3 });
    const { sheets } = await readXlsx(bytes);
    const [headers, ...rows] = sheets[0]!.rows.map((row) => row.map((cell) => cell as string | null));
    rows.find(([no]) => no === '40002')![headers!.indexOf('姓名')] = '戊改名';
    const columns = headers!.map((header) => ({ header: String(header) }));
    const changed = await load(officer, await writeWorkbook([{ name: sheets[0]!.name, columns, rows }]));
    expect(changed).toMatchObject({ problems: [], sheets: [{ rows: 3, good: 3, unchanged: 2 }] });
    expect((await officer.read(`${ORG}/people?employeeNo=40002`)).items).toMatchObject([{ name: '戊改名' }]);
  });

  it('says since when somebody is at his stage, and goes by it when the next stage comes; never back', async () => {
    const member = async (stage: string, since: string): Promise<Buffer> =>
      edited(await current(officer), (name, rows) => {
        const row = name === '人员' ? rows.find(([no]) => no === '40002') : undefined;
        if (row) [row[6], row[8]] = [stage, since];
      });
    const found = async () => (await officer.read(`${ORG}/people?employeeNo=40002`)).items[0];
    const refusedFor = async (stage: string, since: string): Promise<unknown[]> =>
      (await load(officer, await member(stage, since))).problems.map((problem: { code: string; column: string }) => [
        problem.code,
        problem.column,
      ]);
    expect((await load(officer, await member('积极分子', '2024-05-04'))).problems).toEqual([]);
    expect(await found()).toMatchObject({ membership: 'activist', membershipOn: '2024-05-04' });
    const column = 'I 身份起始日期';
    expect(await refusedFor('积极分子', '2999-01-01')).toEqual([['in-future', column]]);
    expect(await refusedFor('发展对象', '2024-05-04')).toEqual([['day-of-stage-before', column]]);
    expect(await refusedFor('发展对象', '2025-05-03')).toEqual([['activist-too-short', column]]);
    expect(await refusedFor('入党申请人', '2024-05-04')).toEqual([['stage-out-of-order', 'G 党员身份']]);
    expect((await load(officer, await member('发展对象', '2025-05-04'))).problems).toEqual([]);
    expect(await found()).toMatchObject({ membership: 'candidate', membershipOn: '2025-05-04' });
  });

  it('takes back who and what was left in a dissolved unit as it stands, and lets nobody else come to it', async () => {
    await officer.do(`${ORG}/units/party.G10/dissolution`, { on: ON });
    await officer.do(`${ORG}/units/production.T20/dissolution`, { on: ON });
    const bytes = await current(officer);
    const all = [71, 71, 120, 46].map((rows) => ({ rows, good: rows, bad: 0, unchanged: rows }));
    expect(await load(officer, bytes)).toMatchObject({ problems: [], sheets: all });
    const moved = await edited(bytes, (name, rows) => {
      if (name === '人员') rows.find(([no]) => no === '40002')![4] = 'T20';
      if (name === '两组融合') rows.find(([code]) => code === 'T11')![1] = 'G10';
    });
    expect((await load(officer, moved)).problems).toMatchObject([
      { sheet: '人员', column: 'E 所在单位编码*', code: 'unit-dissolved', zh: '“采油20班”已于2026-03-01撤销' },
      { sheet: '两组融合', column: 'B 党小组编码*', code: 'unit-dissolved', zh: '“第10党小组”已于2026-03-01撤销' },
    ]);
    const other = await edited(bytes, (name, rows) => {
      if (name === '两组融合') rows.find(([code]) => code === 'T11')![1] = 'G12';
    });
    expect((await load(officer, other)).problems).toMatchObject([
      { code: 'team-already-covered', zh: '该班组已由“第11党小组”覆盖' },
    ]);
    // Another group comes in the place of the dissolved one, whose link nobody has to end first.
    await officer.do(`${ORG}/team-coverages/production.T10/links`, { partyGroup: 'party.G47', from: ON });
  });

  it('shows a secretary what he answers for, and that he took it is on record', async () => {
    const column = { header: '编码', aliases: ['所在单位编码'], kind: 'text' as const };
    const names = ['行政单位', '人员'].map((name) => ({ name, columns: { code: column } }));
    const { sheets } = await readWorkbook(await current(secretary), names);
    const [production, people] = sheets.map(({ rows }) => rows.map(({ values }) => values.code));
    expect(production).toEqual(['T90', 'W1']);
    expect(people).toEqual(['T90']);
    const { items } = await (await platform.as('liaohe-admin')).read(`${ORG}/audit-records?action=export&limit=200`);
    expect(items).toContainEqual(
      expect.objectContaining({ route: `GET ${ORG}/imports/workbook`, outcome: 'done', actor: expect.any(String) }),
    );
  });

  it('left three changes in the log, of all that it was imported', async () => {
    expect(await platform.stop()).toBe(true);
    const facts = (await platform.commits())
      .filter(({ tenant }) => tenant === 'liaohe')
      .flatMap(({ events }) => events);
    const of = (type: string) => facts.filter((fact) => fact.type === `organization.${type}`);
    expect(of('person-corrected')).toHaveLength(4);
    expect(of('unit-renamed').map(({ data }) => data['name'])).toEqual([WIDE, '采油五班（改）']);
    expect([of('person-registered').length, of('unit-registered').length]).toEqual([120, 145]);
    expect([of('group-linked').length, of('unit-moved').length, of('person-moved').length]).toEqual([47, 0, 0]);
  });
});
