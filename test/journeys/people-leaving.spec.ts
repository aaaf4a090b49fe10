import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@ronghe/event-sourcing/testing';
import { readWorkbook } from '@ronghe/workbook';
import { type Client, expectStatus, workbookForm } from '../support/client.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { eventsOf } from '../support/look-through.js';
import { thisMoment } from '../support/moment.js';
import { plantWorkbook } from '../support/plant.js';
import { expectCode, expectRefused, posting } from '../support/refused.js';
import { DUTY, tellTwoAreas } from '../support/two-areas.js';

const ORG = '/api/organization/v1';
const SCORING = '/api/scoring/v1';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const LEFT_ON = '2026-05-01';
/** A process of the distributed mode that was not told trusts a key for half a minute. */
const LONGEST_TRUST_MS = 60_000;

describe.each(MODES)('%s: people leave, return and are forgotten; nothing waits for who is gone', (mode) => {
  let platform: Installation;
  let officer: Client;
  let secretary: Client;
  let admin: Client;
  let person: string;
  let role: string;
  let list: string;
  let before: string;
  let points: unknown;

  beforeAll(async () => {
    platform = await startInstallation(mode);
    [officer, secretary, admin] = [
      await platform.as('liaohe-officer'),
      await platform.as('liaohe-secretary'),
      await platform.as('liaohe-admin'),
    ];
    person = (await tellTwoAreas(officer)).inside;
    const duties = { unit: 'production.T1', code: 'D', name: '责任制', version: '2026-03', items: [DUTY] };
    list = (
      await officer.do(`${ORG}/duty-lists`, { ...duties, signers: [person], on: '2026-03-01', dueOn: '2099-12-31' })
    ).id;
    await officer.do(`${ORG}/people/${person}/key-staff`, { kind: 'technique', on: '2026-02-01' });
    admin.follow(officer);
    const assigned = { person, role: 'groupLeader', unit: 'party.G1', from: '2026-01-01' };
    role = (await admin.do(`${ORG}/role-assignments`, assigned)).id;
    officer.follow(admin);
    secretary.follow(officer);
  });
  afterAll(() => platform?.end());

  const at = (path: string): string => `${ORG}/people/${person}${path}`;
  const standing = async () => (await officer.read(`${SCORING}/standings?period=2026&subjectKind=person`)).items;
  const figures = async (query = '') => {
    const unit = await officer.read(`${ORG}/units/production.T1?${query}`);
    const grid = (await officer.read(`${ORG}/grid/groups?unit=party.G1${query}`)).items[0];
    const team = (await officer.read(`${ORG}/coverage/teams?unit=production.T1${query}`)).items[0];
    return {
      people: unit.peopleCount,
      members: unit.memberCount,
      ofGroup: grid.members,
      blank: team.blank,
      listed: (await officer.read(`${ORG}/people?unit=production.T1${query}`)).items.length,
      left: (await officer.read(`${ORG}/people?under=production.W1&state=left${query}`)).items.length,
    };
  };
  const HERE = { people: 1, members: 1, ofGroup: 1, blank: false, listed: 1, left: 0 };
  const GONE = { people: 0, members: 0, ofGroup: 0, blank: true, listed: 0, left: 1 };

  it('a day that does not fit is refused at the field', async () => {
    points = await standing();
    expect(await figures()).toEqual(HERE);
    for (const [body, code] of [
      [{ reason: 'resigned', on: '2099-01-01' }, 'in-future'],
      [{ reason: 'resigned', on: '2026-01-31' }, 'before-last-change'],
      [{ reason: 'bored', on: LEFT_ON }, 'invalid-fields'],
    ] as const)
      expectCode(await expectRefused(posting(secretary, at('/departure'), body), 422, code), 422, code);
    expectCode(await secretary.post(at('/return'), { unit: 'production.T1', on: LEFT_ON }), 409, 'person-not-left');
    before = encodeURIComponent(await thisMoment());
  });

  it('who leaves is in no count and no list, and his team is blank; as of before, he is there', async () => {
    await secretary.do(at('/departure'), { reason: 'transferredOut', on: LEFT_ON });
    officer.follow(secretary);
    expect(await figures()).toEqual(GONE);
    expect(await figures(`&asOf=${before}`)).toEqual(HERE);
    const [row] = (await officer.read(`${ORG}/people?state=left`)).items;
    expect(row).toMatchObject({ id: person, name: '甲内人', leftOn: LEFT_ON, leavingReason: 'transferredOut' });
    expect(row.keyStaff).toBeUndefined();
  });

  it('what he had to sign and the role he held are taken back; his points stay', async () => {
    await eventually(async () => {
      expect(await officer.read(`${ORG}/duty-lists/${list}/versions/2026-03`)).toMatchObject({ toSign: 0, signed: 0 });
      const { items } = await admin.read(`${ORG}/role-assignments?person=${person}`);
      expect(items).toMatchObject([{ id: role, withdrawnOn: LEFT_ON }]);
    });
    expect(await standing()).toEqual(points);
    const entry = { item: 'V', reason: '师带徒' };
    const entries = `${SCORING}/accounts/person:${person}/entries`;
    await eventually(async () =>
      expectCode(await officer.post(entries, { ...entry, on: LEFT_ON }), 409, 'person-left'),
    );
    expectStatus(await officer.post(entries, { ...entry, on: '2026-04-30' }), 201);
    points = await standing();
  });

  it('whatever is asked for him then is refused by one name', async () => {
    const on = '2026-06-01';
    const asked: [Client, string, object, number][] = [
      [secretary, at('/departure'), { reason: 'retired', on }, 409],
      [secretary, at('/unit'), { unit: 'production.W1', on }, 409],
      [secretary, at('/membership'), { stage: 'full', partyGroup: 'party.G1', on }, 409],
      [secretary, at('/membership/end'), { reason: 'expelled', on }, 409],
      [secretary, at('/membership/probation'), { until: '2027-01-01', on }, 409],
      [secretary, at('/key-staff'), { kind: 'craft', on }, 409],
      [secretary, at('/key-staff/end'), { reason: 'changedWork', on }, 409],
      [admin, `${ORG}/role-assignments`, { person, role: 'member', from: on }, 409],
      [
        officer,
        `${ORG}/duty-lists/${list}/versions`,
        { name: '责任制', version: '2026-06', items: [DUTY], signers: [person], on, dueOn: on },
        422,
      ],
    ];
    for (const [client, path, body, status] of asked)
      expectCode(await expectRefused(posting(client, path, body), status, path), status, 'person-left');
    const people = [['11001', '甲内人', null, null, 'T1', 'G1', '正式党员', '2016-01-01']];
    const form = workbookForm(await plantWorkbook({ party: [], production: [], people, links: [] }));
    const report = expectStatus(await officer.post(`${ORG}/imports`, form), 200).body;
    expect(report.problems).toMatchObject([{ sheet: '人员', row: 2, code: 'person-left' }]);
    const again = { employeeNo: '11001', name: '某人', unit: 'production.T1', employedOn: '2026-01-01' };
    expectCode(await officer.post(`${ORG}/people`, again), 409, 'person-exists');
  });

  it('his card tells it all, and as of before what was then', async () => {
    const card = await officer.read(at('/card'));
    expect(card).toMatchObject({ state: 'left', leftOn: LEFT_ON, unitName: '一班', groupName: '一组' });
    const section = (of: typeof card, subject: string) =>
      of.sections.find((s: { subject: string }) => s.subject === subject)?.rows;
    expect(section(card, 'employment')).toMatchObject([
      { unitName: '公司 / 一区 / 一班', from: '2016-01-01', to: LEFT_ON, ended: 'transferredOut' },
    ]);
    expect(section(card, 'membership')).toEqual([{ step: 'full', groupName: '一组' }]);
    expect(section(card, 'keyStaff')).toEqual([
      { kind: 'technique', from: '2026-02-01', to: LEFT_ON, ended: 'leftEmployment' },
    ]);
    expect(section(card, 'duties')).toEqual([]);
    expect(section(card, 'roles')).toMatchObject([{ role: 'groupLeader', unitName: '一组', withdrawnOn: LEFT_ON }]);
    const then = await officer.read(at(`/card?asOf=${before}`));
    expect(then).toMatchObject({ state: 'employed', keyStaff: 'technique' });
    expect(section(then, 'duties')).toMatchObject([{ name: '责任制', version: '2026-03', state: 'open' }]);
    expect(section(then, 'employment')).toMatchObject([{ unitName: '公司 / 一区 / 一班', from: '2016-01-01' }]);
    // A secretary may not read who holds which role.
    expect((await secretary.read(at('/card'))).sections.map((s: { subject: string }) => s.subject)).not.toContain(
      'roles',
    );
  });

  it('the list of who left is a workbook too, and the stream tells of it', async () => {
    const bytes = await officer.bytes(`${ORG}/people?state=left`, XLSX);
    const { sheets } = await readWorkbook(bytes, [
      {
        name: '人员',
        columns: {
          name: { header: '姓名', kind: 'text', required: true },
          state: { header: '状态', kind: 'text', required: true },
          leftOn: { header: '离职日期', kind: 'text', required: true },
          reason: { header: '离职原因', kind: 'text', required: true },
        },
      },
    ]);
    expect(sheets[0]!.rows.map(({ values }) => values)).toEqual([
      { name: '甲内人', state: '已离职', leftOn: LEFT_ON, reason: '调出' },
    ]);
    const first = (await eventsOf('organization', admin)).find(
      ({ type, data }) => type === 'organization.key-staff-ended' && (data as { person: string }).person === person,
    );
    const second = String(first!['id']).replace(/\.0$/, '.1');
    expect(await admin.read(`${ORG}/events/${second}`)).toMatchObject({
      type: 'organization.person-left',
      data: { person, unit: 'production.T1', partyGroup: 'party.G1', membership: 'full', reason: 'transferredOut' },
    });
  });

  it('he returns to another team, and the figures have him again', async () => {
    const unit = 'production.T1';
    for (const [body, status, code] of [
      [{ unit, on: '2026-04-30' }, 422, 'before-leaving'],
      [{ unit, on: '2099-01-01' }, 422, 'in-future'],
      [{ unit, on: '2026-08-01', membership: 'probationary' }, 422, 'stage-out-of-order'],
      [{ unit: 'production.T99', on: '2026-08-01' }, 403, 'outside-scope'],
      [{ unit, partyGroup: 'party.G2', on: '2026-08-01' }, 403, 'outside-scope'],
    ] as const)
      expectCode(await secretary.post(at('/return'), body), status, code);
    await secretary.do(at('/return'), { unit, partyGroup: 'party.G1', on: '2026-08-01' });
    officer.follow(secretary);
    expect(await figures()).toEqual(HERE);
    expect(await officer.read(at(''))).toMatchObject({ state: 'employed', membership: 'full' });
  });

  it('who has left and is then forgotten is taken out of no count twice, and has no card', async () => {
    await secretary.do(at('/departure'), { reason: 'retired', on: '2026-09-01' });
    officer.follow(secretary);
    expect(await figures()).toEqual(GONE);
    await officer.do(at('/forgetting'), { reason: '本人要求' });
    admin.follow(officer);
    await admin.do(at('/forgetting/approval'), {});
    officer.follow(admin);
    const after = { ...GONE, left: 0 };
    expect(await figures()).toEqual(after);
    expectCode(await officer.get(at('/card')), 404, 'not-found');
    expectCode(await officer.post(at('/return'), { unit: 'production.T1', on: '2026-10-01' }), 409, 'person-forgotten');
    await eventually(
      async () => expect((await officer.read(`${ORG}/people?state=left&asOf=${before}`)).items).toEqual([]),
      { timeoutMs: LONGEST_TRUST_MS },
    );
    await platform.crash();
    [officer, admin] = [await platform.as('liaohe-officer'), await platform.as('liaohe-admin')];
    expect(await figures()).toEqual(after);
  });
});
