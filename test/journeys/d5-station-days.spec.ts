import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@ronghe/event-sourcing/testing';
import { readWorkbook } from '@ronghe/workbook';
import { asPerson } from '../support/as-person.js';
import type { Client } from '../support/client.js';
import { tellFront } from '../support/front.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { thisMoment } from '../support/moment.js';
import { expectCode } from '../support/refused.js';

const ORG = '/api/organization/v1';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const LEADERS = [1, 2, 3, 4, 5, 6, 7].map((i) => `领导${i}`);
const WEEKS = ['2026-W10', '2026-W11', '2026-W12', '2026-W13'];
/** A day of each week of March, and a second one. */
const ONCE = ['2026-03-03', '2026-03-10', '2026-03-17', '2026-03-24'];
const TWICE = [...ONCE, '2026-03-05', '2026-03-12', '2026-03-19', '2026-03-26'];

describe.each(MODES)('%s: D5 驻站带班: a week with 0 days is a warning, 1–2 are fine, the month shows it', (mode) => {
  let platform: Installation;
  let officer: Client;
  let secretary: Client;
  let people: Record<string, string>;
  let leaders: Client[];
  let beforeLate: string;

  beforeAll(async () => {
    platform = await startInstallation(mode);
    [officer, secretary] = [await platform.as('shengli-officer'), await platform.as('shengli-secretary')];
    people = await tellFront(officer);
    leaders = await Promise.all(LEADERS.map((name) => asPerson(platform, 'shengli', people[name]!)));
    for (const client of leaders) client.follow(officer);
  });
  afterAll(() => platform?.end());

  const log = (client: Client, on: string, station = 'production.S1') =>
    client.post(`${ORG}/station-days`, { station, on, done: '跟班巡检，解决现场问题' });
  const march = async (client: Client, query = '') =>
    (await client.read(`${ORG}/station-months?month=2026-03&sort=unitName&limit=200${query}`)).items;
  const of = async (name: string, query = '') =>
    (await march(officer, `&person=${people[name]}${query}`))[0] as { weeks: { state: string }[]; shortfalls: number };
  const statesOf = async (name: string) => (await of(name)).weeks.map(({ state }) => state);
  const titles = async (client: Client): Promise<string[]> =>
    (await client.read('/api/notification/v1/notices?limit=200')).items.map((n: { titleZh: string }) => n.titleZh);

  it('seven leaders log their days, each for himself, in the week where the day lies', async () => {
    for (const [i, client] of leaders.entries()) {
      // The third was nowhere in W11; the seventh went to no station at all.
      const days = i === 6 ? [] : (i % 2 ? TWICE : ONCE).filter((on) => i !== 2 || on !== '2026-03-10');
      for (const on of days) expect((await log(client, on, `production.S${(i % 2) + 1}`)).status).toBe(201);
      officer.follow(client);
    }
    const one = (await march(leaders[1]!))[0];
    expect(one).toMatchObject({ name: '领导2', month: '2026-03', days: 8, shortfalls: 0 });
    expect(one.weeks.map(({ week, from, to }: Record<string, string>) => [week, from, to])).toEqual([
      ['2026-W10', '2026-03-02', '2026-03-08'],
      ['2026-W11', '2026-03-09', '2026-03-15'],
      ['2026-W12', '2026-03-16', '2026-03-22'],
      ['2026-W13', '2026-03-23', '2026-03-29'],
    ]);
    expect(await march(leaders[1]!, `&person=${people['领导1']}`)).toEqual([]);
  });

  it('what the rules forbid is refused by name', async () => {
    const [me] = leaders as [Client];
    expectCode(await log(me, '2099-01-01'), 422, 'station-day-in-future');
    expectCode(await log(me, ONCE[0]!, 'production.S2'), 409, 'station-day-twice');
    expectCode(await log(me, '2026-03-06', 'production.W1'), 404, 'not-found');
    const forOther = { person: people['领导2'], station: 'production.S1', on: '2026-03-06', done: '代记' };
    expectCode(await me.post(`${ORG}/station-days`, forOther), 404, 'not-found');
    const duty = { person: people['领导1'], from: '2026-W10', to: '2026-W13', min: 1, max: 2 };
    expectCode(await me.post(`${ORG}/station-duties`, duty), 403, 'role-not-allowed');
    for (const [change, code] of [
      [{ from: '2027-W53', to: undefined }, 'unknown-week'],
      [{ from: '2062-W01', to: undefined }, 'too-far-ahead'],
      [{ to: '2026-W09' }, 'ends-before-start'],
      [{ min: 3 }, 'most-below-least'],
      [{ from: '2026-10' }, 'invalid-fields'],
    ] as const)
      expectCode(await officer.post(`${ORG}/station-duties`, { ...duty, ...change }), 422, code);
  });

  it('1 to 2 days a week are expected in March: W11 of the third leader and all weeks of the seventh fall short', async () => {
    for (const name of LEADERS)
      await secretary.do(`${ORG}/station-duties`, {
        person: people[name],
        from: WEEKS[0],
        to: WEEKS[3],
        min: 1,
        max: 2,
      });
    const again = { person: people['领导1'], from: WEEKS[0], to: WEEKS[3], min: 1, max: 2 };
    expectCode(await secretary.post(`${ORG}/station-duties`, again), 409, 'station-duty-same');
    const shorter = { ...again, from: WEEKS[1], to: WEEKS[2] };
    expectCode(await secretary.post(`${ORG}/station-duties`, shorter), 422, 'station-duty-goes-on');
    officer.follow(secretary);
    await eventually(async () => expect((await of('领导7')).shortfalls).toBe(4));
    await eventually(async () => expect(await statesOf('领导3')).toEqual(['met', 'short', 'met', 'met']));
    for (const name of ['领导1', '领导2', '领导4', '领导5', '领导6'])
      await eventually(async () => expect(await statesOf(name)).toEqual(['met', 'met', 'met', 'met']));
    const shortfalls = (await march(officer)).map((row: { shortfalls: number }) => row.shortfalls);
    expect(shortfalls.sort()).toEqual([0, 0, 0, 0, 0, 1, 4]);
  });

  it('each week that falls short is a warning to the leader, once', async () => {
    const warned = async (i: number) =>
      (await titles(leaders[i]!)).filter((title) => /驻站带班不足：/.test(title)).sort();
    await eventually(async () => expect(await warned(2)).toEqual(['驻站带班不足：2026-W11']));
    await eventually(async () => expect(await warned(6)).toEqual(WEEKS.map((week) => `驻站带班不足：${week}`)));
    expect(await warned(0)).toEqual([]);
    beforeLate = await thisMoment();
  });

  it('a day logged late lifts the shortfall; taken back, it is there again', async () => {
    const third = leaders[2]!;
    await third.do(`${ORG}/station-days`, { station: 'production.S1', on: '2026-03-13', done: '补记' });
    officer.follow(third);
    expect(await statesOf('领导3')).toEqual(['met', 'met', 'met', 'met']);
    expect((await of('领导3', `&asOf=${beforeLate}`)).weeks.map(({ state }) => state)).toEqual([
      'met',
      'short',
      'met',
      'met',
    ]);
    await eventually(async () => expect(await titles(third)).toContain('驻站带班不足已消除：2026-W11'));
    await third.do(`${ORG}/station-days/${people['领导3']}.2026-03-13/withdrawal`, { reason: '记错' });
    officer.follow(third);
    expect(await statesOf('领导3')).toEqual(['met', 'short', 'met', 'met']);
  });

  it('a week of leave is excused by who answers for the unit, not by the leader', async () => {
    const week = (name: string, at: string) => `${ORG}/station-weeks/${people[name]}.${at}/excuse`;
    expectCode(await leaders[6]!.post(week('领导7', WEEKS[0]!), { reason: '年休假' }), 403, 'role-not-allowed');
    expectCode(await officer.post(week('领导1', WEEKS[0]!), { reason: '年休假' }), 409, 'week-not-short');
    expectCode(await officer.post(week('领导1', '2026-W20'), { reason: '年休假' }), 409, 'nothing-expected');
    await secretary.do(week('领导7', WEEKS[0]!), { reason: '年休假' });
    officer.follow(secretary);
    expect(await statesOf('领导7')).toEqual(['excused', 'short', 'short', 'short']);
    expectCode(await officer.post(week('领导7', WEEKS[0]!), { reason: '再次' }), 409, 'week-excused');
  });

  it('the month is exported with a column for each week', async () => {
    const columns = Object.fromEntries(
      [...WEEKS, '不足周数'].map((header) => [header, { header, kind: 'text' as const, required: true }]),
    );
    const exported = async (query: string) =>
      readWorkbook(await officer.bytes(`${ORG}/station-months?${query}`, XLSX), [{ name: '驻站带班月度', columns }]);
    const { sheets } = await exported('month=2026-03');
    const rows = sheets[0]!.rows.map(({ values }) => [...WEEKS, '不足周数'].map((header) => Number(values[header])));
    expect(rows).toHaveLength(7);
    expect(rows).toContainEqual([1, 0, 1, 1, 1]);
    expect(rows).toContainEqual([0, 0, 0, 0, 3]);
    // Looked at as of a day in March, March is the month unless another is asked for.
    const missing = async (query: string) =>
      (await exported(query)).problems.filter(({ code }) => code === 'missingColumn').length;
    expect([await missing('asOf=2026-03-20T00:00:00Z'), await missing('')]).toEqual([0, 4]);
  });

  it('after kill -9 and a restart all of it is still there, and no week is counted again', async () => {
    const before = await march(officer);
    await platform.crash();
    officer = await platform.as('shengli-officer');
    expect(await march(officer)).toEqual(before);
  });

  it('each week of each leader was counted once', async () => {
    expect(await platform.stop()).toBe(true);
    const types = (await platform.commits()).flatMap(({ events }) => events.map(({ type }) => type));
    const count = (type: string): number => types.filter((one) => one === `organization.${type}`).length;
    expect([count('station-week-closed'), count('station-shortfall'), count('station-shortfall-lifted')]).toEqual([
      28, 6, 2,
    ]);
  });
});
