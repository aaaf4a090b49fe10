import { describe, expect, it } from '@jest/globals';
import type { MembershipEnd, MembershipStage, PersonFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import type { MembershipCommand } from './membership.decide.js';
import { person } from './person.decider.js';

const TODAY = '2026-11-21';
const around = { today: TODAY };
const registered = (membership?: MembershipStage, membershipOn?: string, partyGroup?: string): PersonFact => ({
  type: 'organization.person-registered',
  data: {
    person: 'p',
    employeeNo: 'pd1.no',
    name: 'pd1.name',
    unit: 'production.T1',
    partyGroup,
    membership,
    membershipOn,
    employedOn: '2015-07-01',
  },
});
const changed = (
  membership: MembershipStage,
  from: MembershipStage | undefined,
  on: string,
  more: { stated?: boolean } = {},
): PersonFact => ({
  type: 'organization.membership-changed',
  data: { person: 'p', unit: 'production.T1', membership, previousMembership: from, on, ...more },
});
const change = (stage: MembershipStage, on: string, more: object = {}): MembershipCommand => ({
  ...{ kind: 'changeMembership', person: 'p', stage, on, around },
  ...more,
});
const extend = (until: string, on = '2026-03-01'): MembershipCommand => ({
  ...{ kind: 'extendProbation', person: 'p', until, on, around },
});
const end = (reason: MembershipEnd, on = '2026-03-01'): MembershipCommand => ({
  ...{ kind: 'endMembership', person: 'p', reason, on, around },
});
const extended: PersonFact = {
  type: 'organization.probation-extended',
  data: { person: 'p', unit: 'production.T1', partyGroup: undefined, until: '2026-08-01', on: '2026-01-31' },
};

describe('the day of a stage', () => {
  it('is not in the future, not before employment and not before the stage before', () => {
    const activist = [registered(), changed('applicant', undefined, '2024-05-01')];
    given(person, [registered()]).when(change('applicant', '2026-11-22')).thenRefused('in-future');
    given(person, [registered()]).when(change('applicant', '2015-06-30')).thenRefused('before-employment');
    given(person, activist).when(change('activist', '2024-04-30')).thenRefused('before-stage-before');
    given(person, activist)
      .when(change('activist', '2024-05-01'))
      .then([changed('activist', 'applicant', '2024-05-01')]);
    given(person, [registered('activist', '2024-06-01')])
      .when(change('candidate', '2024-05-31'))
      .thenRefused('before-stage-before');
  });

  it('is not before the day he came into his group, and no later group before an earlier one', () => {
    const inGroup = (partyGroup: string, previousPartyGroup: string, on: string): PersonFact => ({
      type: 'organization.membership-changed',
      data: {
        ...{ person: 'p', unit: 'production.T1', membership: 'full', previousMembership: 'full' },
        ...{ partyGroup, previousPartyGroup, on },
      },
    });
    const moved = [registered('full', '2018-07-01', 'party.G1'), inGroup('party.G2', 'party.G1', '2026-03-01')];
    given(person, moved)
      .when(change('full', '2026-02-28', { partyGroup: 'party.G3' }))
      .thenRefused('before-last-change');
    given(person, moved)
      .when(change('full', '2026-03-01', { partyGroup: 'party.G3' }))
      .then([inGroup('party.G3', 'party.G2', '2026-03-01')]);
    given(person, moved).when(end('expelled', '2026-02-28')).thenRefused('before-last-change');
  });

  it('is not before the person was 18, and the refusal does not say how old he is', () => {
    const bornOn = { around: { ...around, bornOn: '2007-02-01' } };
    const refusal = given(person, [registered()])
      .when(change('applicant', '2025-01-31', bornOn))
      .thenRefused('too-young-to-apply');
    expect(JSON.stringify(refusal.text)).not.toContain('2007');
    given(person, [registered()])
      .when(change('applicant', '2025-02-01', bornOn))
      .then([changed('applicant', undefined, '2025-02-01')]);
  });
});

describe('how long a stage lasts', () => {
  const probationary = [registered('candidate'), changed('probationary', 'candidate', '2025-02-01')];

  it('an activist is observed for a year, a probation lasts one', () => {
    const activist = [registered('applicant'), changed('activist', 'applicant', '2025-02-01')];
    given(person, activist).when(change('candidate', '2026-01-31')).thenRefused('activist-too-short');
    given(person, activist)
      .when(change('candidate', '2026-02-01'))
      .then([changed('candidate', 'activist', '2026-02-01')]);
    given(person, probationary).when(change('full', '2026-01-31')).thenRefused('probation-not-over');
    given(person, probationary)
      .when(change('full', '2026-02-01'))
      .then([changed('full', 'probationary', '2026-02-01')]);
  });

  it('is not held against whom a workbook stated or who was registered without a day', () => {
    given(person, [registered('probationary')])
      .when(change('full', '2026-01-02'))
      .then([changed('full', 'probationary', '2026-01-02')]);
    given(person, [registered('applicant'), changed('activist', 'applicant', '2026-01-01', { stated: true })])
      .when(change('candidate', '2026-01-02'))
      .then([changed('candidate', 'activist', '2026-01-02')]);
  });

  it('a probation is extended once, by half a year to a year, and lasts to that day', () => {
    given(person, probationary).when(extend('2026-08-01', '2026-01-31')).then([extended]);
    for (const until of ['2026-07-31', '2027-02-02'])
      given(person, probationary).when(extend(until)).thenRefused('extension-out-of-range');
    given(person, probationary).when(extend('2026-08-01', '2025-01-31')).thenRefused('before-last-change');
    given(person, probationary).when(extend('2027-02-01', '2026-11-22')).thenRefused('in-future');
    given(person, [...probationary, extended])
      .when(extend('2026-10-01'))
      .thenRefused('probation-extended-already');
    given(person, [...probationary, extended])
      .when(change('full', '2026-07-31'))
      .thenRefused('probation-not-over');
    given(person, [...probationary, extended])
      .when(change('full', '2026-08-01'))
      .then([changed('full', 'probationary', '2026-08-01')]);
    given(person, [registered('full')])
      .when(extend('2026-08-01'))
      .thenRefused('not-probationary');
  });

  it('counts from the day of the decision where the day of the stage is not known', () => {
    given(person, [registered('probationary')])
      .when(extend('2026-08-31', '2026-03-01'))
      .thenRefused('extension-out-of-range');
    given(person, [registered('probationary')])
      .when(extend('2026-09-01', '2026-03-01'))
      .then([{ ...extended, data: { ...extended.data, until: '2026-09-01', on: '2026-03-01' } }]);
  });
});

describe('a stage that was reached elsewhere', () => {
  it('is taken over as it is, and since when is not known', () => {
    given(person, [registered()])
      .when(change('full', '2026-03-01', { transferredIn: true }))
      .then([changed('full', undefined, '2026-03-01', { stated: true })]);
  });

  it('is for whoever has none here', () => {
    given(person, [registered('applicant')])
      .when(change('full', '2026-03-01', { transferredIn: true }))
      .thenRefused('member-here-already');
  });
});

describe('the end of a membership', () => {
  const ended = (membership: MembershipStage, reason: MembershipEnd, partyGroup?: string): PersonFact => ({
    type: 'organization.membership-ended',
    data: { person: 'p', unit: 'production.T1', membership, partyGroup, reason, on: '2026-03-01' },
  });

  it('takes stage and group, and leaves him at his work', () => {
    given(person, [registered('full', '2018-07-01', 'party.G1')])
      .when(end('transferredOut'))
      .then([ended('full', 'transferredOut', 'party.G1')]);
    given(person, [registered('probationary')])
      .when(end('probationCancelled'))
      .then([ended('probationary', 'probationCancelled')]);
  });

  it('fits the stage', () => {
    given(person, [registered('full')])
      .when(end('probationCancelled'))
      .thenRefused('not-probationary');
    given(person, [registered('probationary')])
      .when(end('expelled'))
      .thenRefused('not-full-member');
    given(person, [registered()]).when(end('withdrawn')).thenRefused('no-membership');
  });

  it('has a day that fits', () => {
    const full = registered('full', '2018-07-01');
    given(person, [full]).when(end('expelled', '2026-11-22')).thenRefused('in-future');
    given(person, [full]).when(end('expelled', '2018-06-30')).thenRefused('before-stage-before');
    given(person, [registered('full')])
      .when(end('expelled', '2015-06-30'))
      .thenRefused('before-employment');
  });

  it('lets him begin again as an applicant, not before it', () => {
    const facts = [registered('activist', '2020-01-01'), ended('activist', 'withdrawn')];
    given(person, facts).when(change('candidate', '2026-04-01')).thenRefused('stage-out-of-order');
    given(person, facts).when(change('applicant', '2026-02-28')).thenRefused('before-stage-before');
    given(person, facts)
      .when(change('applicant', '2026-04-01'))
      .then([changed('applicant', undefined, '2026-04-01')]);
  });
});
