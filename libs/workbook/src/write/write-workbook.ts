import { pack } from './pack.js';
import type { CellValue, SheetLayout } from './sheet-xml.js';
import { widthFor } from './text.js';

export interface SheetToWrite {
  name: string;
  columns: { header: string; width?: number }[];
  rows: CellValue[][];
}

/** Numbers are written as numbers, strings as text whatever they begin with. */
export async function writeWorkbook(sheets: SheetToWrite[]): Promise<Buffer> {
  return pack(sheets.map(layoutOf));
}

function layoutOf({ name, columns, rows }: SheetToWrite): SheetLayout {
  return {
    name,
    headerRow: 0,
    rows: [columns.map(({ header }) => header), ...rows],
    columns: columns.map(({ header, width }, index) => ({
      width: width ?? widthFor([header, ...rows.slice(0, 100).map((row) => String(row[index] ?? ''))]),
      format: rows.some((row) => typeof row[index] === 'number') ? 'general' : 'text',
    })),
  };
}
