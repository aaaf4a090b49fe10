import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readWorkbook } from '@ronghe/workbook';
import { type Client, expectStatus } from '../support/client.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { thisMoment } from '../support/moment.js';
import { expectCode, expectRefused, pointersOf, posting } from '../support/refused.js';
import { tellTenTeams } from '../support/ten-teams.js';
import { inDays } from '../support/training.js';

const ORG = '/api/organization/v1';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const TODAY = inDays(0);
const YEAR = TODAY.slice(0, 4);
const WEIGHTS = { blank: 3, oneMember: 2, others: 1 };
const QUOTA = `production.W1.${YEAR}`;

describe.each(MODES)('%s: B1 两个优化: ten places for new members over ten teams', (mode) => {
  let platform: Installation;
  let officer: Client;
  let secretary: Client;
  let people: Map<string, string>;
  let before: string;
  const startedAt = new Date().toISOString();

  beforeAll(async () => {
    platform = await startInstallation(mode);
    officer = await platform.as('changqing8-officer');
    secretary = await platform.as('changqing8-secretary');
    people = await tellTenTeams(officer);
    secretary.follow(officer);
  });
  afterAll(() => platform?.end());

  const quotaPath = `${ORG}/development-quotas/${QUOTA}`;
  const teams = async (query = ''): Promise<Record<string, unknown>[]> =>
    (await officer.read(`${quotaPath}/teams?limit=200${query}`)).items;
  const places = async (): Promise<unknown[]> => (await teams()).map(({ granted }) => granted);
  const used = async (team: string) => (await teams()).find(({ id }) => id === `production.${team}`);
  const become = (name: string, membership: string): Promise<unknown> =>
    officer.do(`${ORG}/people/${people.get(name)}/membership`, { stage: membership, on: TODAY });

  const set = { unit: 'production.W1', year: YEAR, places: 10, weights: WEIGHTS };

  it('what cannot be set is refused, each by its own rule and in both languages', async () => {
    const refusals: [change: object, status: number, code: string][] = [
      [{ places: -1 }, 422, 'invalid-fields'],
      [{ weights: { ...WEIGHTS, others: 0.125 } }, 422, 'invalid-fields'],
      [{ weights: { blank: 0, oneMember: 0, others: 0 } }, 422, 'weights-all-zero'],
      [{ year: String(Number(YEAR) - 1) }, 422, 'year-over'],
      [{ unit: 'production.W2' }, 409, 'no-teams'],
      [{ unit: 'production.T01' }, 404, 'not-found'],
      [{ unit: 'party.W1' }, 404, 'not-found'],
    ];
    for (const [change, status, refusal] of refusals) {
      const send = posting(officer, `${ORG}/development-quotas`, { ...set, ...change });
      expectCode(await expectRefused(send, status, refusal), status, refusal);
    }
    expectCode(await secretary.post(`${ORG}/development-quotas`, set), 403, 'role-not-allowed');
    expect((await officer.read(`${ORG}/development-quotas`)).items).toEqual([]);
    expect(await officer.read(`${ORG}/development-quotas/weights`)).toEqual(WEIGHTS);
  });

  it('10 over blank 4, one-member 3, others 3: every blank team has at least one', async () => {
    expect((await officer.do(`${ORG}/development-quotas`, set)).id).toBe(QUOTA);
    expect(await officer.read(quotaPath)).toMatchObject({
      unitName: '铁边城作业区',
      places: 10,
      teams: 10,
      blankTeams: 4,
      state: 'proposed',
      classes: [
        { class: 'blank', weight: 3, teams: 4, proposed: 4, granted: 4, used: 0 },
        { class: 'oneMember', weight: 2, teams: 3, proposed: 3, granted: 3, used: 0 },
        { class: 'others', weight: 1, teams: 3, proposed: 3, granted: 3, used: 0 },
      ],
    });
    const rows = await teams();
    expect(rows.filter((row) => row['class'] === 'blank' && Number(row['proposed']) < 1)).toEqual([]);
    expect(rows[0]).toMatchObject({
      code: 'T01',
      name: '采油1班',
      class: 'blank',
      members: 0,
      share: 1.4286,
      proposed: 1,
      because: 'share',
    });
    expect(rows[4]).toMatchObject({
      code: 'T05',
      class: 'oneMember',
      members: 1,
      share: 0.9524,
      because: 'remainder',
    });
    expect(await teams('&class=others')).toHaveLength(3);
    before = await thisMoment();
  });

  it('weights are configurable, and are remembered for the next time', async () => {
    const heavy = { blank: 0.5, oneMember: 0.5, others: 8 };
    await officer.do(`${quotaPath}/proposal`, { places: 10, weights: heavy });
    expect(await places()).toEqual([1, 1, 1, 1, 0, 0, 0, 2, 2, 2]);
    expect((await teams())[0]).toMatchObject({ share: 0.1818, because: 'minimum' });
    expect(await officer.read(`${ORG}/development-quotas/weights`)).toEqual(heavy);
    await officer.do(`${quotaPath}/proposal`, { places: 3, weights: heavy });
    expect(await places()).toEqual([1, 1, 1, 0, 0, 0, 0, 0, 0, 0]);
    await officer.do(`${quotaPath}/proposal`, { places: 10, weights: { blank: 5, oneMember: 2, others: 1 } });
    expect(await places()).toEqual([2, 2, 2, 2, 1, 1, 0, 0, 0, 0]);
    await officer.do(`${quotaPath}/proposal`, { places: 10, weights: WEIGHTS });
    expect(await places()).toEqual(Array(10).fill(1));
  });

  it('is adjusted, always to its sum; a blank team loses its last place only with a reason', async () => {
    const share = (team: string, to: number, reason?: string) => ({ team: `production.${team}`, places: to, reason });
    const adjust = (...shares: object[]) => officer.post(`${quotaPath}/adjustment`, { shares });
    expectCode(await adjust(share('T10', 2)), 422, 'shares-do-not-sum');
    const refused = expectCode(await adjust(share('T10', 2), share('T04', 0)), 422, 'blank-team-without-reason');
    expect(pointersOf(refused)).toEqual(['/shares/1/reason']);
    expectCode(await adjust(share('T99', 1)), 422, 'team-not-in-quota');
    expectCode(await adjust(share('T10', 1), share('T10', 1)), 422, 'duplicate-team');
    expectStatus(await adjust(share('T10', 2), share('T04', 0, '班组年内撤并')), 200);
    expect(await places()).toEqual([1, 1, 1, 0, 1, 1, 1, 1, 1, 2]);
    expect(await used('T04')).toMatchObject({ proposed: 1, granted: 0, reason: '班组年内撤并' });
  });

  it('is decided, and is then as it is; no other unit shares the same teams', async () => {
    expectCode(await officer.post(`${quotaPath}/decision`, { on: '2099-01-01' }), 422, 'in-future');
    expectCode(await officer.post(`${quotaPath}/decision`, { on: '2020-01-01' }), 422, 'before-proposal');
    // Perhaps no longer the day on which this began: the proposal may be of the day after.
    const on = inDays(0);
    await officer.do(`${quotaPath}/decision`, { on });
    expect(await officer.read(quotaPath)).toMatchObject({ state: 'decided', decidedOn: on });
    expectCode(await officer.post(`${quotaPath}/decision`, { on }), 409, 'quota-decided');
    expectCode(await officer.post(`${quotaPath}/proposal`, { places: 1, weights: WEIGHTS }), 409, 'quota-decided');
    expectCode(await officer.post(`${ORG}/development-quotas`, set), 409, 'quota-exists');
    const whole = { ...set, unit: 'production.C1' };
    expectCode(await officer.post(`${ORG}/development-quotas`, whole), 409, 'quota-overlaps');
    expectCode(
      await officer.post(`${ORG}/development-quotas/production.W2.${YEAR}/decision`, { on }),
      404,
      'not-found',
    );
  });

  it('whoever becomes a candidate uses a place of his team, by himself and once', async () => {
    await become('李积极1', 'candidate');
    await become('李积极1', 'probationary');
    await become('李积极8', 'candidate');
    await become('李积极4', 'candidate');
    expect(await used('T01')).toMatchObject({ granted: 1, used: 1, left: 0 });
    expect(await used('T08')).toMatchObject({ granted: 1, used: 1, left: 0 });
    expect(await used('T04')).toMatchObject({ granted: 0, used: 1, left: -1 });
    expect(await officer.read(quotaPath)).toMatchObject({ used: 3, exceeded: 1 });
    const { items } = await officer.read(`${quotaPath}/uses`);
    expect(items.map((row: Record<string, string>) => [row['personName'], row['name'], row['stage']]).sort()).toEqual([
      ['李积极1', '采油1班', 'probationary'],
      ['李积极4', '采油4班', 'candidate'],
      ['李积极8', '采油8班', 'candidate'],
    ]);
    const member = await platform.as('changqing8-member');
    member.follow(officer);
    expect((await member.read(`${quotaPath}/uses`)).items).toEqual([]);
    expect((await member.read(`${quotaPath}/teams`)).total).toBe(10);
  });

  it('as of before it was decided it is as it was then; the list is exported whole', async () => {
    expect(await officer.read(`${quotaPath}?asOf=${before}`)).toMatchObject({ state: 'proposed', used: 0 });
    expectCode(await officer.get(`${quotaPath}?asOf=${startedAt}`), 404, 'not-found');
    const bytes = await officer.bytes(`${quotaPath}/teams`, XLSX);
    const columns = {
      team: { header: '班组', kind: 'text' as const, required: true },
      because: { header: '依据', kind: 'text' as const, required: true },
    };
    const { sheets: found } = await readWorkbook(bytes, [{ name: '班组名额', columns }]);
    expect(found[0]!.rows.map(({ values }) => values.because)).toEqual([
      ...Array(4).fill('按份额'),
      ...Array(6).fill('份额余数进一'),
    ]);
  });

  it('kill -9 and a restart: all of it is still there', async () => {
    const kept = await teams();
    await platform.crash();
    officer = await platform.as('changqing8-officer');
    expect(await teams()).toEqual(kept);
  });

  it('each fact is on the stream once', async () => {
    expect(await platform.stop()).toBe(true);
    const types = (await platform.commits()).flatMap(({ events }) => events.map(({ type }) => type));
    const count = (type: string): number => types.filter((t) => t === `organization.${type}`).length;
    const quota = ['set', 'proposed', 'adjusted', 'decided'].map((fact) => count(`development-quota-${fact}`));
    expect(quota).toEqual([5, 5, 1, 1]);
  });
});
