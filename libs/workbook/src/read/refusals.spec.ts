import { describe, expect, it } from '@jest/globals';
import { readWorkbook } from '../index.js';
import { handMadeWorkbook, row } from '../testing/hand-made-workbook.js';
import { handMadeZip } from '../testing/hand-made-zip.js';
import { headers, teams } from '../testing/teams.js';

const good = () => handMadeWorkbook([{ name: '班组', rows: row(1, ...headers) + row(2, 'a', 'b') }]);
const code = (bytes: Buffer, limits = {}) =>
  readWorkbook(bytes, [teams], limits).then(
    () => 'read',
    (error) => error.code,
  );

describe('A file is refused as a whole', () => {
  it('in Chinese and in English', async () => {
    await expect(readWorkbook(Buffer.from('name,code'), [teams])).rejects.toMatchObject({
      name: 'WorkbookRefused',
      code: 'notAWorkbook',
      zh: expect.stringContaining('不是 Excel 工作簿'),
      en: expect.stringContaining('not an Excel workbook'),
    });
  });

  it('when it is no workbook: nothing, text, an empty zip, a Word document', async () => {
    expect(await code(Buffer.alloc(0))).toBe('notAWorkbook');
    expect(await code(Buffer.from('编码,名称'))).toBe('notAWorkbook');
    expect(await code(handMadeZip([{ name: 'readme.txt', content: 'hello' }]))).toBe('notAWorkbook');
    const word = handMadeWorkbook([], {
      change: (part) => (part.name === 'xl/workbook.xml' ? { ...part, content: '<document/>' } : part),
    });
    expect(await code(word)).toBe('notAWorkbook');
  });

  it('when it is an old .xls or has a password', async () => {
    expect(await code(Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex'))).toBe('oldOrEncrypted');
  });

  it('when it is over the limit, before it is looked into', async () => {
    expect(await code(Buffer.alloc(2_001), { bytes: 2_000 })).toBe('tooLarge');
    expect(await code(Buffer.alloc(20_000_001))).toBe('tooLarge');
  });

  it('when it was cut off anywhere', async () => {
    const whole = good();
    for (let length = 5; length < whole.length; length += 37) {
      expect(await code(whole.subarray(0, length))).toBe('damaged');
    }
  });

  it('or reads it the same when any one byte was changed, never failing otherwise', async () => {
    const whole = good();
    for (let at = 0; at < whole.length; at += 11) {
      const changed = Buffer.from(whole);
      changed[at] = changed[at]! ^ 0x55;
      expect(['read', 'damaged', 'notAWorkbook', 'zipBomb']).toContain(await code(changed));
    }
  });

  it('when its XML is broken, has a DOCTYPE, or its checksum differs', async () => {
    const withSheet = (content: string) =>
      handMadeWorkbook([{ name: '班组', rows: '' }], {
        change: (part) => (part.name.includes('sheet1') ? { ...part, content } : part),
      });
    expect(await code(withSheet('<worksheet><sheetData></worksheet>'))).toBe('damaged');
    expect(await code(withSheet('<!DOCTYPE w [<!ENTITY a "b">]><worksheet/>'))).toBe('damaged');
    expect(await code(withSheet('<worksheet><sheetData><row r="5"/><row r="2"/></sheetData></worksheet>'))).toBe(
      'damaged',
    );
    expect(await code(withSheet('<worksheet><sheetData><row r="1"><c r="1A"/></row></sheetData></worksheet>'))).toBe(
      'damaged',
    );
    const wrongChecksum = handMadeWorkbook([{ name: '班组', rows: '' }], {
      change: (part) => (part.name.includes('sheet1') ? { ...part, crc: 1 } : part),
    });
    expect(await code(wrongChecksum)).toBe('damaged');
  });

  it('when it is a zip bomb that says so', async () => {
    const zeros = Buffer.alloc(150_000_000);
    const bomb = handMadeWorkbook([{ name: '班组', rows: row(1, ...headers) }], {
      more: [{ name: 'xl/media/a', content: zeros }],
    });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await code(bomb)).toBe('zipBomb');
  });

  it('when it is a zip bomb that lies about its size', async () => {
    const cell = '<c t="inlineStr"><is><t>0</t></is></c>';
    const content = `<worksheet><sheetData><row r="1">${cell.repeat(2_000_000)}</row></sheetData></worksheet>`;
    const bomb = handMadeWorkbook([{ name: '班组', rows: '' }], {
      change: (part) => (part.name.includes('sheet1') ? { ...part, content, declaredSize: 50_000 } : part),
    });
    expect(await code(bomb)).toBe('zipBomb');
  });

  it('when its parts together are too much, or too many', async () => {
    expect(await code(good(), { unpackedBytes: 1_000 })).toBe('zipBomb');
    const more = Array.from({ length: 2_001 }, (_, index) => ({ name: `xl/media/${index}`, content: '' }));
    expect(await code(handMadeWorkbook([], { more }))).toBe('zipBomb');
  });

  it('when one text has no end', async () => {
    const text = Array.from({ length: 6_000_000 }, (_, index) => String.fromCharCode(97 + ((index * index) % 26))).join(
      '',
    );
    expect(await code(handMadeWorkbook([{ name: '班组', rows: row(1, text) }], {}), { bytes: 1e9 })).toBe('zipBomb');
  });

  it('when a sheet has more rows than allowed, naming the sheet and the limit', async () => {
    const rows = Array.from({ length: 4 }, (_, index) => row(index + 2, `t${index}`, 'name'));
    const bytes = handMadeWorkbook([{ name: '班组', rows: row(1, ...headers) + rows.join('') }]);
    expect(await code(bytes, { rows: 4 })).toBe('read');
    await expect(readWorkbook(bytes, [teams], { rows: 3 })).rejects.toMatchObject({
      zh: expect.stringMatching(/“班组”超过 3 行/),
    });
  });
});
