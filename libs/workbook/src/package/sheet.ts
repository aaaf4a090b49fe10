import { refuse } from '../refused.js';
import { mergeFrom, positionOf, type Merge } from './address.js';
import { general, type NumberFormat } from './formats.js';
import { decodeEscapes, TextRuns } from './strings.js';
import { parseXml } from './xml.js';
import type { Zip } from './zip.js';

export interface Cell {
  /** 1-based. */
  column: number;
  value: string | number;
  /** isoDate: only in the strict variant of the format. */
  type: 'text' | 'number' | 'boolean' | 'error' | 'isoDate';
  format: NumberFormat;
  isFormula: boolean;
}

export interface SheetHandler {
  row(number: number, cells: Cell[]): void;
  /** After all rows. */
  merge(merge: Merge): void;
}

export interface Shared {
  strings: string[];
  formats: NumberFormat[];
}

/** Excel's own bound. */
const lastRow = 1_048_576;

/** Tells the rows that hold something, in order: ECMA-376 part 1, 18.3. */
export async function readSheetPart(zip: Zip, path: string, shared: Shared, handler: SheetHandler): Promise<void> {
  const runs = new TextRuns();
  let row = 0;
  let cells: Cell[] = [];
  let column = 0;
  let attributes: Record<string, string> = {};
  let value = '';
  let isFormula = false;
  let inValue = false;

  await parseXml(zip.stream(path), {
    open(name, given) {
      switch (name) {
        case 'row': {
          const number = given['r'] ? Number(given['r']) : row + 1;
          if (!Number.isInteger(number) || number <= row || number > lastRow)
            throw refuse.damaged(new Error('row order'));
          row = number;
          cells = [];
          column = 0;
          break;
        }
        case 'c':
          attributes = given;
          column = given['r'] ? positionOf(given['r']).column : column + 1;
          value = '';
          isFormula = false;
          break;
        case 'v':
          inValue = true;
          break;
        case 'f':
          isFormula = true;
          break;
        case 'mergeCell':
          handler.merge(mergeFrom(given['ref'] ?? ''));
          break;
        default:
          runs.open(name);
      }
    },
    text(text) {
      if (inValue) value += text;
      else runs.text(text);
    },
    close(name) {
      switch (name) {
        case 'v':
          inValue = false;
          break;
        case 'c': {
          const cell = cellFrom(column, attributes, value, runs.take(), isFormula, shared);
          if (cell.value !== '' || isFormula) cells.push(cell);
          break;
        }
        case 'row':
          if (cells.length > 0) handler.row(row, cells);
          break;
        default:
          runs.close(name);
      }
    },
  });
}

function cellFrom(
  column: number,
  { t = 'n', s }: Record<string, string>,
  value: string,
  inline: string,
  isFormula: boolean,
  { strings, formats }: Shared,
): Cell {
  const cell = { column, isFormula, format: (s !== undefined && formats[Number(s)]) || general };
  switch (t) {
    case 's':
      return { ...cell, type: 'text', value: value === '' ? '' : (strings[Number(value)] ?? '') };
    case 'inlineStr':
      return { ...cell, type: 'text', value: inline };
    case 'str':
      return { ...cell, type: 'text', value: decodeEscapes(value) };
    case 'b':
      return { ...cell, type: 'boolean', value: value && (value === '1' || value === 'true' ? 'TRUE' : 'FALSE') };
    case 'e':
      return { ...cell, type: 'error', value };
    case 'd':
      return { ...cell, type: 'isoDate', value };
    default:
      return { ...cell, type: 'number', value: value === '' ? '' : Number(value) };
  }
}
