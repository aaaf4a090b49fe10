import { describe, expect, it } from '@jest/globals';
import type { PartyTermFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import { partyOrganization as branch } from './party-organization.decider.js';
import type { TermCommand } from './terms.decide.js';
import { dueFrom, lastDayOf, monthsAway, stateOn } from './terms.js';

type Note = Extract<TermCommand, { kind: 'noteTerm' }>;

const unit = 'party.B1';
const held = (election: string, from: string, until: string): PartyTermFact => ({
  type: 'organization.election-held',
  data: { unit, election, electedOn: from, from, until, entitled: 10, present: 9 },
});
const first = held('e0', '2021-03-20', '2024-03-19');
const second = held('e1', '2024-03-20', '2027-03-19');
const postponed: PartyTermFact = {
  type: 'organization.election-postponed',
  data: {
    unit,
    election: 'e1',
    previousUntil: '2027-03-19',
    until: '2027-09-30',
    reason: '机构调整',
    approvedBy: '厂党发〔2027〕3号',
    on: '2027-03-25',
  },
};
const withdrawn: PartyTermFact = {
  type: 'organization.election-withdrawn',
  data: { unit, election: 'e1', reason: '日期录错', on: '2026-06-30' },
};
const above = ['party.C1'];
const note = (on: string, election = 'e1'): Note => ({ kind: 'noteTerm', unit, above, election, on });
const told = (
  type: 'organization.election-due' | 'organization.election-overdue',
  on: string,
  until = '2027-03-19',
): PartyTermFact => ({ type, data: { unit, above, election: 'e1', until, on } });

describe('the end of a term', () => {
  const due = (on: string, until?: string) => told('organization.election-due', on, until);
  const overdue = (on: string, until?: string) => told('organization.election-overdue', on, until);

  it('is told once within half a year of it, and once when it is over', () => {
    given(branch, [second]).when(note('2026-09-18')).then([]);
    given(branch, [second])
      .when(note('2026-09-19'))
      .then([due('2026-09-19')]);
    given(branch, [second, due('2026-09-19')])
      .when(note('2027-03-19'))
      .then([]);
    given(branch, [second, due('2026-09-19')])
      .when(note('2027-03-20'))
      .then([overdue('2027-03-20')]);
    given(branch, [second, overdue('2027-03-20')])
      .when(note('2027-03-21'))
      .then([]);
  });

  it('is told as over alone when it was when it became known', () => {
    given(branch, [second])
      .when(note('2027-05-01'))
      .then([overdue('2027-05-01')]);
  });

  it('is told anew when it was put off', () => {
    const moved = [second, due('2026-09-19'), overdue('2027-03-20'), postponed];
    given(branch, moved)
      .when(note('2027-03-30'))
      .then([due('2027-03-30', '2027-09-30')]);
    given(branch, [...moved, due('2027-03-30', '2027-09-30')])
      .when(note('2027-10-01'))
      .then([overdue('2027-10-01', '2027-09-30')]);
  });

  it('is told to nobody when the organisation was dissolved', () => {
    const dissolvedOn = '2026-05-01';
    const lapsed: PartyTermFact = { type: 'organization.term-lapsed', data: { unit, election: 'e1', dissolvedOn } };
    given(branch, [second])
      .when({ ...note('2026-09-19'), dissolvedOn })
      .then([lapsed]);
    given(branch, [second, lapsed])
      .when({ ...note('2027-03-20'), dissolvedOn })
      .then([]);
  });

  it('is nobody’s affair once another term followed', () => {
    given(branch, [first, second]).when(note('2026-09-19', 'e0')).then([]);
    given(branch, [second, withdrawn]).when(note('2027-03-20')).then([]);
  });
});

describe('days of a term', () => {
  it('go by the calendar, short months too', () => {
    expect(lastDayOf('2024-02-29', 'branch')).toBe('2027-02-28');
    expect(lastDayOf('2024-01-01', 'partyCommittee')).toBe('2028-12-31');
    expect([monthsAway('2026-08-31', -6), monthsAway('2027-02-28', 12), monthsAway('2028-02-29', 12)]).toEqual([
      '2026-02-28',
      '2028-02-28',
      '2029-02-28',
    ]);
    expect(dueFrom('2027-03-19')).toBe('2026-09-19');
  });

  it('say how it stands', () => {
    const days = ['2026-09-18', '2026-09-19', '2027-03-19', '2027-03-20'];
    expect(days.map((day) => stateOn({ until: '2027-03-19' }, day))).toEqual([
      'inTerm',
      'dueSoon',
      'dueSoon',
      'overdue',
    ]);
    expect(stateOn(undefined, '2026-01-01')).toBe('none');
  });
});
