import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readXlsx } from 'hucre/xlsx';
import { type Client, expectStatus } from '../support/client.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { plant, plantWorkbook } from '../support/plant.js';

const ORG = '/api/organization/v1';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ON = '2026-03-01';

describe.each(MODES)('%s: files that come in under names, and files that go out with what people wrote', (mode) => {
  let platform: Installation;
  let admin: Client;
  let workbook: Buffer;

  beforeAll(async () => {
    platform = await startInstallation(mode);
    admin = await platform.as('liaohe-admin');
    workbook = await plantWorkbook(plant());
  });
  afterAll(() => platform?.end());

  /** The form as it goes over the wire: libraries would repair the names. */
  const importAs = (disposition: string) => {
    const head = `--b\r\nContent-Disposition: form-data; name="file"; ${disposition}\r\nContent-Type: ${XLSX}\r\n\r\n`;
    const body = Buffer.concat([Buffer.from(head), workbook, Buffer.from('\r\n--b--\r\n')]);
    return admin.post(`${ORG}/imports?dryRun=true`, body, { 'Content-Type': 'multipart/form-data; boundary=b' });
  };
  const kept = (): string[] => readdirSync(platform.dataDir, { recursive: true }).map(String).sort();

  it('a file’s name leads nowhere: nothing is written under it, in our folder or outside', async () => {
    expectStatus(await importAs('filename="plant.xlsx"'), 200);
    const before = kept();
    const names = [
      ...['../climbed.xlsx', '../../climbed.xlsx', '/climbed.xlsx', '..\\climbed.xlsx', 'C:\\climbed.xlsx'],
      ...['....//climbed.xlsx', '%2e%2e%2fclimbed.xlsx', 'climbed.xlsx\u0000.txt', '~/climbed.xlsx', '.', '..', ''],
      ...['CON', 'climbed.xlsx;ls', '$(touch climbed.xlsx)', '`touch climbed.xlsx`', 'x'.repeat(5_000), '名.xlsx'],
    ];
    for (const name of names) {
      const answer = await importAs(`filename="${name}"`);
      expect([name, [200, 400, 422].includes(answer.status)]).toEqual([name, true]);
      expect([name, JSON.stringify(answer.body).includes('climbed')]).toEqual([name, false]);
    }
    expectStatus(await importAs(`filename*=UTF-8''..%2F..%2Fclimbed.xlsx`), 200);
    // A store rotates files of its own: what counts is that none has a name of ours.
    expect(kept().filter((file) => !before.includes(file) && file.includes('climbed'))).toEqual([]);
    for (const folder of ['/', dirname(platform.dataDir), process.cwd(), dirname(process.cwd())])
      expect([folder, existsSync(join(folder, 'climbed.xlsx'))]).toEqual([folder, false]);
  });

  it('what begins like a formula is text in an export', async () => {
    const names = [
      '=HYPERLINK("http://evil.invalid","x")',
      '=1+1',
      '+1',
      '-1+1',
      '@SUM(A1)',
      "=cmd|' /C calc'!A0",
      "'=1",
      '＝1+1',
    ];
    for (const [i, name] of names.entries())
      await admin.do(`${ORG}/units`, { tree: 'production', code: `F${i}`, kind: 'company', name, on: ON });
    await admin.read(`${ORG}/units?limit=1`);
    const sheet = (await readXlsx(await admin.bytes(`${ORG}/units`, XLSX), { readStyles: true })).sheets[0]!;
    const cells = [...sheet.cells!.values()];
    expect(cells.filter(({ formula }) => formula !== undefined)).toEqual([]);
    for (const name of names) expect(sheet.rows.flat()).toContain(name);
  });

  it('the name of an export is ours, and its kind is said', async () => {
    const answer = await admin.get(`${ORG}/units`, { Accept: XLSX });
    expect(answer.headers.get('content-type')).toBe(XLSX);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w%.-]+\.xlsx$/);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });
});
