import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@ronghe/event-sourcing/testing';
import { readWorkbook } from '@ronghe/workbook';
import { type Client, expectStatus, workbookForm } from '../support/client.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { thisMoment } from '../support/moment.js';
import { plantWorkbook } from '../support/plant.js';
import { expectCode } from '../support/refused.js';
import { STAGES, tellMenu } from '../support/training.js';

const ORG = '/api/organization/v1';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** A quarter that is over, on whatever day this runs. */
const YEAR = String(new Date().getUTCFullYear() - 1);
const QUARTER = `${YEAR}-Q1`;
const REPORT = `${ORG}/two-way-cultivation`;
const TITLE = '青年骨干阶梯培养';

const sheets = {
  party: [
    ['C1', '公司党委', '党委', null, '2015-01-01'],
    ['W1', '一区党支部', '党支部', 'C1', '2015-01-01'],
    ['G1', '一组', '党小组', 'W1', '2015-01-01'],
  ],
  production: [
    ['C1', '公司', '公司', null, '2015-01-01'],
    ['W1', '一区', '作业区', 'C1', '2015-01-01'],
    ['W2', '二区', '作业区', 'C1', '2015-01-01'],
    ['T1', '一班', '班组', 'W1', '2015-01-01'],
  ],
  people: [
    ['41001', '党员甲', null, null, 'T1', 'G1', '正式党员', '2016-01-01'],
    ['41002', '骨干乙', null, null, 'T1', 'G1', '发展对象', '2016-01-01'],
    ['41003', '群众丙', null, null, 'T1', null, null, '2016-01-01'],
  ],
  links: [],
};

describe.each(MODES)('%s: A3 两育融合: one member becomes key staff, one key worker a probationary member', (mode) => {
  let platform: Installation;
  let officer: Client;
  let member: string;
  let worker: string;
  let other: string;
  let plan: string;
  let before: string;

  beforeAll(async () => {
    platform = await startInstallation(mode);
    officer = await platform.as('liaohe-officer');
    expectStatus(await officer.post(`${ORG}/imports`, workbookForm(await plantWorkbook(sheets))), 200);
    const people = (await officer.read(`${ORG}/people`)).items as { id: string; name: string }[];
    [member, worker, other] = ['党员甲', '骨干乙', '群众丙'].map((name) => people.find((p) => p.name === name)!.id) as [
      string,
      string,
      string,
    ];
    await tellMenu(officer);
  });
  afterAll(() => platform?.end());

  const path = (more = ''): string => `${ORG}/training-plans/${plan}${more}`;
  const pass = (level: string, person: string, score: number, on: string) =>
    officer.post(path('/results'), { level, on, scores: [{ person, score }] });
  const report = (query = '') => officer.read(`${REPORT}?year=${YEAR}${query}`);

  it('a plan in three stages, of courses of the menu', async () => {
    const draft = { unit: 'production.W1', title: TITLE, kind: 'staged', levels: STAGES, passMark: 60 };
    const dates = { from: `${YEAR}-01-01`, to: `${YEAR}-03-31` };
    plan = (await officer.do(`${ORG}/training-plans`, { ...draft, courses: ['DIAG', 'PARTY'], ...dates })).id;
    await officer.do(path('/trainees'), { people: [member, other] });
    expectCode(await officer.post(path('/trainees'), { people: [worker], tier: 'S1' }), 422, 'no-tiers');
    expect((await report()).quarters[0]).toEqual({ quarter: QUARTER, memberToKeyStaff: 0, keyStaffToMember: 0 });
  });

  it('no stage is skipped, and who fails tries again', async () => {
    expectCode(await pass('S2', member, 80, `${YEAR}-01-20`), 422, 'stage-not-passed');
    expectStatus(await pass('S1', member, 55, `${YEAR}-01-15`), 200);
    expectCode(await pass('S2', member, 80, `${YEAR}-01-20`), 422, 'stage-not-passed');
    expectStatus(await pass('S1', member, 78, `${YEAR}-01-20`), 200);
    expectStatus(await pass('S1', other, 90, `${YEAR}-01-20`), 200);
    expectStatus(await pass('S2', member, 82, `${YEAR}-02-20`), 200);
    expectCode(
      await officer.post(path(`/trainees/${member}/key-staff`), { kind: 'technique', on: `${YEAR}-02-20` }),
      409,
      'not-proposed',
    );
    const { items } = await officer.read(path('/trainees'));
    expect(items.map((row: { name: string; rank: number }) => [row.name, row.rank])).toEqual([
      ['党员甲', 1],
      ['群众丙', 2],
    ]);
  });

  it('the third stage proposes him, and the officer confirms it there', async () => {
    expectStatus(await pass('S3', member, 91, `${YEAR}-03-20`), 200);
    expect((await officer.read(path('/trainees?state=proposed'))).items).toMatchObject([
      { person: member, passed: 3, proposedOn: `${YEAR}-03-20` },
    ]);
    before = await thisMoment();
    expectCode(
      await officer.post(path(`/trainees/${member}/key-staff`), { kind: 'technique', on: `${YEAR}-03-19` }),
      422,
      'before-training-passed',
    );
    await officer.do(path(`/trainees/${member}/key-staff`), { kind: 'technique', on: `${YEAR}-03-25` });
    expect((await officer.read(path('/trainees?state=proposed'))).items).toEqual([]);
    expectCode(
      await officer.post(path(`/trainees/${member}/key-staff`), { kind: 'technique', on: `${YEAR}-03-26` }),
      409,
      'key-staff-already',
    );
  });

  it('a key worker becomes probationary member in the same quarter', async () => {
    await officer.do(`${ORG}/people/${worker}/key-staff`, { kind: 'craft', on: `${YEAR}-01-10` });
    await officer.do(`${ORG}/people/${worker}/membership`, { stage: 'probationary', on: `${YEAR}-03-28` });
  });

  it('the report counts 1 + 1 in that quarter, and opens to the two and their way', async () => {
    expect(await report()).toEqual({
      year: YEAR,
      memberToKeyStaff: 1,
      keyStaffToMember: 1,
      quarters: [
        { quarter: QUARTER, memberToKeyStaff: 1, keyStaffToMember: 1 },
        ...[2, 3, 4].map((n) => ({ quarter: `${YEAR}-Q${n}`, memberToKeyStaff: 0, keyStaffToMember: 0 })),
      ],
    });
    const { items } = await officer.read(`${REPORT}/people?quarter=${QUARTER}&sort=way`);
    expect(items).toMatchObject([
      {
        ...{ name: '骨干乙', way: 'keyStaffToMember', on: `${YEAR}-03-28`, unitName: '一班' },
        path: [
          { what: 'candidate' },
          { what: 'keyStaff', on: `${YEAR}-01-10` },
          { what: 'probationary', on: `${YEAR}-03-28` },
        ],
      },
      {
        ...{ name: '党员甲', way: 'memberToKeyStaff', on: `${YEAR}-03-25`, trainingTitle: TITLE },
        path: [
          { what: 'full' },
          ...STAGES.map(({ name: levelName }) => ({ what: 'passed', levelName, trainingTitle: TITLE })),
          { what: 'keyStaff', on: `${YEAR}-03-25` },
        ],
      },
    ]);
    expect((await officer.read(`${REPORT}/people?year=${YEAR}&way=memberToKeyStaff`)).items).toHaveLength(1);
  });

  it('of another unit there is nothing, nor as of before, nor for who may not know of them', async () => {
    expect(await report('&unit=production.W2')).toMatchObject({ memberToKeyStaff: 0, keyStaffToMember: 0 });
    expect(await report('&unit=production.W1')).toMatchObject({ memberToKeyStaff: 1, keyStaffToMember: 1 });
    expect(await report(`&asOf=${before}`)).toMatchObject({ memberToKeyStaff: 0, keyStaffToMember: 0 });
    const stranger = await platform.as('liaohe-member');
    stranger.follow(officer);
    expect(await stranger.read(`${REPORT}?year=${YEAR}`)).toMatchObject({ memberToKeyStaff: 0, keyStaffToMember: 0 });
    expectCode(await officer.get(`${REPORT}?year=abc`), 422, 'invalid-fields');
  });

  it('it is exported with who and when', async () => {
    const bytes = await officer.bytes(`${REPORT}/people?year=${YEAR}`, XLSX);
    const text = (header: string) => ({ header, kind: 'text' as const, required: false });
    const { sheets: found } = await readWorkbook(bytes, [
      { name: '双向培养', columns: { name: text('姓名'), way: text('方向'), quarter: text('季度') } },
    ]);
    const rows = found[0]!.rows.map(({ values: { name, way, quarter } }) => [name, way, quarter]);
    expect(rows.sort()).toEqual(
      [
        ['党员甲', '党员成为骨干', QUARTER],
        ['骨干乙', '骨干发展为党员', QUARTER],
      ].sort(),
    );
  });

  it('who is forgotten still counts, without a name; after kill -9 all of it is there', async () => {
    const admin = await platform.as('liaohe-admin');
    await officer.do(`${ORG}/people/${member}/forgetting`, { reason: '本人申请' });
    admin.follow(officer);
    await admin.do(`${ORG}/people/${member}/forgetting/approval`, {});
    officer.follow(admin);
    await eventually(async () =>
      expect((await officer.read(path('/trainees?state=withdrawn'))).items).toMatchObject([
        { person: member, name: null },
      ]),
    );
    await platform.crash();
    officer = await platform.as('liaohe-officer');
    expect(await report()).toMatchObject({ memberToKeyStaff: 1, keyStaffToMember: 1 });
    const { items } = await officer.read(`${REPORT}/people?quarter=${QUARTER}&way=memberToKeyStaff`);
    expect(items).toMatchObject([{ person: member, name: null }]);
  });

  it('on the stream the mark says which training led to it', async () => {
    await platform.stop();
    const events = (await platform.commits()).flatMap((commit) => commit.events);
    const of = (type: string) => events.filter((e) => e.type === `organization.${type}`).map(({ data }) => data);
    expect(of('key-staff-proposed')).toMatchObject([{ training: plan, person: member }]);
    // Each person has a log of his own: only the days say what was first.
    const marked = of('key-staff-marked').sort((a, b) => (String(a['on']) < String(b['on']) ? -1 : 1));
    expect(marked).toMatchObject([
      { person: worker, kind: 'craft', on: `${YEAR}-01-10` },
      { person: member, training: plan, membership: 'full', on: `${YEAR}-03-25` },
    ]);
    expect(of('training-result-recorded')).toHaveLength(5);
  });
});
