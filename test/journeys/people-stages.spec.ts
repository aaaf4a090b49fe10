import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../support/client.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { eventsOf } from '../support/look-through.js';
import { thisMoment } from '../support/moment.js';
import { expectCode, expectRefused, posting } from '../support/refused.js';
import { tellTwoAreas } from '../support/two-areas.js';

const ORG = '/api/organization/v1';
/** Born on 2002-01-15, so 18 on 2020-01-15. */
const ID_NUMBER = '110101200201150018';
/** Born on 2010-05-05. */
const CHILD = '110101201005050014';
const FORM = { employeeNo: '33001', name: '丁新人', unit: 'production.T1', employedOn: '2019-07-01' };

describe.each(MODES)('%s: people: registered once, stage after stage, each on a day that fits', (mode) => {
  let platform: Installation;
  let officer: Client;
  let secretary: Client;
  let person: string;
  let before: string;

  beforeAll(async () => {
    platform = await startInstallation(mode);
    [officer, secretary] = [await platform.as('liaohe-officer'), await platform.as('liaohe-secretary')];
    await tellTwoAreas(officer);
    secretary.follow(officer);
  });
  afterAll(() => platform?.end());

  const at = (path: string): string => `${ORG}/people/${person}${path}`;
  const refusedEach = async (
    refusals: readonly (readonly [path: string, body: object, status: number, code: string])[],
  ): Promise<void> => {
    for (const [path, body, status, code] of refusals)
      expectCode(await expectRefused(posting(secretary, path, body), status, code), status, code);
  };

  it('what cannot be is refused when somebody is registered, each by its name', async () => {
    const people = `${ORG}/people`;
    await refusedEach([
      [people, { ...FORM, employeeNo: '11001' }, 409, 'person-exists'],
      [people, { ...FORM, unit: 'production.T99' }, 404, 'not-found'],
      [people, { ...FORM, unit: 'party.G1' }, 404, 'not-found'],
      [people, { ...FORM, unit: 'production.T2' }, 403, 'outside-scope'],
      [people, { ...FORM, membership: 'full', partyGroup: 'party.W1' }, 404, 'not-found'],
      [people, { ...FORM, partyGroup: 'party.G1' }, 422, 'group-without-membership'],
      [people, { ...FORM, idNumber: `${ID_NUMBER.slice(0, 17)}*` }, 422, 'id-number'],
      [people, { ...FORM, idNumber: CHILD }, 422, 'too-young-to-work'],
      [people, { ...FORM, employedOn: '2099-01-01' }, 422, 'in-future'],
      [
        people,
        { ...FORM, idNumber: ID_NUMBER, membership: 'applicant', membershipOn: '2020-01-14' },
        422,
        'too-young-to-apply',
      ],
      [people, { ...FORM, membership: 'applicant', membershipOn: '2099-01-01' }, 422, 'in-future'],
      [people, { ...FORM, age: 24 }, 422, 'invalid-fields'],
    ]);
    expect((await secretary.read(`${people}?employeeNo=33001`)).items).toEqual([]);
  });

  it('a slip of the pen is put right, and only what was wrong changes', async () => {
    const wrong = { name: '丁新仁', idNumber: '110101199003070011', phone: '13800000001' };
    person = (await secretary.do(`${ORG}/people`, { ...FORM, ...wrong, employedOn: '2020-07-01' })).id;
    await refusedEach([
      [at('/correction'), { idNumber: CHILD }, 422, 'too-young-to-work'],
      [at('/correction'), { idNumber: '110101199003070010' }, 422, 'id-number'],
      [at('/correction'), { phone: 'call me' }, 422, 'invalid-fields'],
      [at('/correction'), { employedOn: '2099-01-01' }, 422, 'in-future'],
      [at('/correction'), { employedOn: '2000-01-01', idNumber: ID_NUMBER }, 422, 'too-young-to-work'],
      [`${ORG}/people/nobody/correction`, { name: '某' }, 404, 'not-found'],
    ]);
    await secretary.do(at('/correction'), { name: FORM.name, idNumber: ID_NUMBER, employedOn: FORM.employedOn });
    expect(await secretary.read(at(''))).toMatchObject({
      ...FORM,
      idNumber: ID_NUMBER,
      phone: wrong.phone,
      state: 'employed',
    });
  });

  it('stage follows stage, each on a day that fits; the others are refused by name', async () => {
    const stage = at('/membership');
    await refusedEach([
      [stage, { stage: 'activist', on: '2021-01-01' }, 409, 'stage-out-of-order'],
      [stage, { stage: 'applicant', on: '2019-06-30' }, 422, 'before-employment'],
      [stage, { stage: 'applicant', on: '2020-01-14' }, 422, 'too-young-to-apply'],
      [stage, { stage: 'applicant', on: '2099-01-01' }, 422, 'in-future'],
    ]);
    await secretary.do(stage, { stage: 'applicant', on: '2020-03-01' });
    await refusedEach([
      [stage, { stage: 'candidate', on: '2021-01-01' }, 409, 'stage-out-of-order'],
      [stage, { stage: 'activist', on: '2020-02-29' }, 422, 'before-stage-before'],
      [stage, { stage: 'full', on: '2021-01-01', transferredIn: true }, 422, 'member-here-already'],
    ]);
    await secretary.do(stage, { stage: 'activist', on: '2021-03-01' });
    await refusedEach([[stage, { stage: 'candidate', on: '2022-02-28' }, 422, 'activist-too-short']]);
    await secretary.do(stage, { stage: 'candidate', on: '2022-03-10' });
    await secretary.do(at('/correction'), { membershipOn: '2022-03-01' });
    expect(await secretary.read(at(''))).toMatchObject({ membership: 'candidate', membershipOn: '2022-03-01' });
    await refusedEach([
      [at('/correction'), { membershipOn: '2022-02-28' }, 422, 'activist-too-short'],
      [at('/correction'), { membershipOn: '2099-01-01' }, 422, 'in-future'],
      [stage, { stage: 'probationary', partyGroup: 'party.G2', on: '2024-01-01' }, 403, 'outside-scope'],
      [stage, { stage: 'probationary', partyGroup: 'party.W1', on: '2024-01-01' }, 404, 'not-found'],
      [stage, { stage: 'applicant', on: '2024-01-01' }, 409, 'stage-out-of-order'],
    ]);
    await secretary.do(stage, { stage: 'probationary', partyGroup: 'party.G1', on: '2024-01-01' });
  });

  it('a probation that was extended ends on its new day, not before', async () => {
    const extension = at('/membership/probation');
    await refusedEach([
      [at('/membership'), { stage: 'full', on: '2024-12-31' }, 422, 'probation-not-over'],
      [extension, { until: '2025-06-30', on: '2024-12-20' }, 422, 'extension-out-of-range'],
      [extension, { until: '2026-01-02', on: '2024-12-20' }, 422, 'extension-out-of-range'],
    ]);
    await secretary.do(extension, { until: '2025-07-01', on: '2024-12-20' });
    await refusedEach([
      [extension, { until: '2025-09-01', on: '2025-01-02' }, 409, 'probation-extended-already'],
      [at('/membership'), { stage: 'full', on: '2025-06-30' }, 422, 'probation-not-over'],
    ]);
    expect(await secretary.read(at(''))).toMatchObject({ membership: 'probationary', probationUntil: '2025-07-01' });
    before = encodeURIComponent(await thisMoment());
    await secretary.do(at('/membership'), { stage: 'full', on: '2025-07-01' });
    officer.follow(secretary);
    const past = await officer.read(at(`?asOf=${before}`));
    expect([past.membership, (await officer.read(at(''))).membership]).toEqual(['probationary', 'full']);
  });

  it('he is marked key staff once; lists find him by stage, by mark and by unit', async () => {
    const mark = at('/key-staff');
    await refusedEach([
      [mark, { kind: 'craft', on: '2019-06-30' }, 422, 'before-employment'],
      [mark, { kind: 'hero', on: '2025-09-01' }, 422, 'invalid-fields'],
      [`${mark}/end`, { reason: 'changedWork', on: '2025-09-01' }, 409, 'not-key-staff'],
      [`${mark}/end`, { reason: 'leftEmployment', on: '2025-09-01' }, 422, 'invalid-fields'],
    ]);
    await secretary.do(mark, { kind: 'craft', on: '2025-09-01' });
    await refusedEach([[mark, { kind: 'technique', on: '2025-09-02' }, 409, 'key-staff-already']]);
    officer.follow(secretary);
    const found = async (query: string) =>
      (await officer.read(`${ORG}/people?${query}`)).items.map(({ name }: { name: string }) => name).sort();
    expect(await found('keyStaff=any')).toEqual(['丁新人']);
    expect(await found('keyStaff=technique')).toEqual([]);
    expect(await found('stage=full')).toEqual(['丁新人', '乙外人', '甲内人']);
    expect(await found('stage=full&under=party.W1')).toEqual(['丁新人', '甲内人']);
    expect(await found('under=production.W2')).toEqual(['丙本人', '乙外人']);
    await secretary.do(`${mark}/end`, { reason: 'changedWork', on: '2026-01-01' });
    officer.follow(secretary);
    expect(await found('keyStaff=any')).toEqual([]);
  });

  it('a membership that goes elsewhere leaves him at his work, and one that comes from there is taken over', async () => {
    await refusedEach([
      [at('/membership/end'), { reason: 'probationCancelled', on: '2026-02-01' }, 422, 'not-probationary'],
      [at('/membership/end'), { reason: 'withdrawn', on: '2025-06-30' }, 422, 'before-stage-before'],
    ]);
    await secretary.do(at('/membership/end'), { reason: 'transferredOut', on: '2026-02-01' });
    officer.follow(secretary);
    expect(await officer.read(`${ORG}/units/production.T1`)).toMatchObject({ peopleCount: 2, memberCount: 1 });
    await refusedEach([[at('/membership/end'), { reason: 'withdrawn', on: '2026-02-02' }, 409, 'no-membership']]);
    await secretary.do(at('/membership'), {
      stage: 'full',
      partyGroup: 'party.G1',
      on: '2026-04-01',
      transferredIn: true,
    });
    officer.follow(secretary);
    const { sections } = await officer.read(at('/card'));
    const steps = sections.find((s: { subject: string }) => s.subject === 'membership').rows;
    expect(steps.map(({ step, on }: Record<string, string>) => [step, on])).toEqual([
      ['applicant', '2020-03-01'],
      ['activist', '2021-03-01'],
      ['candidate', '2022-03-01'],
      ['probationary', '2024-01-01'],
      ['probationExtended', '2024-12-20'],
      ['full', '2025-07-01'],
      ['transferredOut', '2026-02-01'],
      ['full', undefined],
    ]);
  });

  it('the stream tells it in this order, and nothing personal in plain words', async () => {
    const told = (await eventsOf('organization', officer)).filter(
      ({ data }) => (data as { person?: string }).person === person,
    );
    expect(told.map(({ type }) => String(type).replace('organization.', ''))).toEqual([
      'person-registered',
      'person-corrected',
      ...Array(3).fill('membership-changed'),
      'person-corrected',
      'membership-changed',
      'probation-extended',
      'membership-changed',
      'key-staff-marked',
      'key-staff-ended',
      'membership-ended',
      'membership-changed',
    ]);
    for (const plain of [FORM.name, '丁新仁', ID_NUMBER, '2002-01-15', '13800000001'])
      expect(JSON.stringify(told.map(({ data }) => data))).not.toContain(plain);
  });
});
