import { Refusal } from '@ronghe/event-sourcing';
import { type ReadResult, WorkbookRefused, readWorkbook } from '@ronghe/workbook';
import { ALL_SHEETS, type AnyColumn } from './sheets.js';

export type ReadBook = ReadResult<AnyColumn>;

/** @throws Refusal for a file that as a whole cannot be taken */
export async function read(bytes: Buffer): Promise<ReadBook> {
  try {
    return await readWorkbook<AnyColumn>(bytes, ALL_SHEETS);
  } catch (error) {
    if (!(error instanceof WorkbookRefused)) throw error;
    const kind =
      error.code === 'tooLarge' || error.code === 'zipBomb' || error.code === 'tooManyRows' ? 'tooLarge' : 'invalid';
    throw new Refusal(kind, `workbook-${error.code.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`, error, {
      remedy: { zh: '可先下载模板，按模板填写', en: 'Download the template and fill that in' },
    });
  }
}

export const rowsIn = ({ sheets }: ReadBook): number =>
  sheets.reduce((sum, { rows, badRows }) => sum + rows.length + badRows, 0);
