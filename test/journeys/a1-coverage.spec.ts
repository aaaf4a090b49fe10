import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readWorkbook } from '@ronghe/workbook';
import { type Client, expectStatus, workbookForm } from '../support/client.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { thisMoment } from '../support/moment.js';
import { group, plant, plantWithBadRows, plantWorkbook, team } from '../support/plant.js';
import { expectCode } from '../support/refused.js';
import { inDays } from '../support/training.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ORG = '/api/organization/v1';

describe.each(MODES)(
  '%s: A1 两组融合: a plant’s workbook, its blank teams, and coverage from 75.4 %% to 100 %%',
  (mode) => {
    let platform: Installation;
    let officer: Client;
    let beforeLinking: string;

    beforeAll(async () => {
      platform = await startInstallation(mode);
      officer = await platform.as('liaohe-officer');
    });
    afterAll(() => platform?.end());

    const upload = async (bytes: Buffer, dryRun: boolean) =>
      expectStatus(await officer.post(`${ORG}/imports?dryRun=${dryRun}`, workbookForm(bytes)), 200).body;

    it('offers a template with the sheets to fill in', async () => {
      const bytes = await officer.bytes(`${ORG}/imports/template`, XLSX);
      const specs = ['党组织', '行政单位', '人员', '两组融合'].map((name) => ({ name, columns: {}, required: true }));
      const { problems } = await readWorkbook(bytes, specs);
      expect(problems.filter((p) => p.code === 'missingSheet')).toEqual([]);
    });

    it('a dry run reports every bad row by sheet, row and column, and changes nothing', async () => {
      const report = await upload(await plantWithBadRows(), true);
      expect(report.problems.map(place)).toEqual(EXPECTED_PROBLEMS);
      expect((await officer.read(`${ORG}/units`)).total).toBe(0);
      expect((await officer.read(`${ORG}/people`)).total).toBe(0);
    });

    it('without dry run good rows load and bad rows do not', async () => {
      const report = await upload(await plantWithBadRows(), false);
      expect(report.problems.map(place)).toEqual(EXPECTED_PROBLEMS);
      expect(report.sheets.map((s: { name: string; good: number; bad: number }) => [s.name, s.good, s.bad])).toEqual([
        ['党组织', 71, 0],
        ['行政单位', 71, 1],
        ['人员', 116, 3],
        ['两组融合', 46, 0],
      ]);
      expect((await officer.read(`${ORG}/units?tree=production`)).total).toBe(71);
      expect((await officer.read(`${ORG}/people`)).total).toBe(116);
    });

    it('importing the same workbook again changes nothing', async () => {
      const report = await upload(await plantWorkbook(plant()), false);
      for (const { rows, good, bad, unchanged } of report.sheets)
        expect({ good, bad, unchanged }).toEqual({ good: rows, bad: 0, unchanged: rows });
    });

    it('coverage is 46/61 = 75.4 %, and 15 teams are listed, each with the reason', async () => {
      expect(await officer.read(`${ORG}/coverage?on=2026-02-01`)).toMatchObject({
        teams: 61,
        linked: 46,
        percent: '75.4',
        blank: 3,
      });
      const { items, total } = await officer.read(`${ORG}/coverage/teams?state=unlinked&limit=200`);
      expect(total).toBe(15);
      const reasons = items.map((t: { reason: string }) => t.reason);
      expect(reasons.filter((r: string) => r === 'noLink')).toHaveLength(12);
      expect(reasons.filter((r: string) => r === 'noMember')).toHaveLength(3);
      beforeLinking = await thisMoment();
    });

    it('linking the other 15 makes 100 %, and the curve keeps both dates', async () => {
      for (let i = 47; i <= 61; i++)
        await officer.do(`${ORG}/team-coverages/production.${team(i)}/links`, {
          partyGroup: `party.${group(i)}`,
          from: '2026-03-15',
        });
      expect(await officer.read(`${ORG}/coverage?on=2026-03-31`)).toMatchObject({
        teams: 61,
        linked: 61,
        percent: '100.0',
      });
      const { points } = await officer.read(`${ORG}/coverage/curve?from=2026-02-01&to=2026-03-31`);
      expect(points.map((p: { on: string; percent: string }) => [p.on, p.percent])).toEqual([
        ['2026-02-01', '75.4'],
        ['2026-03-15', '100.0'],
        ['2026-03-31', '100.0'],
      ]);
    });

    it('as of the moment before, it is what was shown then', async () => {
      const then = await officer.read(`${ORG}/coverage?on=2026-03-31&asOf=${beforeLinking}`);
      expect(then).toMatchObject({ teams: 61, linked: 46, percent: '75.4' });
    });

    it('a team that is covered takes no second group; the refusal names the remedy in the asked language', async () => {
      const path = `${ORG}/team-coverages/production.${team(1)}/links`;
      const body = { partyGroup: `party.${group(2)}`, from: '2026-04-01' };
      const zh = expectStatus(await officer.post(path, body), 409);
      expect(zh.headers.get('content-type')).toContain('application/problem+json');
      expect(zh.body).toMatchObject({
        type: 'urn:ronghe:problem:team-already-covered',
        remedy: '请先结束原来的覆盖关系',
      });
      const en = expectStatus(await officer.post(path, body, { 'Accept-Language': 'en' }), 409);
      expect(en.body.remedy).toBe('End that link first');
    });

    it('a link of a later day is taken back before it begins; a year that is a slip of the finger is refused', async () => {
      const path = `${ORG}/team-coverages/production.${team(1)}/links`;
      const partyGroup = `party.${group(1)}`;
      const links = async () =>
        (await officer.read(`${ORG}/coverage/teams?limit=100`)).items.find(
          ({ id }: { id: string }) => id === `production.${team(1)}`,
        );
      expectCode(await officer.post(`${path}/${partyGroup}/end`, { to: '2062-01-01' }), 422, 'too-far-ahead');
      await officer.do(`${path}/${partyGroup}/end`, { to: inDays(0) });
      expectCode(await officer.post(path, { partyGroup, from: '2062-01-01' }), 422, 'too-far-ahead');
      await officer.do(path, { partyGroup, from: inDays(30) });
      expect(await links()).toMatchObject({ state: 'unlinked', links: [{ partyGroup, from: inDays(30) }] });
      await officer.do(`${path}/${partyGroup}/end`, { to: inDays(0) });
      expect(await links()).toMatchObject({ state: 'unlinked', links: [] });
      expect(await officer.read(`${ORG}/coverage?on=${inDays(31)}`)).toMatchObject({ linked: 60 });
      await officer.do(path, { partyGroup, from: inDays(0) });
      expect(await links()).toMatchObject({ state: 'linked', links: [{ partyGroup, from: inDays(0) }] });
    });

    it('pages by cursor without gap or overlap, and exports the same list as a workbook', async () => {
      const seen: string[] = [];
      let cursor = '';
      do {
        const page = await officer.read(`${ORG}/coverage/teams?limit=20&sort=name${cursor && `&cursor=${cursor}`}`);
        seen.push(...page.items.map((t: { id: string }) => t.id));
        cursor = page.next ?? '';
      } while (cursor);
      expect(new Set(seen).size).toBe(61);
      expect(seen).toHaveLength(61);
      const bytes = await officer.bytes(`${ORG}/coverage/teams`, XLSX);
      const spec = {
        name: '班组覆盖清单',
        columns: { name: { header: '班组', kind: 'text' as const, required: true } },
      };
      const { sheets } = await readWorkbook(bytes, [spec]);
      expect(sheets[0]!.rows).toHaveLength(61);
    });

    it('kill -9 and a restart: all of it is still there', async () => {
      await platform.crash();
      officer = await platform.as('liaohe-officer');
      expect(await officer.read(`${ORG}/coverage?on=2026-03-31`)).toMatchObject({ linked: 61, percent: '100.0' });
      const { items } = await officer.read(`${ORG}/people?unit=production.${team(1)}`);
      expect(items.map((p: { name: string }) => p.name).sort()).toEqual(['张群众1', '李党员1']);
    });
  },
);

interface Placed {
  sheet: string;
  row: number;
  column: string;
  code: string;
}
const place = ({ sheet, row, column, code }: Placed): string => `${sheet} ${row} ${column} ${code}`;

const EXPECTED_PROBLEMS = [
  '行政单位 73 D 上级编码 unknown-parent',
  '人员 118 A 工号 duplicate-employee-no',
  '人员 119 C 身份证号 id-number-checkDigit',
  '人员 120 E 所在单位编码 unknown-unit',
];
