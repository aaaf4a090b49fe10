import { parseXml } from './xml.js';
import type { Zip } from './zip.js';

/** What a number format tells about the meaning of a number. */
export interface NumberFormat {
  isDate: boolean;
  /** Digits that are always shown: 5 for "00000", so that 123 reads 00123; else 0. */
  zeros: number;
}

export const general: NumberFormat = { isDate: false, zeros: 0 };

/** Built-in date formats, among them those of Chinese Excel (27–36, 50–58): ECMA-376 part 1, 18.8.30. */
const builtInDate = (id: number) =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** The format of each cell style, by its number. */
export async function readFormats(zip: Zip, path: string): Promise<NumberFormat[]> {
  const custom = new Map<string, string>();
  const formats: NumberFormat[] = [];
  let inCellStyles = false;
  await parseXml(zip.stream(path), {
    open(name, { numFmtId = '0', formatCode = '' }) {
      if (name === 'numFmt') custom.set(numFmtId, formatCode);
      else if (name === 'cellXfs') inCellStyles = true;
      else if (name === 'xf' && inCellStyles) formats.push(meaning(Number(numFmtId), custom.get(numFmtId)));
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return formats;
}

function meaning(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) return { isDate: builtInDate(id), zeros: 0 };
  const letters = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '');
  // m is a month unless hours or seconds make it minutes.
  const isDate = /[yd]/i.test(letters) || (/m/i.test(letters) && !/[hs]/i.test(letters));
  return { isDate, zeros: /^0+$/.test(code) ? code.length : 0 };
}
