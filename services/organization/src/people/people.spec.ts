import { describe, it } from '@jest/globals';
import type { PersonFact } from '@ronghe/contracts';
import { givenEvents, recorded } from '@ronghe/event-sourcing/testing';
import { people } from './people.js';

const registered: PersonFact = {
  type: 'organization.person-registered',
  data: { person: 'p', employeeNo: 'pd1.e', name: 'pd1.n', phone: 'pd1.f', unit: 'T1', employedOn: '2020-01-01' },
};
const row = {
  employeeNo: 'pd1.e',
  name: 'pd1.n',
  idNumber: undefined,
  phone: 'pd1.f',
  unit: 'T1',
  partyGroup: undefined,
  membership: undefined,
  employedOn: '2020-01-01',
  state: 'employed' as const,
};

describe('people', () => {
  it('keeps personal data sealed and corrects only what was corrected', () => {
    const corrected: PersonFact = { type: 'organization.person-corrected', data: { person: 'p', name: 'pd1.m' } };
    givenEvents(people, recorded([registered, corrected])).then('p', { ...row, name: 'pd1.m' });
  });

  it('follows a move and a membership', () => {
    const facts: PersonFact[] = [
      registered,
      { type: 'organization.person-moved', data: { person: 'p', unit: 'T2', previousUnit: 'T1', on: '2026-01-01' } },
      {
        type: 'organization.membership-changed',
        data: { person: 'p', unit: 'T2', membership: 'applicant', on: '2026-02-01' },
      },
    ];
    givenEvents(people, recorded(facts)).then('p', {
      ...row,
      unit: 'T2',
      membership: 'applicant',
      membershipOn: '2026-02-01',
    });
  });

  it('follows a stage through its extension to its end', () => {
    const about = { person: 'p', unit: 'T1' };
    const facts: PersonFact[] = [
      registered,
      {
        type: 'organization.membership-changed',
        data: { ...about, membership: 'probationary', partyGroup: 'G1', on: '2025-02-01' },
      },
      { type: 'organization.probation-extended', data: { ...about, until: '2026-08-01', on: '2026-01-31' } },
    ];
    const probationary = { membership: 'probationary', membershipOn: '2025-02-01', partyGroup: 'G1' } as const;
    givenEvents(people, recorded(facts)).then('p', { ...row, ...probationary, probationUntil: '2026-08-01' });
    const group: PersonFact = {
      type: 'organization.membership-changed',
      data: {
        ...about,
        membership: 'probationary',
        previousMembership: 'probationary',
        partyGroup: 'G2',
        on: '2026-02-01',
      },
    };
    givenEvents(people, recorded([...facts, group])).then('p', {
      ...row,
      ...probationary,
      partyGroup: 'G2',
      probationUntil: '2026-08-01',
    });
    const ended: PersonFact = {
      type: 'organization.membership-ended',
      data: { ...about, membership: 'probationary', reason: 'probationCancelled', on: '2026-08-01' },
    };
    givenEvents(people, recorded([...facts, ended])).then('p', row);
  });

  it('knows who is key staff, who left and who returned', () => {
    const about = { person: 'p', unit: 'T1' };
    const marked: PersonFact = {
      type: 'organization.key-staff-marked',
      data: { ...about, kind: 'technique', on: '2025-02-01' },
    };
    const ended: PersonFact = {
      type: 'organization.key-staff-ended',
      data: { ...about, reason: 'leftEmployment', on: '2026-01-01' },
    };
    const left: PersonFact = {
      type: 'organization.person-left',
      data: { ...about, reason: 'retired', on: '2026-01-01' },
    };
    const returned: PersonFact = {
      type: 'organization.person-returned',
      data: { person: 'p', unit: 'T2', membership: 'full', partyGroup: 'G1', on: '2026-03-01' },
    };
    givenEvents(people, recorded([registered, marked])).then('p', {
      ...row,
      keyStaff: 'technique',
      keyStaffOn: '2025-02-01',
    });
    givenEvents(people, recorded([registered, marked, ended, left])).then('p', {
      ...row,
      state: 'left',
      leftOn: '2026-01-01',
      leavingReason: 'retired',
    });
    givenEvents(people, recorded([registered, left, returned])).then('p', {
      ...row,
      unit: 'T2',
      membership: 'full',
      partyGroup: 'G1',
    });
  });

  it('keeps nothing of a person who was forgotten', () => {
    const forgotten: PersonFact = {
      type: 'organization.person-forgotten',
      data: { person: 'p', unit: 'T1', on: '2026-03-01' },
    };
    givenEvents(people, recorded([registered, forgotten])).then('p', undefined);
  });

  it('knows nobody who was never registered', () => {
    givenEvents(
      people,
      recorded([{ type: 'organization.person-corrected', data: { person: 'p', name: 'pd1.m' } }]),
    ).then('p', undefined);
  });
});
