import { defaultLimits } from '../limits.js';
import { columnLetter } from '../package/address.js';
import { columnsOf, explanationSheet, type ColumnSpec, type SheetSpec } from '../spec.js';
import { pack } from './pack.js';
import type { Format } from './parts.js';
import type { SheetLayout } from './sheet-xml.js';
import { widthFor } from './text.js';

/** Drop-downs refer to this hidden sheet: a list written into the cell rule itself ends at 255 characters. */
const optionsSheet = '选项';
const kinds = { text: '文字', date: '日期，如 2024-03-15', integer: '整数', oneOf: '从下拉列表中选择' };
const formatFor: Record<ColumnSpec['kind'], Format> = { text: 'text', date: 'date', integer: 'general', oneOf: 'text' };

/** An empty workbook to fill in; `explanation` is what to know first, a line each. */
export async function templateWorkbook(specs: SheetSpec[], explanation: string[]): Promise<Buffer> {
  const lists = specs.flatMap((spec) =>
    columnsOf(spec).flatMap(([, column]) => (column.kind === 'oneOf' ? [column] : [])),
  );
  const sheets = [...specs.map((spec) => sheetToFill(spec, lists)), explanationOf(specs, explanation)];
  return pack(lists.length > 0 ? [...sheets, optionsOf(lists)] : sheets);
}

function sheetToFill(spec: SheetSpec, lists: ColumnSpec[]): SheetLayout {
  const columns = columnsOf(spec).map(([, column]) => column);
  const headers = columns.map(({ header, required }) => (required ? `${header}*` : header));
  return {
    name: spec.name,
    headerRow: 0,
    rows: [headers],
    columns: columns.map(({ kind, example = '' }, index) => ({
      width: widthFor([headers[index]!, example]),
      format: formatFor[kind],
    })),
    dropDowns: columns.flatMap((column, index) => {
      if (column.kind !== 'oneOf') return [];
      return [
        { column: index, title: column.header, options: optionsRange(column, lists), lastRow: defaultLimits.rows + 1 },
      ];
    }),
  };
}

function optionsRange(column: ColumnSpec, lists: ColumnSpec[]): string {
  const letter = columnLetter(lists.indexOf(column) + 1);
  return `'${optionsSheet}'!$${letter}$1:$${letter}$${labels(column).length}`;
}

function optionsOf(lists: ColumnSpec[]): SheetLayout {
  const longest = Math.max(...lists.map((list) => labels(list).length));
  const rows = Array.from({ length: longest }, (_, row) => lists.map((list) => labels(list)[row] ?? null));
  return {
    name: optionsSheet,
    hidden: true,
    columns: lists.map((list) => ({ width: widthFor(labels(list)), format: 'text' })),
    rows,
  };
}

function explanationOf(specs: SheetSpec[], explanation: string[]): SheetLayout {
  const header = ['工作表', '列', '必填', '填写内容', '说明', '示例'];
  const rows = specs.flatMap((spec) =>
    columnsOf(spec).map(([, { header, required, kind, options, note = '', example = '' }]) => [
      spec.name,
      header,
      required ? '是' : '',
      options ? `${kinds[kind]}：${Object.keys(options).join('、')}` : kinds[kind],
      note,
      example,
    ]),
  );
  return {
    name: explanationSheet,
    headerRow: explanation.length,
    rows: [...explanation.map((line) => [line]), header, ...rows],
    columns: header.map((title, index) => ({
      width: widthFor([title, ...rows.map((row) => row[index]!)]),
      format: 'text',
    })),
  };
}

function labels({ options = {} }: ColumnSpec): string[] {
  return Object.keys(options);
}
