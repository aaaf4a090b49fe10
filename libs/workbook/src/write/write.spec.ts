import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { readWorkbook, templateWorkbook, writeWorkbook } from '../index.js';
import type { SheetSpec } from '../spec.js';
import { pack } from './pack.js';
import { headers, teams } from '../testing/teams.js';

const pair: SheetSpec<'a' | 'b'> = {
  name: '表',
  columns: { a: { header: '甲', kind: 'text', max: 40_000 }, b: { header: '乙', kind: 'integer' } },
};
const written = (rows: (string | number | null)[][]) =>
  writeWorkbook([{ name: '表', columns: [{ header: '甲' }, { header: '乙' }], rows }]);

describe('A written workbook', () => {
  it('keeps every string text, whatever it begins with, and every number a number', async () => {
    const texts = [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      "'x",
      '00123',
      '2024-03-15',
      'TRUE',
      '<b>&"',
      '=HYPERLINK("x")',
    ];
    const bytes = await written(texts.map((text, index) => [text, index]));
    const sheet = (await readXlsx(bytes, { readStyles: true })).sheets[0]!;
    expect(sheet.rows.slice(1)).toEqual(texts.map((text, index) => [text, index]));
    const cells = [...sheet.cells!.values()];
    expect(cells.some((cell) => cell.formula !== undefined)).toBe(false);
    expect(sheet.cells!.get('1,0')!.style!.numFmt).toBe('@');
    expect(sheet.cells!.get('0,0')!.style!.font!.bold).toBe(true);
    expect(sheet.freezePane).toEqual({ rows: 1 });
  });

  it('reads back as it was written', async () => {
    const text = fc
      .string({ unit: 'binary', maxLength: 30 })
      .map((given) => `x${given.toWellFormed().replace(/[\uff00-\uff60\ufffe\uffff]/g, '')}x`);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, fc.integer()), { minLength: 1, maxLength: 20 }), async (rows) => {
        const { sheets, problems } = await readWorkbook(await written(rows), [pair]);
        expect(problems).toEqual([]);
        expect(sheets[0]!.rows.map(({ values }) => [values.a, values.b])).toEqual(rows);
      }),
    );
  });

  it('reads back what looks like an escape, and cuts what Excel cannot hold', async () => {
    const { sheets } = await readWorkbook(
      await written([
        ['_x0041_', 1],
        ['长'.repeat(40_000), 2],
        [null, 3],
      ]),
      [pair],
    );
    expect(sheets[0]!.rows.map(({ values }) => values.a?.toString().length)).toEqual([7, 32_767, undefined]);
  });

  it('takes any name for a sheet, and no rows at all', async () => {
    const bytes = await writeWorkbook([
      { name: '采油/一队[2024]：很长很长很长很长很长很长很长很长很长的名字', columns: [{ header: '甲' }], rows: [] },
    ]);
    const [sheet] = (await readXlsx(bytes)).sheets;
    expect(sheet!.name).toMatch(/^采油_一队_2024_/);
    expect(sheet!.name).toHaveLength(31);
    expect(sheet!.rows).toEqual([['甲']]);
  });
});

describe('Packing', () => {
  it('fails like any promise when a row cannot be written', async () => {
    const rows = [['a'], undefined as never];
    await expect(pack([{ name: '表', columns: [], rows }])).rejects.toBeInstanceOf(TypeError);
  });
});

describe('A template', () => {
  it('has headers, formats, rules for days and choices, drop-downs from a hidden sheet, and an explanation', async () => {
    const { sheets } = await readXlsx(await templateWorkbook([teams], ['先填单位，再填班组。']), { readStyles: true });
    expect(sheets.map(({ name, hidden }) => [name, hidden ?? false])).toEqual([
      ['班组', false],
      ['填写说明', false],
      ['选项', true],
    ]);
    expect(sheets[0]!.rows[0]).toEqual(['编码*', '名称*', '上级编码', '成立日期', '人数', '类别']);
    expect(sheets[0]!.dataValidations).toMatchObject([
      { type: 'date', operator: 'greaterThanOrEqual', formula1: '1', range: 'D2:D60001' },
      { type: 'list', formula1: "'选项'!$A$1:$A$2", range: 'F2:F60001' },
    ]);
    expect(sheets[1]!.rows[0]![0]).toBe('先填单位，再填班组。');
    expect(sheets[1]!.rows[2]).toEqual(['班组 Teams', '编码 code', '是 yes', '文字 text', '', '00123']);
    expect(sheets[1]!.rows[4]).toEqual([
      '班组 Teams',
      '上级编码',
      '',
      '文字 text',
      '填上级单位的编码，只有数字。 digits only',
      '',
    ]);
    expect(sheets[2]!.rows).toEqual([['生产班组'], ['机关（科室）']]);
  });

  it('offers the codes that it is given, and warns of others', async () => {
    const codes = { 单位: [{ code: '01', kind: '站', name: '一站' }] };
    const { sheets } = await readXlsx(await templateWorkbook([teams], [], { codes }));
    expect(sheets.map(({ name }) => name)).toEqual(['班组', '填写说明', '编码对照', '选项']);
    expect(sheets[0]!.dataValidations).toContainEqual(
      expect.objectContaining({ errorStyle: 'warning', formula1: "'选项'!$A$1:$A$1", range: 'C2:C60001' }),
    );
    expect(sheets[2]!.rows).toEqual([
      ['类别 Kind', '编码 Code', '名称 Name'],
      ['站', '01', '一站'],
    ]);
  });

  it('is read without a complaint when it comes back empty', async () => {
    const codes = { 单位: [{ code: '01', kind: '站', name: '一站' }] };
    const { sheets, problems } = await readWorkbook(await templateWorkbook([teams], ['说明'], { codes }), [teams]);
    expect(problems).toEqual([]);
    expect(sheets[0]).toMatchObject({ rows: [], badRows: 0 });
    expect(Object.keys(sheets[0]!.columns)).toHaveLength(headers.length);
  });

  it('brings back what it was given: days as days, choices in their words, texts that look like formulas as texts', async () => {
    const given = [
      { code: '00123', name: '=1+1', parent: '7', founded: '2024-03-15', people: 3, kind: 'office' },
      { code: '1', name: '@x', parent: null, founded: '1900-02-28', people: null, kind: undefined },
    ];
    const bytes = await templateWorkbook([teams], [], { rows: { 班组: given } });
    const [sheet] = (await readXlsx(bytes, { readStyles: true })).sheets;
    expect([...sheet!.cells!.values()].some((cell) => cell.formula !== undefined)).toBe(false);
    const { sheets, problems } = await readWorkbook(bytes, [teams]);
    expect(problems).toEqual([]);
    expect(sheets[0]!.rows.map(({ values }) => values)).toEqual([
      given[0],
      { code: '1', name: '@x', founded: '1900-02-28' },
    ]);
  });
});
