import { describe, it } from '@jest/globals';
import type { LeavingReason, PersonFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import type { PersonCommand, PersonDetails } from './person.decide.js';
import { person } from './person.decider.js';

const around = { today: '2026-11-21' };
const ON = '2026-03-01';
const DETAILS: PersonDetails = {
  employeeNo: 'pd1.no',
  name: 'pd1.name',
  unit: 'production.T1',
  partyGroup: 'party.G1',
  membership: 'probationary',
  membershipOn: '2025-06-01',
  employedOn: '2015-07-01',
};
const registered: PersonFact = { type: 'organization.person-registered', data: { person: 'p', ...DETAILS } };
const marked: PersonFact = {
  type: 'organization.key-staff-marked',
  data: { person: 'p', unit: 'production.T1', membership: 'probationary', kind: 'craft', on: '2025-09-01' },
};
const endedKeyStaff = (reason: 'changedWork' | 'leftEmployment', on = ON): PersonFact => ({
  type: 'organization.key-staff-ended',
  data: { person: 'p', unit: 'production.T1', reason, on },
});
const left = (reason: LeavingReason = 'resigned'): PersonFact => ({
  type: 'organization.person-left',
  data: { person: 'p', unit: 'production.T1', partyGroup: 'party.G1', membership: 'probationary', reason, on: ON },
});
const returned = (more: object = {}): PersonFact => ({
  type: 'organization.person-returned',
  data: {
    person: 'p',
    unit: 'production.T2',
    partyGroup: undefined,
    membership: 'probationary',
    on: '2026-05-01',
    ...more,
  },
});
const leave = (on = ON, reason: LeavingReason = 'resigned'): PersonCommand => ({
  ...{ kind: 'leave', person: 'p', reason, on, around },
});
const comeBack = (on = '2026-05-01', more: object = {}): PersonCommand => ({
  ...{ kind: 'return', person: 'p', unit: 'production.T2', on, around },
  ...more,
});
const mark = (on = ON): PersonCommand => ({ kind: 'markKeyStaff', person: 'p', as: 'craft', on, around });
const endMark = (on = ON): PersonCommand => ({
  ...{ kind: 'endKeyStaff', person: 'p', reason: 'changedWork', on, around },
});

describe('leaving', () => {
  it('says where he was and what he was', () => {
    given(person, [registered]).when(leave()).then([left()]);
  });

  it('ends that he is key staff', () => {
    given(person, [registered, marked])
      .when(leave())
      .then([endedKeyStaff('leftEmployment'), left()]);
  });

  it('is not in the future, and not before anything that he did here', () => {
    given(person, [registered]).when(leave('2026-11-22')).thenRefused('in-future');
    given(person, [registered]).when(leave('2015-06-30')).thenRefused('before-last-change');
    given(person, [registered, marked]).when(leave('2025-08-31')).thenRefused('before-last-change');
    given(person).when(leave()).thenRefused('not-found');
  });

  it('is followed by nothing but a return, a correction or a forgetting', () => {
    const after: PersonCommand[] = [
      leave(),
      mark(),
      endMark(),
      { kind: 'movePerson', person: 'p', unit: 'production.T2', on: ON, around },
      { kind: 'changeMembership', person: 'p', stage: 'full', on: ON, around },
      { kind: 'extendProbation', person: 'p', until: '2027-01-01', on: ON, around },
      { kind: 'endMembership', person: 'p', reason: 'withdrawn', on: ON, around },
      { kind: 'reconcilePerson', person: 'p', details: DETAILS, on: ON },
    ];
    for (const command of after) given(person, [registered, left()]).when(command).thenRefused('person-left');
    given(person, [registered, left()])
      .when({ kind: 'registerPerson', person: 'p', details: DETAILS, around })
      .thenRefused('person-exists');
    given(person, [registered, left()])
      .when({ kind: 'correctPerson', person: 'p', name: 'pd1.other', around })
      .then([{ type: 'organization.person-corrected', data: { person: 'p', name: 'pd1.other' } }]);
  });
});

describe('returning', () => {
  it('is with the stage he left with, or a later one', () => {
    given(person, [registered, left()]).when(comeBack()).then([returned()]);
    const full = { membership: 'full', partyGroup: 'party.G2' };
    given(person, [registered, left()])
      .when(comeBack('2026-05-01', full))
      .then([returned(full)]);
    given(person, [registered, left()])
      .when(comeBack('2026-05-01', { membership: 'candidate' }))
      .thenRefused('stage-out-of-order');
  });

  it('needs a stage for a Party group', () => {
    const nobody: PersonFact = {
      type: 'organization.person-registered',
      data: { person: 'p', ...DETAILS, membership: undefined, partyGroup: undefined },
    };
    given(person, [nobody, left()])
      .when(comeBack('2026-05-01', { partyGroup: 'party.G1' }))
      .thenRefused('group-without-membership');
  });

  it('is for who left, not before that day, and not in the future', () => {
    given(person, [registered]).when(comeBack()).thenRefused('person-not-left');
    given(person, [registered, left()]).when(comeBack('2026-02-28')).thenRefused('before-leaving');
    given(person, [registered, left()]).when(comeBack('2026-11-22')).thenRefused('in-future');
    given(person, [registered, left('deceased')])
      .when(comeBack())
      .thenRefused('person-deceased');
  });

  it('makes him one who works here, from that day', () => {
    const back = [registered, left(), returned()];
    given(person, back)
      .when({ kind: 'movePerson', person: 'p', unit: 'production.T1', on: '2026-04-30', around })
      .thenRefused('before-last-change');
    given(person, back)
      .when(leave('2026-06-01'))
      .then([
        {
          type: 'organization.person-left',
          data: {
            person: 'p',
            unit: 'production.T2',
            partyGroup: undefined,
            membership: 'probationary',
            reason: 'resigned',
            on: '2026-06-01',
          },
        },
      ]);
  });
});

describe('key staff', () => {
  it('is marked once, with the training that led to it, and ended', () => {
    given(person, [registered])
      .when({ kind: 'markKeyStaff', person: 'p', as: 'technique', training: 'plan-1', on: ON, around })
      .then([
        {
          type: 'organization.key-staff-marked',
          data: {
            person: 'p',
            unit: 'production.T1',
            membership: 'probationary',
            kind: 'technique',
            on: ON,
            training: 'plan-1',
          },
        },
      ]);
    given(person, [registered, marked]).when(mark()).thenRefused('key-staff-already');
    given(person, [registered, marked])
      .when(endMark())
      .then([endedKeyStaff('changedWork')]);
    given(person, [registered]).when(endMark()).thenRefused('not-key-staff');
    given(person, [registered, marked, endedKeyStaff('changedWork')])
      .when(endMark())
      .thenRefused('not-key-staff');
  });

  it('has days that fit', () => {
    given(person, [registered]).when(mark('2026-11-22')).thenRefused('in-future');
    given(person, [registered]).when(mark('2015-06-30')).thenRefused('before-employment');
    given(person, [registered, marked]).when(endMark('2025-08-31')).thenRefused('before-last-change');
    given(person, [registered, marked]).when(endMark('2026-11-22')).thenRefused('in-future');
    const ended = [registered, marked, endedKeyStaff('changedWork')];
    given(person, ended).when(mark('2026-02-28')).thenRefused('before-last-change');
    given(person, ended)
      .when(mark('2026-03-01'))
      .then([{ ...marked, data: { ...marked.data, on: '2026-03-01' } }]);
    given(person, [registered, left(), returned()]).when(mark('2026-04-30')).thenRefused('before-last-change');
  });
});

describe('forgetting somebody who left', () => {
  it('takes him out of no count a second time', () => {
    const asked: PersonFact = {
      type: 'organization.forgetting-requested',
      data: { person: 'p', by: 'a', unit: 'production.T1', partyGroup: 'party.G1', reason: 'pd1.why' },
    };
    given(person, [registered, left(), asked])
      .when({ kind: 'approveForgetting', person: 'p', by: 'b', on: '2026-06-01' })
      .then([
        {
          type: 'organization.person-forgotten',
          data: {
            person: 'p',
            unit: 'production.T1',
            partyGroup: 'party.G1',
            membership: 'probationary',
            left: true,
            on: '2026-06-01',
          },
        },
      ]);
  });
});
