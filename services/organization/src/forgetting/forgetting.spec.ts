import { describe, it } from '@jest/globals';
import type { PersonFact } from '@ronghe/contracts';
import { given, givenEvents, recorded } from '@ronghe/event-sourcing/testing';
import type { PersonCommand } from '../person/person.decide.js';
import { forgettings } from './forgettings.js';
import { person } from '../person/person.decider.js';

const ON = '2026-03-01';
const details = {
  employeeNo: 'pd1.no',
  name: 'pd1.name',
  unit: 'production.T1',
  partyGroup: 'party.G1',
  membership: 'full' as const,
  employedOn: '2020-07-01',
};
const registered: PersonFact = { type: 'organization.person-registered', data: { person: 'p', ...details } };
const requested: PersonFact = {
  type: 'organization.forgetting-requested',
  data: { person: 'p', by: 'a', unit: 'production.T1', partyGroup: 'party.G1', reason: 'pd1.why' },
};
const rejected: PersonFact = { type: 'organization.forgetting-rejected', data: { person: 'p', reason: 'pd1.no' } };
const forgotten: PersonFact = {
  type: 'organization.person-forgotten',
  data: { person: 'p', unit: 'production.T1', partyGroup: 'party.G1', membership: 'full', on: ON },
};
const moved: PersonFact = {
  type: 'organization.person-moved',
  data: { person: 'p', unit: 'production.T2', previousUnit: 'production.T1', membership: 'full', on: ON },
};
const request: PersonCommand = { kind: 'requestForgetting', person: 'p', reason: 'pd1.why', by: 'a' };
const approve = (by: string): PersonCommand => ({ kind: 'approveForgetting', person: 'p', by, on: ON });
const reject: PersonCommand = { kind: 'rejectForgetting', person: 'p', reason: 'pd1.no' };

describe('forgetting a person', () => {
  it('is asked for by one and approved by another', () => {
    given(person, [registered]).when(request).then([requested]);
    given(person, [registered, requested]).when(approve('b')).then([forgotten]);
  });

  it('is not approved by who has asked for it', () => {
    given(person, [registered, requested]).when(approve('a')).thenRefused('own-forgetting');
  });

  it('needs somebody who was registered, and is asked for once', () => {
    given(person).when(request).thenRefused('not-found');
    given(person).when(approve('b')).thenRefused('not-found');
    given(person, [registered, requested]).when(request).thenRefused('forgetting-asked');
  });

  it('may be rejected, and asked for again', () => {
    given(person, [registered, requested]).when(reject).then([rejected]);
    given(person, [registered, requested, rejected]).when(approve('b')).thenRefused('forgetting-not-asked');
    given(person, [registered, requested, rejected]).when(request).then([requested]);
  });

  it('is decided only when it was asked for', () => {
    given(person, [registered]).when(approve('b')).thenRefused('forgetting-not-asked');
    given(person, [registered]).when(reject).thenRefused('forgetting-not-asked');
  });

  it('says where the person is by then, so that counts go down where he is counted', () => {
    given(person, [registered, requested, moved])
      .when(approve('b'))
      .then([{ ...forgotten, data: { ...forgotten.data, unit: 'production.T2' } }]);
  });

  it('is the end: whatever is asked about him then is refused', () => {
    const after: PersonCommand[] = [
      { kind: 'registerPerson', person: 'p', details, around: { today: ON } },
      { kind: 'reconcilePerson', person: 'p', details, on: ON },
      { kind: 'movePerson', person: 'p', unit: 'production.T2', on: ON, around: { today: ON } },
      { kind: 'changeMembership', person: 'p', stage: 'full', on: ON, around: { today: ON } },
      request,
      approve('b'),
      reject,
    ];
    for (const command of after)
      given(person, [registered, requested, forgotten]).when(command).thenRefused('person-forgotten');
  });
});

describe('requests to forget', () => {
  const asked = { unit: 'production.T1', partyGroup: 'party.G1', reason: 'pd1.why' };

  it('say who asked and who decided', () => {
    const events = recorded([registered, requested]);
    givenEvents(forgettings, events).then('p', {
      ...asked,
      requestedBy: 'a',
      requestedAt: events[1]!.at,
      state: 'requested',
    });
  });

  it('end rejected or forgotten, and the next request begins anew', () => {
    const done = recorded([registered, requested, rejected, requested, forgotten]);
    givenEvents(forgettings, done).then('p', {
      ...asked,
      requestedBy: 'a',
      requestedAt: done[3]!.at,
      state: 'forgotten',
      decidedBy: done[4]!.actor,
      decidedAt: done[4]!.at,
    });
    const no = recorded([registered, requested, rejected]);
    givenEvents(forgettings, no).then('p', {
      ...asked,
      requestedBy: 'a',
      requestedAt: no[1]!.at,
      state: 'rejected',
      rejection: 'pd1.no',
      decidedBy: no[2]!.actor,
      decidedAt: no[2]!.at,
    });
  });

  it('follow the person to where he returns, and out of his Party group', () => {
    const about = { person: 'p', unit: 'production.T2', membership: 'full' } as const;
    const events = recorded([
      registered,
      requested,
      { type: 'organization.person-returned', data: { ...about, partyGroup: 'party.G2', on: ON } },
      {
        type: 'organization.membership-ended',
        data: { ...about, partyGroup: 'party.G2', reason: 'withdrawn', on: ON },
      },
    ]);
    givenEvents(forgettings, events).then('p', {
      unit: 'production.T2',
      reason: 'pd1.why',
      requestedBy: 'a',
      requestedAt: events[1]!.at,
      state: 'requested',
    });
  });
});
