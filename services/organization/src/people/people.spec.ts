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
