import { columnLetter } from '../package/address.js';
import { attributeText, cellText } from './text.js';
import { formats, main, type Format } from './parts.js';

const CLOSED = '请从下拉列表中选择。 Choose from the list.';
const OPEN = '没有这个编码；本工作簿中新增的单位除外。 No such code, unless this workbook brings it.';
const DAY = '应为日期，如 2024-03-15。 This must be a date.';

export type CellValue = string | number | null;

export interface SheetLayout {
  name: string;
  hidden?: boolean;
  columns: { width: number; format: Format }[];
  rows: CellValue[][];
  /** 0-based; it stays in sight when it is the first. */
  headerRow?: number;
  /** What a column takes, from the second row on. */
  rules?: ColumnRule[];
}

/** A day, or one of the options in a range; `open`: another one is warned of, not refused. */
export interface ColumnRule {
  /** 0-based. */
  column: number;
  title: string;
  lastRow: number;
  options?: string;
  open?: boolean;
}

/** The XML of one sheet piece by piece, so that a long one is never held whole. */
export function* sheetXml(layout: SheetLayout): Generator<string> {
  yield `<worksheet xmlns="${main}">${view(layout)}${widths(layout)}<sheetData>`;
  for (const [index, values] of layout.rows.entries()) {
    yield rowXml(
      index,
      values,
      (column) => formats[index === layout.headerRow ? 'header' : (layout.columns[column]?.format ?? 'general')],
    );
  }
  yield `</sheetData>${dataValidations(layout)}</worksheet>`;
}

function view({ headerRow }: SheetLayout): string {
  if (headerRow !== 0) return '';
  return '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
}

function widths({ columns }: SheetLayout): string {
  if (columns.length === 0) return '';
  const tags = columns.map(
    ({ width, format }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${formats[format]}" customWidth="1"/>`,
  );
  return `<cols>${tags.join('')}</cols>`;
}

function rowXml(index: number, values: CellValue[], style: (column: number) => number): string {
  let cells = '';
  for (const [column, value] of values.entries()) {
    const address = `r="${columnLetter(column + 1)}${index + 1}" s="${style(column)}"`;
    if (typeof value === 'string') {
      cells += `<c ${address} t="inlineStr"><is><t xml:space="preserve">${cellText(value)}</t></is></c>`;
    } else if (Number.isFinite(value)) {
      cells += `<c ${address}><v>${value}</v></c>`;
    }
  }
  return `<row r="${index + 1}">${cells}</row>`;
}

function dataValidations({ rules = [] }: SheetLayout): string {
  if (rules.length === 0) return '';
  return `<dataValidations count="${rules.length}">${rules.map(dataValidation).join('')}</dataValidations>`;
}

/** ECMA-376 part 1, 18.3.1.32. Day 1 is the first that Excel knows, 1900-01-01. */
function dataValidation({ column, title, lastRow, options, open }: ColumnRule): string {
  const letter = columnLetter(column + 1);
  const said = options ? (open ? OPEN : CLOSED) : DAY;
  const kind = options ? 'type="list"' : 'type="date" operator="greaterThanOrEqual"';
  const style = open ? ' errorStyle="warning"' : '';
  const shown = `allowBlank="1" showErrorMessage="1" errorTitle="${attributeText(title.slice(0, 32))}" error="${said}"`;
  return `<dataValidation ${kind}${style} ${shown} sqref="${letter}2:${letter}${lastRow}"><formula1>${options ?? 1}</formula1></dataValidation>`;
}
