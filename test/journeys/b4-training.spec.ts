import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@ronghe/event-sourcing/testing';
import { readWorkbook } from '@ronghe/workbook';
import { asPerson } from '../support/as-person.js';
import type { Client } from '../support/client.js';
import { tellTeamOfThirty } from '../support/duty-team.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { WITH_ROOM_MS, dayWithRoom, thisMoment } from '../support/moment.js';
import { expectCode } from '../support/refused.js';
import { TIERS, forgedCode, inDays, tellMenu } from '../support/training.js';

const ORG = '/api/organization/v1';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const TITLE = '应需补短固优三级培训';

describe.each(MODES)('%s: B4 三级培训: 30 people in tiers 12, 10 and 8; attendance and result of each tier', (mode) => {
  let platform: Installation;
  let officer: Client;
  let secretary: Client;
  let team: string[];
  let plan: string;
  let held: string;
  let today: string;
  let beforeResults: string;

  beforeAll(async () => {
    await dayWithRoom();
    platform = await startInstallation(mode);
    [officer, secretary] = [await platform.as('liaohe-officer'), await platform.as('liaohe-secretary')];
    team = await tellTeamOfThirty(officer);
    await tellMenu(officer);
    secretary.follow(officer);
  }, WITH_ROOM_MS);
  afterAll(() => platform?.end());

  const path = (more = ''): string => `${ORG}/training-plans/${plan}${more}`;
  const tier = (code: string): string[] =>
    code === 'NEED' ? team.slice(0, 12) : code === 'MEND' ? team.slice(12, 22) : team.slice(22);
  const levels = async (client = secretary, query = '') => (await client.read(path(query))).figures.levels;
  const titles = async (client: Client): Promise<string[]> =>
    (await client.read('/api/notification/v1/notices?limit=200')).items.map((n: { titleZh: string }) => n.titleZh);
  const draft = (change: object = {}) => ({
    ...{ unit: 'production.T1', title: TITLE, kind: 'tiered', levels: TIERS, courses: ['DIAG', 'HSE'], passMark: 60 },
    ...{ from: inDays(-60), to: inDays(30) },
    followUp: { code: 'PLUS', name: '跟踪考核', dueOn: inDays(90) },
    ...change,
  });

  it('the secretary plans it from the menu, with a follow-up check after it', async () => {
    plan = (await secretary.do(`${ORG}/training-plans`, draft())).id;
    const found = await secretary.read(path());
    expect(found).toMatchObject({ title: TITLE, unitName: '采油一班', state: 'open', hours: 10, peopleVisible: true });
    expect(found.courses).toMatchObject([{ name: '油井故障诊断' }, { name: '井场安全与应急处置' }]);
    for (const [change, code] of [
      [{ to: inDays(-61) }, 'ends-before-begins'],
      [{ levels: [...TIERS, TIERS[0]] }, 'duplicate-level'],
      [{ courses: ['NONE'] }, 'unknown-course'],
      [{ followUp: { code: 'PLUS', name: '跟踪考核', dueOn: inDays(0) } }, 'follow-up-too-early'],
    ] as const)
      expectCode(await secretary.post(`${ORG}/training-plans`, draft(change)), 422, code);
    expectCode(
      await secretary.post(`${ORG}/training-courses`, { code: 'X', name: '课', hours: 1 }),
      403,
      'role-not-allowed',
    );
    expectCode(
      await officer.post(`${ORG}/training-courses`, { code: 'HSE', name: '课', hours: 1 }),
      409,
      'course-exists',
    );
  });

  it('thirty are enrolled, twelve, ten and eight; each is told', async () => {
    for (const { code } of TIERS) await secretary.do(path('/trainees'), { people: tier(code), tier: code });
    expect((await levels()).map((l: { name: string; trainees: number }) => [l.name, l.trainees])).toEqual([
      ['应需', 12],
      ['补短', 10],
      ['固优', 8],
    ]);
    const [stranger] = (await officer.read(`${ORG}/people?unit=production.T2`)).items;
    for (const [body, code] of [
      [{ people: [stranger.id], tier: 'NEED' }, 'trainee-elsewhere'],
      [{ people: ['nobody'], tier: 'NEED' }, 'unknown-person'],
      [{ people: [team[0]], tier: 'MEND' }, 'already-enrolled'],
      [{ people: [stranger.id] }, 'tier-needed'],
    ] as const)
      expectCode(await secretary.post(path('/trainees'), body), 422, code);
    const me = await asPerson(platform, 'liaohe', team[0]!);
    me.follow(secretary);
    await eventually(async () => expect(await titles(me)).toEqual([`您已编入培训：${TITLE}`]));
    expect((await me.read(`${ORG}/training-records`)).items).toMatchObject([
      { id: plan, title: TITLE, tierName: '应需' },
    ]);
    expectCode(await me.get(path('/trainees')), 404, 'not-found');
  });

  it('a session of all is counted by list: 27 of 30 were there', async () => {
    held = (await secretary.do(path('/sessions'), { name: '故障诊断实操', course: 'DIAG', on: inDays(-20) })).id;
    const absent = [team[11], team[21], team[29]];
    const there = team.filter((person) => !absent.includes(person));
    const attendance = `${ORG}/training-sessions/${held}/attendance`;
    await secretary.do(attendance, { people: there });
    expect(await secretary.read(`${ORG}/training-sessions/${held}`)).toMatchObject({ expected: 30, attended: 27 });
    expectCode(await secretary.post(attendance, { people: ['nobody'] }), 422, 'not-enrolled');
    await secretary.do(`${attendance}/${there[0]}/removal`, { reason: '登记有误' });
    await secretary.do(attendance, { people: there });
    expect(await secretary.read(`${ORG}/training-sessions/${held}`)).toMatchObject({ attended: 27 });
    expect((await levels()).map((l: { attendance: string }) => l.attendance)).toEqual(['91.7', '90.0', '87.5']);
  });

  it('a session of today is counted by the code: once, in time, for those who are enrolled', async () => {
    today = (await secretary.do(path('/sessions'), { name: '应急处置', level: 'NEED', place: '培训室', on: inDays(0) }))
      .id;
    const { code, expiresAt } = await secretary.read(`${ORG}/training-sessions/${today}/code`);
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(60_000);
    const first = await asPerson(platform, 'liaohe', team[0]!);
    first.follow(secretary);
    await first.do(`${ORG}/training-check-ins`, { code });
    const again = await first.do(`${ORG}/training-check-ins`, { code });
    expect(again).toMatchObject({ id: today });
    for (const [person, given, status, refusal] of [
      [team[1], forgedCode(today), 422, 'attendance-code-expired'],
      [team[1], code.replace(/\.[^.]+$/, '.AAAAAAAAAAAAAAAAAAAAAA'), 422, 'attendance-code-expired'],
      [team[12], code, 409, 'not-enrolled'],
    ] as const)
      expectCode(
        await (await asPerson(platform, 'liaohe', person!)).post(`${ORG}/training-check-ins`, { code: given }),
        status,
        refusal,
      );
    const ahead = (await secretary.do(path('/sessions'), { name: '复训', on: inDays(5) })).id;
    const other = await secretary.read(`${ORG}/training-sessions/${ahead}/code`);
    expectCode(await first.post(`${ORG}/training-check-ins`, { code: other.code }), 409, 'session-not-today');
    expectCode(
      await secretary.post(`${ORG}/training-sessions/${ahead}/attendance`, { people: [team[0]] }),
      409,
      'session-not-yet',
    );
    expectCode(await first.get(`${ORG}/training-sessions/${today}/code`), 403, 'role-not-allowed');
    secretary.follow(first);
    const present = (await secretary.read(`${ORG}/training-sessions/${today}/attendance?limit=200`)).items;
    expect(present).toHaveLength(12);
    expect(present.filter((row: { present: boolean }) => row.present)).toMatchObject([{ person: team[0], by: 'code' }]);
  });

  it('whoever has a session tomorrow is told of it by itself, once', async () => {
    await secretary.do(path('/sessions'), { name: '井场演练', level: 'FIRM', place: '一号井场', on: inDays(1) });
    const told = `${inDays(1)}培训：井场演练`;
    for (const person of tier('FIRM').slice(0, 2)) {
      const client = await asPerson(platform, 'liaohe', person);
      await eventually(async () => expect((await titles(client)).filter((title) => title === told)).toHaveLength(1));
    }
    expect(await titles(await asPerson(platform, 'liaohe', team[0]!))).not.toContain(told);
    beforeResults = await thisMoment();
  });

  it('results of each tier: passed, failed and open', async () => {
    const record = (code: string, score: (i: number) => number, most = 99) =>
      secretary.do(path('/results'), {
        ...{ level: code, on: inDays(-1) },
        scores: tier(code)
          .slice(0, most)
          .map((person, i) => ({ person, score: score(i) })),
      });
    await record('NEED', (i) => (i < 11 ? 80 : 50));
    await record('MEND', (i) => (i < 8 ? 70 : 40));
    await record('FIRM', () => 95, 7);
    expect(await levels()).toMatchObject([
      { code: 'NEED', trainees: 12, passed: 11, failed: 1, open: 0, meanScore: '77.5' },
      { code: 'MEND', trainees: 10, passed: 8, failed: 2, open: 0, meanScore: '64.0' },
      { code: 'FIRM', trainees: 8, passed: 7, failed: 0, open: 1, meanScore: '95.0' },
    ]);
    const scored = (person: string | undefined, score = 80) => [{ person, score }];
    for (const [body, code] of [
      [{ level: 'NEED', on: inDays(-1), scores: scored(team[12]) }, 'other-tier'],
      [{ level: 'FIRM', on: inDays(1), scores: scored(team[29]) }, 'in-future'],
      [{ level: 'FIRM', on: inDays(-61), scores: scored(team[29]) }, 'before-training'],
      [{ level: 'FIRM', on: inDays(-1), scores: scored('nobody') }, 'not-enrolled'],
      [{ level: 'NEED', on: inDays(-1), scores: scored(team[0]) }, 'already-passed'],
      [{ level: 'NONE', on: inDays(-1), scores: scored(team[0]) }, 'unknown-level'],
    ] as const)
      expectCode(await secretary.post(path('/results'), body), 422, code);
    expectCode(
      await secretary.post(path('/results'), { level: 'PLUS', on: inDays(-1), scores: scored(team[0]) }),
      409,
      'training-not-over',
    );
    const then = await levels(officer, `?asOf=${beforeResults}`);
    expect(then).toMatchObject([
      { passed: 0, open: 12 },
      { passed: 0, open: 10 },
      { passed: 0, open: 8 },
    ]);
  });

  it('after the training comes the follow-up check', async () => {
    await secretary.do(path('/completion'), { on: inDays(0) });
    const scores = team.slice(0, 5).map((person, i) => ({ person, score: i === 0 ? 50 : 75 }));
    await secretary.do(path('/results'), { level: 'PLUS', on: inDays(0), scores });
    expect((await secretary.read(path())).figures.followUp).toMatchObject({ passed: 4, failed: 1, open: 25 });
    expectCode(await secretary.post(path('/trainees'), { people: [team[0]], tier: 'NEED' }), 409, 'training-over');
  });

  it('the list is exported with the scores of each', async () => {
    const bytes = await secretary.bytes(path('/trainees'), XLSX);
    const text = (header: string) => ({ header, kind: 'text' as const, required: false });
    const columns = { tier: text('层级'), score: text('应需成绩'), plus: text('跟踪考核成绩') };
    const { sheets } = await readWorkbook(bytes, [{ name: '参训人员', columns }]);
    const rows = sheets[0]!.rows.map(({ values }) => values);
    expect(rows).toHaveLength(30);
    expect(rows.filter(({ tier: of }) => of === '补短')).toHaveLength(10);
    expect(rows.filter(({ score }) => Number(score) === 80)).toHaveLength(11);
    expect(rows.filter(({ plus }) => plus !== undefined)).toHaveLength(5);
  });

  it('after kill -9 and a restart all of it is still there; who is forgotten has no name', async () => {
    const before = [await levels(), (await secretary.read(path())).figures];
    await platform.crash();
    [officer, secretary] = [await platform.as('liaohe-officer'), await platform.as('liaohe-secretary')];
    expect([await levels(), (await secretary.read(path())).figures]).toEqual(before);
    const admin = await platform.as('liaohe-admin');
    await officer.do(`${ORG}/people/${team[3]}/forgetting`, { reason: '本人申请' });
    admin.follow(officer);
    await admin.do(`${ORG}/people/${team[3]}/forgetting/approval`, {});
    secretary.follow(admin);
    const { items } = await secretary.read(path('/trainees?limit=200'));
    expect(items.find((row: { person: string }) => row.person === team[3])).toMatchObject({ name: null, passed: 2 });
    expect(await levels()).toEqual(before[0]);
  });

  it('on the stream is what happened, each thing once', async () => {
    await platform.stop();
    const events = (await platform.commits()).flatMap((commit) => commit.events);
    const ofPlan = events.filter(({ data }) => data['training'] === plan);
    const count = (type: string): number => ofPlan.filter((e) => e.type === `organization.${type}`).length;
    expect(count('training-planned')).toBe(1);
    expect(count('trainee-enrolled')).toBe(30);
    // 27 by list, one of them twice as he was struck between; one by the code, though he sent it twice.
    expect(count('training-attended')).toBe(27 + 1 + 1);
    expect(count('training-result-recorded')).toBe(12 + 10 + 7 + 5);
    expect(count('trainee-reminded')).toBe(12 + 8);
  });
});
