import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeWorkbook } from '@ronghe/workbook';
import { handMadeWorkbook, row } from '../../libs/workbook/src/testing/hand-made-workbook.js';
import { type Client, expectStatus, workbookForm } from '../support/client.js';
import { ended, sendLarge } from '../support/many-people.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { expectProblem, expectRefused } from '../support/refused.js';

const ORG = '/api/organization/v1';
const UNITS = ['编码', '名称', '类别', '上级编码', '成立日期'];
const PEOPLE = ['工号', '姓名', '身份证号', '手机号', '所在单位编码', '党小组编码', '党员身份', '入职日期'];
type Problem = { sheet?: string; row?: number; column?: string; code: string; zh: string };
type Rows = (string | number | null)[][];

const book = (name: string, headers: string[], rows: Rows): Promise<Buffer> =>
  writeWorkbook([{ name, columns: headers.map((header) => ({ header })), rows }]);

/** The MongoDB-wire server of the suites takes a fraction of what a MongoDB takes; what is asserted is the same. */
const PEOPLE_AT_ONCE = { embedded: 50_000, distributed: 2_001 };

describe.each(MODES)('%s: a workbook that is not as it should be', (mode) => {
  const people = PEOPLE_AT_ONCE[mode];
  let platform: Installation;
  let officer: Client;
  beforeAll(async () => {
    platform = await startInstallation(mode);
    officer = await platform.as('liaohe-officer');
  });
  afterAll(() => platform?.end());

  const send = (bytes: Buffer) => (headers: Record<string, string>) =>
    officer.post(`${ORG}/imports`, workbookForm(bytes), headers);
  const load = async (bytes: Buffer) => expectStatus(await send(bytes)({}), 200).body;
  const codes = (problems: Problem[]): unknown[] => problems.map((p) => [p.row, p.code]);

  it('is none, empty, cut off, an old one, or a bomb: refused whole in plain words', async () => {
    const good = await book('行政单位', UNITS, [['W', '厂', '厂', null, '2020-01-01']]);
    const old = Buffer.from('d0cf11e0a1b11ae1'.padEnd(2_000, '0'), 'hex');
    for (const bytes of [Buffer.alloc(0), Buffer.from('hello'), good.subarray(0, good.length / 2), old])
      await expectRefused(send(bytes), 422);
    const bomb = handMadeWorkbook([{ name: '行政单位', rows: row(1, ...UNITS) + ' '.repeat(320_000_000) }]);
    expect(bomb.length).toBeLessThan(20_000_000);
    await expectRefused(send(bomb), 413);
    await expectRefused(send(Buffer.alloc(20_000_001)), 413);
  });

  it('is not sent as a file: refused', async () => {
    await expectRefused((h) => officer.post(`${ORG}/imports`, {}, h), 422);
    const other = new FormData();
    other.set('other', new Blob(['x']), 'x.xlsx');
    await expectRefused((h) => officer.post(`${ORG}/imports`, other, h), 400);
    const multipart = { 'Content-Type': 'multipart/form-data' };
    await expectRefused((h) => officer.post(`${ORG}/imports`, 'x', { ...multipart, ...h }), 400);
  });

  it('has no sheet or column that is known: a report, and nothing loaded', async () => {
    const wrong = await load(await book('别的', ['甲'], [['乙']]));
    expect(wrong.problems.map((p: Problem) => p.code)).toContain('unknownSheet');
    const missing = await load(await book('行政单位', UNITS.slice(0, 3), [['W', '厂', '厂']]));
    expect(missing.problems.map((p: Problem) => p.code)).toContain('missingColumn');
    expect((await officer.read(`${ORG}/units`)).total).toBe(0);
  });

  it('has bad rows: each by row in Chinese, and the good ones load', async () => {
    const report = await load(
      await book('行政单位', UNITS, [
        ['W', '采油厂', '厂', null, '2020-01-01'],
        ['W', '又一个', '厂', null, '2020-01-01'],
        ['A1', '一区', '作业区', 'X9', '2020-01-01'],
        ['A2', '二区', '作业区', 'W', '昨天'],
        ['A3', 'pd1.A256GCM.a.b.c.d', '作业区', 'W', '2020-01-01'],
        ['A4', '四区', '作业区', 'W', '2020-01-01'],
      ]),
    );
    expect(new Set(codes(report.problems as Problem[]).map(String))).toEqual(
      new Set(['3,duplicate-code', '4,unknown-parent', '5,notADate', '6,pattern']),
    );
    for (const { zh } of report.problems as Problem[]) expect(zh).toMatch(/\p{Script=Han}/u);
    expect((await officer.read(`${ORG}/units`)).items.map((u: { code: string }) => u.code)).toEqual(['A4', 'W']);
  });

  it(`has ${PEOPLE_AT_ONCE[mode]} people: they load, but for the bad ones`, async () => {
    const rows: Rows = Array.from({ length: people }, (_, i) => [
      `P${i}`,
      `张${i}`,
      null,
      null,
      'W',
      null,
      null,
      '2020-01-01',
    ]);
    rows[7]![2] = '110105194912310021';
    const begun = performance.now();
    const report = await ended(officer, await sendLarge(officer, await book('人员', PEOPLE, rows)));
    process.stdout.write(`${mode}: ${people} people in ${((performance.now() - begun) / 1_000).toFixed(1)} s\n`);
    expect(report.sheets).toEqual([expect.objectContaining({ rows: people, good: people - 1, bad: 1 })]);
    expect((await officer.read(`${ORG}/people?limit=1`)).total).toBe(people - 1);
  });

  it('under a key that another file was sent with: refused', async () => {
    const key = { 'Idempotency-Key': 'one-file' };
    const file = (name: string) => book('行政单位', UNITS, [['A4', name, '作业区', 'W', '2020-01-01']]);
    const first = workbookForm(await file('四区'));
    expectStatus(await officer.post(`${ORG}/imports`, first, key), 200);
    expectProblem(await officer.post(`${ORG}/imports`, workbookForm(await file('别的')), key), 422);
  });

  it('what was refused left nothing in the log, but that it was tried', async () => {
    expect(await platform.stop()).toBe(true);
    const written = (await platform.commits()).filter((c) => c.tenant !== 'group' && !c.stream.includes('/import/'));
    expect(written.flatMap((c) => c.events)).toHaveLength(2 + people - 1);
    expect(platform.log).not.toContain('"level":50');
  });
});
