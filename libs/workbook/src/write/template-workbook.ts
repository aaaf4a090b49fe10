import { defaultLimits } from '../limits.js';
import { columnLetter } from '../package/address.js';
import { codesSheet, columnsOf, explanationSheet, type ColumnSpec, type SheetSpec } from '../spec.js';
import { pack } from './pack.js';
import type { Format } from './parts.js';
import type { CellValue, ColumnRule, SheetLayout } from './sheet-xml.js';
import { widthFor } from './text.js';

/** Drop-downs refer to this hidden sheet: a list written into the cell rule itself ends at 255 characters. */
const optionsSheet = '选项';
const kinds = {
  text: '文字 text',
  date: '日期 date, 2024-03-15',
  integer: '整数 whole number',
  oneOf: '从下拉列表中选择 one of the list',
};
const formatFor: Record<ColumnSpec['kind'], Format> = { text: 'text', date: 'date', integer: 'general', oneOf: 'text' };

/** A code that users may fill in, with what it stands for. */
export interface Code {
  code: string;
  kind: string;
  name: string;
}

export interface Filling {
  /** By the name that columns call them. */
  codes?: Record<string, readonly Code[]>;
  /** By sheet: what stands in it already, by column as it would be read. */
  rows?: Record<string, readonly Partial<Record<string, string | number | null>>[]>;
}

interface Options {
  of: ColumnSpec;
  list: readonly string[];
}

/** A workbook to fill in; `explanation` is what to know first, a line each. */
export async function templateWorkbook(
  specs: SheetSpec[],
  explanation: readonly string[],
  { codes = {}, rows = {} }: Filling = {},
): Promise<Buffer> {
  const lists = specs.flatMap((spec) => columnsOf(spec).flatMap(([, column]) => optionsFor(column, codes)));
  const known = Object.values(codes).flat();
  const sheets = specs.map((spec) => sheetToFill(spec, lists, rows[spec.name] ?? []));
  sheets.push(explanationOf(specs, explanation));
  if (known.length > 0) sheets.push(codesOf(known));
  return pack(lists.length > 0 ? [...sheets, optionsOf(lists)] : sheets);
}

function optionsFor(column: ColumnSpec, codes: NonNullable<Filling['codes']>): Options[] {
  if (column.kind === 'oneOf') return [{ of: column, list: Object.keys(column.options ?? {}) }];
  const own = column.codes === undefined ? [] : (codes[column.codes] ?? []);
  return own.length > 0 ? [{ of: column, list: own.map(({ code }) => code) }] : [];
}

function sheetToFill(
  spec: SheetSpec,
  lists: readonly Options[],
  given: readonly Partial<Record<string, string | number | null>>[],
): SheetLayout {
  const columns = columnsOf(spec);
  const headers = columns.map(([, { header, required }]) => (required ? `${header}*` : header));
  return {
    name: spec.name,
    headerRow: 0,
    rows: [headers, ...given.map((row) => columns.map(([key, column]) => cellOf(row[key], column)))],
    columns: columns.map(([key, { kind, example = '' }], index) => ({
      width: widthFor([headers[index]!, example, ...given.slice(0, 100).map((row) => String(row[key] ?? ''))]),
      format: formatFor[kind],
    })),
    rules: columns.flatMap(([, column], index) => ruleFor(column, index, lists)),
  };
}

const dayMs = 86_400_000;
/** Before it, Excel counts days that never were. */
const firstSafeDay = '1900-03-01';

/** As a user would have filled it in: the words of a choice, and a day as a day. */
function cellOf(value: string | number | null | undefined, { kind, options = {} }: ColumnSpec): CellValue {
  if (value === undefined || value === null) return null;
  if (kind === 'oneOf') return Object.keys(options).find((label) => options[label] === value) ?? null;
  if (kind !== 'date' || String(value) < firstSafeDay) return value;
  return (Date.parse(`${value}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / dayMs;
}

function ruleFor(column: ColumnSpec, index: number, lists: readonly Options[]): ColumnRule[] {
  const rule = { column: index, title: column.header, lastRow: defaultLimits.rows + 1 };
  if (column.kind === 'date') return [rule];
  const place = lists.findIndex(({ of }) => of === column);
  if (place < 0) return [];
  const letter = columnLetter(place + 1);
  const options = `'${optionsSheet}'!$${letter}$1:$${letter}$${lists[place]!.list.length}`;
  return [{ ...rule, options, ...(column.kind !== 'oneOf' && { open: true }) }];
}

function optionsOf(lists: readonly Options[]): SheetLayout {
  const longest = Math.max(...lists.map(({ list }) => list.length));
  const rows = Array.from({ length: longest }, (_, row) => lists.map(({ list }) => list[row] ?? null));
  return {
    name: optionsSheet,
    hidden: true,
    columns: lists.map(({ list }) => ({ width: widthFor(list.slice(0, 100)), format: 'text' })),
    rows,
  };
}

function explanationOf(specs: SheetSpec[], explanation: readonly string[]): SheetLayout {
  const header = ['工作表 Sheet', '列 Column', '必填 Required', '填写内容 What', '说明 Note', '示例 Example'];
  const rows = specs.flatMap((spec) =>
    columnsOf(spec).map(([, { header, required, kind, options, note = '', example = '', en }]) => [
      inBoth(spec.name, spec.en),
      inBoth(header, en?.header),
      required ? '是 yes' : '',
      options ? `${kinds[kind]}：${Object.keys(options).join('、')}` : kinds[kind],
      inBoth(note, en?.note),
      example,
    ]),
  );
  return tableOf(explanationSheet, header, rows, explanation);
}

function codesOf(codes: readonly Code[]): SheetLayout {
  const header = ['类别 Kind', '编码 Code', '名称 Name'];
  return tableOf(
    codesSheet,
    header,
    codes.map(({ code, kind, name }) => [kind, code, name]),
  );
}

function tableOf(name: string, header: string[], rows: string[][], above: readonly string[] = []): SheetLayout {
  return {
    name,
    headerRow: above.length,
    rows: [...above.map((line) => [line]), header, ...rows],
    columns: header.map((title, index) => ({
      width: widthFor([title, ...rows.slice(0, 200).map((row) => row[index]!)]),
      format: 'text',
    })),
  };
}

const inBoth = (zh: string, en: string | undefined): string => (en ? `${zh} ${en}`.trim() : zh);
