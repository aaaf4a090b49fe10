import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readWorkbook } from '@ronghe/workbook';
import { tellCommittees } from '../support/branch-committees.js';
import type { Client } from '../support/client.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { thisMoment } from '../support/moment.js';
import { team } from '../support/plant.js';
import { expectCode } from '../support/refused.js';

const ORG = '/api/organization/v1';
const CROSS = `${ORG}/cross-appointments`;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe.each(MODES)('%s: A1 交叉任职: who is in a branch’s committee and leads a team', (mode) => {
  let platform: Installation;
  let officer: Client;
  let person: (i: number) => string;
  let beforeEnding: string;

  beforeAll(async () => {
    platform = await startInstallation(mode);
    officer = await platform.as('liaohe-officer');
    person = await tellCommittees(officer);
  });
  afterAll(() => platform?.end());

  const names = async (query = ''): Promise<string[]> =>
    ((await officer.read(`${CROSS}?limit=200${query}`)).items as { name: string }[]).map(({ name }) => name).sort();

  it('lists who holds a Party post and an administrative one at once, with both', async () => {
    expect(await names()).toEqual(['李党员10', '李党员18', '李党员2', '李党员27']);
    const { items } = await officer.read(`${CROSS}?limit=200`);
    expect(items.find(({ name }: { name: string }) => name === '李党员18')).toMatchObject({
      id: person(18),
      partyPosts: '采油1区党支部 支委',
      administrativePosts: '采油18班 班长',
      committeeAndTeam: true,
    });
    expect(items.find(({ name }: { name: string }) => name === '李党员2')).toMatchObject({
      partyPosts: '采油3区党支部 书记',
      administrativePosts: '采油3区 区长',
      committeeAndTeam: false,
    });
  });

  it('of nine committee members three lead teams: 33.3 %, and by branch 66.7, 33.3 and 0.0', async () => {
    expect(await officer.read(`${CROSS}/figure`)).toMatchObject({ committee: 9, teamLeaders: 3, percent: '33.3' });
    const { items } = await officer.read(`${CROSS}/branches?sort=name`);
    expect(items).toMatchObject([
      { id: 'party.B1', name: '采油1区党支部', unitPath: '采油厂党委', committee: 3, teamLeaders: 2, percent: '66.7' },
      { id: 'party.B2', committee: 3, teamLeaders: 1, percent: '33.3' },
      { id: 'party.B3', committee: 3, teamLeaders: 0, percent: '0.0' },
    ]);
    expect(items).toHaveLength(3);
    expect(await officer.read(`${CROSS}/figure?unit=party.B1`)).toMatchObject({ committee: 3, teamLeaders: 2 });
  });

  it('is filtered by a unit of either tree, and to those who lead teams', async () => {
    expect(await names('&unit=party.B1')).toEqual(['李党员18', '李党员27']);
    expect(await names('&unit=production.A2')).toEqual(['李党员10']);
    expect(await names('&which=committeeAndTeam')).toEqual(['李党员10', '李党员18', '李党员27']);
    expectCode(await officer.get(`${CROSS}?unit=party.NONE`), 404, 'not-found');
    expectCode(await officer.get(`${CROSS}?which=other`), 422, 'invalid-fields');
  });

  it('an appointment that ends takes him off the list from that day on; as of before, he is on it', async () => {
    beforeEnding = await thisMoment();
    const post = `production.${team(18)}.L`;
    const { appointment } = await officer.read(`${ORG}/posts/${post}`);
    const end = { on: '2026-03-01', reason: 'transferred' };
    await officer.do(`${ORG}/posts/${post}/appointments/${appointment}/end`, end);
    expect(await names('&unit=party.B1')).toEqual(['李党员27']);
    expect(await names('&unit=party.B1&on=2026-02-28')).toEqual(['李党员18', '李党员27']);
    expect(await names(`&unit=party.B1&asOf=${beforeEnding}`)).toEqual(['李党员18', '李党员27']);
    expect(await officer.read(`${CROSS}/figure`)).toMatchObject({ committee: 9, teamLeaders: 2, percent: '22.2' });
    expect(await officer.read(`${CROSS}/figure?asOf=${beforeEnding}`)).toMatchObject({ percent: '33.3' });
    expect(await officer.read(`${CROSS}/figure?on=2025-12-31`)).toMatchObject({ committee: 0, percent: '0.0' });
  });

  it('the list is exported whole', async () => {
    const columns = {
      name: { header: '姓名', kind: 'text' as const, required: true },
      both: { header: '支委兼班组长', kind: 'text' as const, required: true },
    };
    const bytes = await officer.bytes(`${CROSS}?asOf=${beforeEnding}`, XLSX);
    const { sheets } = await readWorkbook(bytes, [{ name: '交叉任职', columns }]);
    const rows = sheets[0]!.rows.map(({ values }) => [values.name, values.both]).sort();
    expect(rows).toEqual([
      ['李党员10', '是'],
      ['李党员18', '是'],
      ['李党员2', '否'],
      ['李党员27', '是'],
    ]);
  });

  it('kill -9 and a restart: all of it is still there', async () => {
    const before = await names();
    await platform.crash();
    officer = await platform.as('liaohe-officer');
    expect(await names()).toEqual(before);
  });

  it('each appointment is on the stream once', async () => {
    expect(await platform.stop()).toBe(true);
    const events = (await platform.commits()).flatMap((commit) => commit.events);
    const count = (type: string): number => events.filter((event) => event.type === `organization.${type}`).length;
    expect([count('post-created'), count('appointment-begun'), count('appointment-ended')]).toEqual([14, 14, 1]);
  });
});
