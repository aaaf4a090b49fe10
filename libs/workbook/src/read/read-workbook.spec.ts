import { describe, expect, it } from '@jest/globals';
import { problemFor, readWorkbook, writeWorkbook } from '../index.js';
import { handMadeWorkbook, row } from '../testing/hand-made-workbook.js';
import { headers, teams } from '../testing/teams.js';

const read = (rows: string, after = '', options = {}) =>
  readWorkbook(handMadeWorkbook([{ name: '班组', rows, after }], options), [teams]);
const header = row(1, ...headers);
const told = (result: Awaited<ReturnType<typeof read>>) =>
  result.problems.map(({ row, column, code }) => `${row} ${column}: ${code}`);

describe('A good workbook', () => {
  it('gives its rows by name, with the row numbers of Excel, blank rows skipped', async () => {
    const { sheets, problems } = await read(
      header +
        row(2, 'A1', '一班', '10', '<c s="1"><v>45366</v></c>', 12, '生产班组') +
        row(3, ' ', '') +
        row(7, 'A2', '二班'),
    );
    expect(problems).toEqual([]);
    expect(sheets[0]).toMatchObject({ name: '班组', title: '班组', badRows: 0 });
    expect(sheets[0]!.rows).toEqual([
      {
        row: 2,
        values: { code: 'A1', name: '一班', parent: '10', founded: '2024-03-15', people: 12, kind: 'production' },
      },
      { row: 7, values: { code: 'A2', name: '二班' } },
    ]);
  });

  it('may have a title above its headers, other column order, aliases, stars, spaces and narrow brackets', async () => {
    const rows =
      row(1, '采油一厂班组台账') +
      row(3, '类别', ' 名 称*', '上级单位编码', '编码＊') +
      row(4, '机关（科室）', '办公室', 7, 'B');
    const { sheets, problems } = await read(rows, '<mergeCells><mergeCell ref="A1:F1"/></mergeCells>');
    expect(problems).toEqual([]);
    expect(sheets[0]!.rows[0]).toEqual({ row: 4, values: { kind: 'office', name: '办公室', parent: '7', code: 'B' } });
  });

  it('may use shared and rich text; the phonetic guide is left out', async () => {
    const strings =
      '<si><r><t>采油</t></r><r><t xml:space="preserve">一队 </t></r><rPh sb="0" eb="1"><t>caiyou</t></rPh></si><si><t>a_x000D_b</t></si>';
    const { sheets } = await read(header + row(2, '<c t="s"><v>1</v></c>', '<c t="s"><v>0</v></c>'), '', { strings });
    expect(sheets[0]!.rows[0]!.values).toEqual({ code: 'a\rb', name: '采油一队' });
  });

  it('has its full-width digits and outer spaces put right, and keeps Chinese brackets', async () => {
    const { sheets } = await read(header + row(2, '　００１２３ ', '一队（北）', '１２'));
    expect(sheets[0]!.rows[0]!.values).toEqual({ code: '00123', name: '一队（北）', parent: '12' });
  });

  it('gives the position of its columns to problems of the caller', async () => {
    const { sheets } = await read(header + row(2, 'A1', '一班', '10'));
    const message = { code: 'unknownParent', zh: '没有这个上级。', en: 'No such parent.' };
    expect(problemFor(sheets[0]!, 2, 'parent', message)).toEqual({
      sheet: '班组',
      row: 2,
      column: 'C 上级编码',
      ...message,
    });
  });
});

describe('Dates', () => {
  const date = async (cell: string, options = {}) => {
    const result = await read(header + row(2, 'A', 'n', '1', cell), '', options);
    return result.sheets[0]!.rows[0]?.values.founded ?? result.problems[0]?.code;
  };

  it('are taken as cells in several formats, with or without a time, from 1900 or 1904', async () => {
    expect(await date('<c s="1"><v>45366.75</v></c>')).toBe('2024-03-15');
    expect(await date('<c s="3"><v>45366</v></c>')).toBe('2024-03-15');
    expect(await date('<c s="1"><v>43904</v></c>', { date1904: true })).toBe('2024-03-15');
    expect(await date('<c t="d"><v>2024-03-15T00:00:00</v></c>')).toBe('2024-03-15');
    expect([await date('<c s="1"><v>1</v></c>'), await date('<c s="1"><v>59</v></c>')]).toEqual([
      '1900-01-01',
      '1900-02-28',
    ]);
    expect([await date('<c s="1"><v>60</v></c>'), await date('<c s="1"><v>61</v></c>')]).toEqual([
      'notADate',
      '1900-03-01',
    ]);
  });

  it('are taken as text in three ways', async () => {
    for (const text of ['2024-03-15', '2024/3/15', '2024年3月15日', '２０２４-03-15'])
      expect(await date(text)).toBe('2024-03-15');
  });

  it('that never were, other text and bare numbers are problems', async () => {
    for (const text of ['2023-02-29', '2024/13/1', '2024年4月31日']) expect(await date(text)).toBe('impossibleDate');
    for (const text of [
      '去年',
      '24-3-15',
      '2024',
      '<c><v>45366</v></c>',
      '<c s="4"><v>45366</v></c>',
      '<c s="1"><v>-3</v></c>',
    ]) {
      expect(await date(text)).toBe('notADate');
    }
  });
});

describe('Numbers and text', () => {
  it('keep zeros that the user sees, and lose binary noise', async () => {
    const { sheets } = await read(header + row(2, '<c s="2"><v>123</v></c>', '<c><v>0.30000000000000004</v></c>'));
    expect(sheets[0]!.rows[0]!.values).toEqual({ code: '00123', name: '0.3' });
  });

  it('are doubted where a column holds 00123 as text and 456 as a value', async () => {
    const result = await read(header + row(2, 456, 'a') + row(3, '00123', 'b') + row(4, 98765, 'c'));
    expect(told(result)).toEqual(['2 A 编码: zerosLost']);
    expect(result.sheets[0]).toMatchObject({ rows: [{ row: 3 }, { row: 4 }], badRows: 1 });
  });

  it('are refused where Excel lost the end of a long number or made a date of a text', async () => {
    const result = await read(header + row(2, 110105194912310020, '<c s="1"><v>45366</v></c>'));
    expect(told(result)).toEqual(['2 A 编码: digitsLost', '2 B 名称: dateInText']);
    expect(result.problems[1]!.zh).toContain('2024-03-15');
  });

  it('count as whole numbers from a cell or from text, up to the largest allowed', async () => {
    const people = async (cell: string | number) => {
      const result = await read(header + row(2, 'A', 'n', '1', '', cell));
      return result.sheets[0]!.rows[0]?.values.people ?? result.problems[0]?.code;
    };
    expect([await people(12), await people('１２'), await people('-3'), await people(0)]).toEqual([12, 12, -3, 0]);
    expect([await people(1.5), await people('12人'), await people('1e3'), await people(501)]).toEqual([
      'notAnInteger',
      'notAnInteger',
      'notAnInteger',
      'tooBig',
    ]);
  });
});

describe('A bad row', () => {
  it('is reported by sheet, row and column and left out, while the good ones stay', async () => {
    const result = await read(
      header +
        row(2, 'A1', '一班') +
        row(3, '', '名字实在是太长了的一个班组', '1O', '没有', '许多', '其他') +
        row(4, '<c><f>A2</f><v>1</v></c>', '<c t="e"><v>#REF!</v></c>'),
    );
    expect(told(result)).toEqual([
      '3 A 编码: required',
      '3 B 名称: tooLong',
      '3 C 上级编码: pattern',
      '3 D 成立日期: notADate',
      '3 E 人数: notAnInteger',
      '3 F 类别: notAnOption',
      '4 A 编码: formula',
      '4 B 名称: errorValue',
    ]);
    expect(result.problems[2]).toMatchObject({ sheet: '班组', zh: '填上级单位的编码，只有数字。' });
    expect(result.sheets[0]).toMatchObject({ rows: [{ row: 2 }], badRows: 2 });
  });

  it('is each row under merged cells of our columns', async () => {
    const rows = [2, 3, 4, 5].map((number) => row(number, `A${number}`, 'n')).join('');
    const result = await read(
      header + rows,
      '<mergeCells><mergeCell ref="C3:C4"/><mergeCell ref="Z1:Z9"/><mergeCell ref="A90:A99"/></mergeCells>',
    );
    expect(told(result)).toEqual(['3 C 上级编码: merged']);
    expect(result.sheets[0]).toMatchObject({ rows: [{ row: 2 }, { row: 5 }], badRows: 2 });
  });

  it('does not name options by the names of built-in properties', async () => {
    expect(told(await read(header + row(2, 'A', 'n', '1', '', '', 'constructor')))).toEqual(['2 F 类别: notAnOption']);
  });

  it('is counted beyond the end of the list', async () => {
    const rows = Array.from({ length: 9 }, (_, index) => row(index + 2, 'A')).join('');
    const result = await readWorkbook(handMadeWorkbook([{ name: '班组', rows: header + rows }]), [teams], {
      problems: 4,
    });
    expect(result).toMatchObject({ problemsLeftOut: 5, sheets: [{ badRows: 9 }] });
    expect(result.problems).toHaveLength(4);
  });
});

describe('50,000 rows', () => {
  it('are read whole while other work gets its turn every few milliseconds', async () => {
    const rows = Array.from({ length: 50_000 }, (_, index) => [
      String(index).padStart(8, '0'),
      '一班',
      '10',
      '2024-03-15',
      index % 500,
    ]);
    const bytes = await writeWorkbook([
      { name: '班组', columns: headers.slice(0, 5).map((text) => ({ header: text })), rows },
    ]);
    let turns = 0;
    const other = setInterval(() => (turns += 1), 1);
    const { sheets, problems } = await readWorkbook(bytes, [teams]);
    clearInterval(other);
    expect(problems).toEqual([]);
    expect(sheets[0]!.rows).toHaveLength(50_000);
    expect(sheets[0]!.rows.at(-1)).toMatchObject({ row: 50_001, values: { code: '00049999', people: 499 } });
    expect(turns).toBeGreaterThan(50);
  });
});

describe('A sheet', () => {
  it('that was exported may have columns more, which are passed by', async () => {
    const bytes = await writeWorkbook([
      { name: '班组', columns: ['编码', '名称', '人数合计'].map((header) => ({ header })), rows: [['A', 'n', 3]] },
    ]);
    const { sheets, problems } = await readWorkbook(bytes, [{ ...teams, passedBy: ['人数合计'] }]);
    expect(problems).toEqual([]);
    expect(sheets[0]!.rows).toHaveLength(1);
  });

  it('without a required column, or with one twice, is not read, and says what it holds', async () => {
    const missing = await read(row(1, '编码', '上级编码', '备注') + row(2, 'A', '1'));
    expect(told(missing)).toEqual(['1 名称: missingColumn', '1 C 备注: unknownColumn']);
    expect(missing.sheets[0]).toMatchObject({ rows: [], badRows: 1 });
    expect(told(await read(row(1, '编码', '名称', '编码') + row(2, 'A', 'n', 'B')))).toEqual([
      '1 C 编码: repeatedColumn',
    ]);
  });

  it('without anything in it lacks its columns', async () => {
    expect(told(await read(''))).toEqual(['1 编码: missingColumn', '1 名称: missingColumn']);
  });

  it('that is not known is named, hidden ones and the explanation are passed over, a missing one is told', async () => {
    const sheets = [
      { name: '其他', rows: row(1, 'x') },
      { name: '选项', rows: row(1, 'x'), state: 'hidden' as const },
      { name: '填写说明', rows: row(1, 'x') },
    ];
    const { problems } = await readWorkbook(handMadeWorkbook(sheets), [teams]);
    expect(problems.map(({ sheet, row, code }) => `${sheet} ${row} ${code}`)).toEqual([
      '其他 0 unknownSheet',
      '班组 0 missingSheet',
    ]);
    expect(problems[0]!.zh).toContain('班组');
  });
});
