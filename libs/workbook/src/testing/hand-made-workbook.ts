import { handMadeZip, type HandMadePart } from './hand-made-zip.js';

export interface HandMadeSheet {
  name: string;
  /** Inside <sheetData>. */
  rows: string;
  /** After it, such as <mergeCells>. */
  after?: string;
  state?: 'hidden';
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relationships = (list: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list}</Relationships>`;
const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;

/** Cell styles: 1 a date, 2 "00000", 3 a Chinese built-in date, 4 minutes and seconds. */
const styles = `<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>
<numFmt numFmtId="165" formatCode="00000"/><numFmt numFmtId="166" formatCode="[h]:mm:ss;[Red]@"/></numFmts>
<cellStyleXfs><xf numFmtId="0"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="31"/><xf numFmtId="166"/></cellXfs></styleSheet>`;

/** A workbook as XML, for what no library would write. */
export function handMadeWorkbook(
  sheets: HandMadeSheet[],
  { strings = '', date1904 = false, more = [] as HandMadePart[], change = (part: HandMadePart) => part } = {},
): Buffer {
  const sheetTags = sheets.map(
    ({ name, state = 'visible' }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" state="${state}" r:id="rId${index + 1}"/>`,
  );
  const parts: HandMadePart[] = [
    { name: '_rels/.rels', content: relationships(relation('rId1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${sheetTags.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relationships(
        sheets
          .map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`))
          .join('') +
          relation('rIdA', 'sharedStrings', '/xl/sharedStrings.xml') +
          relation('rIdB', 'styles', 'styles.xml'),
      ),
    },
    { name: 'xl/sharedStrings.xml', content: `<sst xmlns="${main}">${strings}</sst>` },
    { name: 'xl/styles.xml', content: styles },
    ...sheets.map(({ rows, after = '' }, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content: `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${after}</worksheet>`,
    })),
    ...more,
  ];
  return handMadeZip(parts.map(change));
}

/** Cells of inline text; a number stays a number. */
export function row(number: number, ...values: (string | number)[]): string {
  const cells = values.map((value) =>
    typeof value === 'number'
      ? `<c><v>${value}</v></c>`
      : value.startsWith('<c')
        ? value
        : `<c t="inlineStr"><is><t>${value}</t></is></c>`,
  );
  return `<row r="${number}">${cells.join('')}</row>`;
}
