import { describe, expect, it } from '@jest/globals';
import type { PersonFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import { bornOn, plusMonths } from './person-dates.js';
import type { PersonCommand, PersonDetails } from './person.decide.js';
import { person } from './person.decider.js';

const DETAILS: PersonDetails = {
  employeeNo: 'pd1.no',
  name: 'pd1.name',
  unit: 'production.T1',
  employedOn: '2020-07-01',
};
const register = (details: Partial<PersonDetails>, born?: string): PersonCommand => ({
  kind: 'registerPerson',
  person: 'p',
  details: { ...DETAILS, ...details },
  around: { today: '2026-11-21', bornOn: born },
});
const registered = (details: Partial<PersonDetails> = {}): PersonFact => ({
  type: 'organization.person-registered',
  data: { person: 'p', ...DETAILS, ...details },
});

describe('the days of somebody who is registered', () => {
  it('are not in the future', () => {
    given(person)
      .when(register({ employedOn: '2026-11-22' }))
      .thenRefused('in-future');
    given(person)
      .when(register({ membership: 'full', membershipOn: '2026-11-22' }))
      .thenRefused('in-future');
  });

  it('leave him 16 when he is employed', () => {
    given(person).when(register({}, '2004-07-02')).thenRefused('too-young-to-work');
    given(person).when(register({}, '2004-07-01')).then([registered()]);
  });

  it('leave him 18 at his stage, which may be older than his employment', () => {
    const at = { membership: 'activist', membershipOn: '2019-05-01' } as const;
    given(person).when(register(at, '2001-05-02')).thenRefused('too-young-to-apply');
    given(person)
      .when(register(at, '2001-05-01'))
      .then([registered(at)]);
    given(person)
      .when(register({ membership: 'applicant', employedOn: '2026-07-01' }, '2009-01-01'))
      .thenRefused('too-young-to-apply');
  });

  it('hold for a workbook too', () => {
    const command: PersonCommand = {
      kind: 'reconcilePerson',
      person: 'p',
      details: DETAILS,
      on: '2026-11-21',
      bornOn: '2004-07-02',
    };
    given(person).when(command).thenRefused('too-young-to-work');
    given(person)
      .when({ ...command, details: { ...DETAILS, employedOn: '2026-11-22' }, bornOn: undefined })
      .thenRefused('in-future');
  });
});

describe('the day of a move', () => {
  const moved: PersonFact = {
    type: 'organization.person-moved',
    data: { person: 'p', unit: 'production.T2', previousUnit: 'production.T1', on: '2026-03-01' },
  };
  const move = (on: string): PersonCommand => ({
    ...{ kind: 'movePerson', person: 'p', unit: 'production.T3', on, around: { today: '2026-11-21' } },
  });

  it('is not before the move before it, and not in the future', () => {
    given(person, [registered(), moved]).when(move('2026-02-28')).thenRefused('before-last-change');
    given(person, [registered()]).when(move('2026-11-22')).thenRefused('in-future');
  });
});

describe('a correction', () => {
  const correct = (to: object, born?: string): PersonCommand => ({
    ...{ kind: 'correctPerson', person: 'p', around: { today: '2026-11-21', bornOn: born } },
    ...to,
  });
  const corrected = (to: object): PersonFact => ({
    type: 'organization.person-corrected',
    data: { person: 'p', ...to },
  });

  it('says what differs, and nothing when nothing does', () => {
    given(person, [registered({ phone: 'pd1.old' })])
      .when(correct({ name: 'pd1.name', phone: 'pd1.new' }))
      .then([corrected({ phone: 'pd1.new' })]);
    given(person, [registered()])
      .when(correct({ name: 'pd1.name' }))
      .then([]);
    given(person)
      .when(correct({ name: 'pd1.name' }))
      .thenRefused('not-found');
  });

  it('of an ID number fits employment and application', () => {
    const applicant = registered({ membership: 'applicant', membershipOn: '2022-01-01' });
    given(person, [registered()])
      .when(correct({ idNumber: 'pd1.id' }, '2004-07-02'))
      .thenRefused('too-young-to-work');
    given(person, [applicant])
      .when(correct({ idNumber: 'pd1.id' }, '2004-01-02'))
      .thenRefused('too-young-to-apply');
    given(person, [applicant])
      .when(correct({ idNumber: 'pd1.id' }, '2004-01-01'))
      .then([corrected({ idNumber: 'pd1.id' })]);
  });
});

describe('a wrong employment date', () => {
  const around = { today: '2026-11-21' };
  const correct = (employedOn: string, born?: string): PersonCommand => ({
    ...{ kind: 'correctPerson', person: 'p', employedOn, around: { ...around, bornOn: born } },
  });
  const corrected = (employedOn: string): PersonFact => ({
    type: 'organization.person-corrected',
    data: { person: 'p', employedOn },
  });
  const move = (on: string): PersonCommand => ({ kind: 'movePerson', person: 'p', unit: 'production.T3', on, around });

  it('is put right, and what it forbade can then be said', () => {
    given(person, [registered()])
      .when(correct('2018-07-01'))
      .then([corrected('2018-07-01')]);
    given(person, [registered()]).when(correct('2020-07-01')).then([]);
    given(person, [registered()]).when(move('2019-01-01')).thenRefused('before-employment');
    given(person, [registered(), corrected('2018-07-01')])
      .when(move('2019-01-01'))
      .then([
        {
          type: 'organization.person-moved',
          data: { person: 'p', unit: 'production.T3', previousUnit: 'production.T1', on: '2019-01-01' },
        },
      ]);
  });

  it('is not of tomorrow, not before sixteen, and not after what happened since', () => {
    given(person, [registered()]).when(correct('2026-11-22')).thenRefused('in-future');
    given(person, [registered()]).when(correct('2016-01-01', '2000-01-02')).thenRefused('too-young-to-work');
    const moved: PersonFact = {
      type: 'organization.person-moved',
      data: { person: 'p', unit: 'production.T2', previousUnit: 'production.T1', on: '2026-03-01' },
    };
    given(person, [registered(), moved]).when(correct('2026-03-02')).thenRefused('after-first-change');
    given(person, [registered(), moved])
      .when(correct('2026-03-01'))
      .then([corrected('2026-03-01')]);
  });

  it('is put right by a workbook too', () => {
    const details = { employeeNo: 'pd1.e', name: 'pd1.name', unit: 'production.T1', employedOn: '2019-07-01' };
    given(person, [registered()])
      .when({ kind: 'reconcilePerson', person: 'p', details, on: '2026-11-21' })
      .then([corrected('2019-07-01')]);
  });
});

describe('reckoning with days', () => {
  it('adds months, and makes a day that a month lacks the first of the next', () => {
    expect(['2025-03-31', '2024-02-29', '2025-08-31'].map((day) => plusMonths(day, 6))).toEqual([
      '2025-10-01',
      '2024-08-29',
      '2026-03-01',
    ]);
    expect(plusMonths('2004-02-29', 18 * 12)).toBe('2022-03-01');
    expect(plusMonths('2025-12-31', 12)).toBe('2026-12-31');
  });

  it('reads the birth date in an ID number', () => {
    expect([bornOn('11010519491231002X'), bornOn(undefined)]).toEqual(['1949-12-31', undefined]);
  });
});
