import { columnLetter } from '../package/address.js';
import { attributeText, cellText } from './text.js';
import { formats, main, type Format } from './parts.js';

export type CellValue = string | number | null;

export interface SheetLayout {
  name: string;
  hidden?: boolean;
  columns: { width: number; format: Format }[];
  rows: CellValue[][];
  /** 0-based; it stays in sight when it is the first. */
  headerRow?: number;
  /** 0-based column and the range with its options; from the second row on. */
  dropDowns?: { column: number; title: string; options: string; lastRow: number }[];
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
  yield `</sheetData>${dropDowns(layout)}</worksheet>`;
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

function dropDowns({ dropDowns = [] }: SheetLayout): string {
  if (dropDowns.length === 0) return '';
  const rules = dropDowns.map(({ column, title, options, lastRow }) => {
    const letter = columnLetter(column + 1);
    const said = `errorTitle="${attributeText(title.slice(0, 32))}" error="请从下拉列表中选择。"`;
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" ${said} sqref="${letter}2:${letter}${lastRow}"><formula1>${options}</formula1></dataValidation>`;
  });
  return `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
}
