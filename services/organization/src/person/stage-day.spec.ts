import { describe, it } from '@jest/globals';
import type { MembershipStage, PersonFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import type { PersonCommand } from './person.decide.js';
import { person } from './person.decider.js';

const TODAY = '2026-11-21';
const WANG = { employeeNo: 'pd1.no', name: 'pd1.name', unit: 'production.T1', employedOn: '2015-07-01' };
const registered = (membership?: MembershipStage, membershipOn?: string): PersonFact => ({
  type: 'organization.person-registered',
  data: { person: 'p', ...WANG, membership, membershipOn },
});
const changed = (membership: MembershipStage, from: MembershipStage, on: string, more = {}): PersonFact => ({
  type: 'organization.membership-changed',
  data: { person: 'p', unit: WANG.unit, membership, previousMembership: from, on, ...more },
});
const corrected = (membershipOn: string): PersonFact => ({
  type: 'organization.person-corrected',
  data: { person: 'p', membershipOn },
});
const says = (membership?: MembershipStage, membershipOn?: string): PersonCommand => ({
  ...{ kind: 'reconcilePerson', person: 'p', on: TODAY, bornOn: '1990-03-07' },
  details: { ...WANG, membership, membershipOn },
});
const correct = (membershipOn: string): PersonCommand => ({
  ...{ kind: 'correctPerson', person: 'p', membershipOn },
  around: { today: TODAY, bornOn: '1990-03-07' },
});

describe('the day of a stage in a workbook', () => {
  const activist = registered('activist', '2024-05-04');

  it('is that of who is new', () => {
    given(person)
      .when(says('full', '2010-06-01'))
      .then([registered('full', '2010-06-01')]);
    given(person).when(says('full', '2026-11-22')).thenRefused('in-future');
    given(person).when(says('full', '2008-03-06')).thenRefused('too-young-to-apply');
    given(person).when(says(undefined, '2010-06-01')).thenRefused('day-without-stage');
  });

  it('is the day on which the next stage was reached, as if an officer had said so', () => {
    given(person, [activist])
      .when(says('candidate', '2025-05-04'))
      .then([changed('candidate', 'activist', '2025-05-04')]);
    given(person, [activist]).when(says('candidate', '2025-05-03')).thenRefused('activist-too-short');
    given(person, [activist]).when(says('candidate', '2024-05-03')).thenRefused('before-stage-before');
    given(person, [activist]).when(says('candidate', '2026-11-22')).thenRefused('in-future');
    given(person, [registered('probationary', '2026-01-10')])
      .when(says('full', '2026-11-20'))
      .thenRefused('probation-not-over');
  });

  it('is not that of the stage before, which stands beside it in an export', () => {
    given(person, [activist]).when(says('candidate', '2024-05-04')).thenRefused('day-of-stage-before');
  });

  it('is not known when it is left empty', () => {
    given(person, [activist])
      .when(says('candidate'))
      .then([changed('candidate', 'activist', TODAY, { stated: true })]);
    given(person, [activist]).when(says('activist')).then([]);
    given(person, [activist]).when(says('activist', '2024-05-04')).then([]);
  });

  it('is put right, and what it forbade can then be said', () => {
    given(person, [activist])
      .when(says('activist', '2023-05-04'))
      .then([corrected('2023-05-04')]);
    given(person, [activist, corrected('2023-05-04')])
      .when(says('candidate', '2024-05-04'))
      .then([changed('candidate', 'activist', '2024-05-04')]);
  });
});

describe('the day of a stage that was not known, or was written wrong', () => {
  it('is held to the stage before it', () => {
    const stages = [registered('activist', '2024-05-04'), changed('candidate', 'activist', '2025-06-01')];
    given(person, stages)
      .when(correct('2025-05-04'))
      .then([corrected('2025-05-04')]);
    given(person, stages).when(correct('2025-06-01')).then([]);
    given(person, stages).when(correct('2025-05-03')).thenRefused('activist-too-short');
    given(person, stages).when(correct('2024-05-03')).thenRefused('before-stage-before');
    given(person, stages).when(correct('2026-11-22')).thenRefused('in-future');
    given(person, [registered()]).when(correct('2020-01-01')).thenRefused('day-without-stage');
  });

  it('holds the year of waiting against him from then on', () => {
    const probationary = registered('probationary');
    const full: PersonCommand = {
      ...{ kind: 'changeMembership', person: 'p', stage: 'full', on: '2026-11-20', around: { today: TODAY } },
    };
    given(person, [probationary])
      .when(full)
      .then([changed('full', 'probationary', '2026-11-20')]);
    given(person, [probationary, corrected('2026-01-10')])
      .when(full)
      .thenRefused('probation-not-over');
  });
});
