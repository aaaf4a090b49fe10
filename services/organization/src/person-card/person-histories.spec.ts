import { describe, it } from '@jest/globals';
import type { PersonFact } from '@ronghe/contracts';
import { givenEvents, recorded } from '@ronghe/event-sourcing/testing';
import { personHistories } from './person-histories.js';

const registered: PersonFact = {
  type: 'organization.person-registered',
  data: {
    person: 'p',
    employeeNo: 'pd1.e',
    name: 'pd1.n',
    unit: 'T1',
    membership: 'candidate',
    membershipOn: '2024-01-01',
    employedOn: '2020-01-01',
  },
};
const about = { person: 'p', unit: 'T1' };

describe('what became of a person', () => {
  it('tells where he worked, how he came into the Party and when he was key staff', () => {
    const facts: PersonFact[] = [
      registered,
      {
        type: 'organization.membership-changed',
        data: { ...about, membership: 'probationary', previousMembership: 'candidate', on: '2025-01-01' },
      },
      {
        type: 'organization.membership-changed',
        data: {
          ...about,
          membership: 'probationary',
          previousMembership: 'probationary',
          partyGroup: 'G1',
          on: '2025-02-01',
        },
      },
      { type: 'organization.probation-extended', data: { ...about, until: '2026-07-01', on: '2025-12-20' } },
      { type: 'organization.key-staff-marked', data: { ...about, kind: 'craft', on: '2025-03-01', training: 'plan' } },
      { type: 'organization.person-moved', data: { person: 'p', unit: 'T2', previousUnit: 'T1', on: '2025-04-01' } },
      { type: 'organization.key-staff-ended', data: { ...about, reason: 'leftEmployment', on: '2026-01-01' } },
      { type: 'organization.person-left', data: { person: 'p', unit: 'T2', reason: 'resigned', on: '2026-01-01' } },
      { type: 'organization.person-returned', data: { person: 'p', unit: 'T3', on: '2026-02-01' } },
      {
        type: 'organization.membership-changed',
        data: {
          person: 'p',
          unit: 'T3',
          membership: 'full',
          previousMembership: 'probationary',
          on: 'x',
          stated: true,
        },
      },
      {
        type: 'organization.membership-ended',
        data: { person: 'p', unit: 'T3', membership: 'full', reason: 'transferredOut', on: '2026-03-01' },
      },
    ];
    givenEvents(personHistories, recorded(facts)).then('p', {
      employment: [
        { unit: 'T1', from: '2020-01-01', to: '2025-04-01', ended: 'moved' },
        { unit: 'T2', from: '2025-04-01', to: '2026-01-01', ended: 'resigned' },
        { unit: 'T3', from: '2026-02-01' },
      ],
      membership: [
        { step: 'candidate', on: '2024-01-01', partyGroup: undefined },
        { step: 'probationary', on: '2025-01-01', partyGroup: undefined },
        { step: 'groupChanged', on: '2025-02-01', partyGroup: 'G1' },
        { step: 'probationExtended', on: '2025-12-20', until: '2026-07-01' },
        { step: 'full', on: undefined, partyGroup: undefined },
        { step: 'transferredOut', on: '2026-03-01' },
      ],
      keyStaff: [{ kind: 'craft', from: '2025-03-01', training: 'plan', to: '2026-01-01', ended: 'leftEmployment' }],
    });
  });

  it('begins the present stage on the day that was put right', () => {
    const changed: PersonFact = {
      type: 'organization.membership-changed',
      data: { ...about, membership: 'probationary', previousMembership: 'candidate', on: '2025-01-01', stated: true },
    };
    const corrected: PersonFact = {
      type: 'organization.person-corrected',
      data: { person: 'p', membershipOn: '2025-02-01' },
    };
    givenEvents(personHistories, recorded([registered, changed, corrected])).then('p', {
      employment: [{ unit: 'T1', from: '2020-01-01' }],
      membership: [
        { step: 'candidate', on: '2024-01-01', partyGroup: undefined },
        { step: 'probationary', on: '2025-02-01', partyGroup: undefined },
      ],
      keyStaff: [],
    });
  });

  it('is gone with a person who was forgotten', () => {
    const forgotten: PersonFact = { type: 'organization.person-forgotten', data: { ...about, on: '2026-03-01' } };
    givenEvents(personHistories, recorded([registered, forgotten])).then('p', undefined);
  });
});
