import { describe, expect, it } from '@jest/globals';
import type { MembershipStage, PersonFact } from '@ronghe/contracts';
import { givenEvents, recorded } from '@ronghe/event-sourcing/testing';
import { type Cultivation, cultivations, keyStaffOn, movesOf, quarterOf } from './cultivations.js';

const person = 'p';
const unit = 'production.T1';
const registered = (membership?: MembershipStage, membershipOn?: string): PersonFact => ({
  type: 'organization.person-registered',
  data: { person, employeeNo: 'pd1.e', name: 'pd1.n', unit, membership, membershipOn, employedOn: '2015-01-01' },
});
const became = (membership: MembershipStage, on: string, stated?: boolean): PersonFact => ({
  type: 'organization.membership-changed',
  data: { person, unit, membership, on, stated },
});
const marked = (on: string, training?: string): PersonFact => ({
  type: 'organization.key-staff-marked',
  data: { person, unit, kind: 'technique', on, training },
});
const unmarked = (on: string): PersonFact => ({
  type: 'organization.key-staff-ended',
  data: { person, unit, reason: 'changedWork', on },
});
const noMember = (on: string): PersonFact => ({
  type: 'organization.membership-ended',
  data: { person, unit, membership: 'probationary', reason: 'withdrawn', on },
});

/** The moves that come of what was told. */
function moves(...facts: PersonFact[]): [string, string][] {
  let found: Cultivation | undefined;
  for (const event of recorded(facts)) found = cultivations.evolve(found, event as never, person);
  return movesOf(found!).map(({ way, on }) => [way, on]);
}

describe('two-way cultivation', () => {
  it('keeps the way of a person, step by step', () => {
    const facts = [
      registered('candidate', '2025-07-01'),
      marked('2026-02-01', 't1'),
      became('probationary', '2026-03-01'),
    ];
    givenEvents(cultivations, recorded(facts)).then(person, {
      membership: 'probationary',
      member: [{ from: '2026-03-01', unit }],
      keyStaff: [{ from: '2026-02-01', kind: 'technique', training: 't1', unit }],
      steps: [
        { what: 'candidate', on: '2025-07-01' },
        { what: 'keyStaff', on: '2026-02-01', training: 't1' },
        { what: 'probationary', on: '2026-03-01' },
      ],
    });
  });

  it('counts a member who became key staff, since whenever he has been a member', () => {
    expect(moves(registered('full'), marked('2026-02-01'))).toEqual([['memberToKeyStaff', '2026-02-01']]);
    expect(moves(registered('full', '2020-07-01'), marked('2026-02-01'))).toHaveLength(1);
    expect(moves(registered('candidate'), marked('2026-02-01'))).toEqual([]);
  });

  it('counts key staff who became a member, once, and not again as full member', () => {
    expect(
      moves(registered(), marked('2026-02-01'), became('probationary', '2026-03-01'), became('full', '2027-03-01')),
    ).toEqual([['keyStaffToMember', '2026-03-01']]);
    expect(moves(registered(), marked('2026-03-01'), became('probationary', '2026-03-01'))).toEqual([
      ['keyStaffToMember', '2026-03-01'],
    ]);
    expect(moves(registered(), became('probationary', '2026-03-01'))).toEqual([]);
  });

  it('does not count who was neither any more, nor what a workbook only states', () => {
    expect(moves(registered('probationary'), noMember('2026-01-01'), marked('2026-02-01'))).toEqual([]);
    expect(
      moves(registered(), marked('2025-02-01'), unmarked('2026-01-01'), became('probationary', '2026-03-01')),
    ).toEqual([]);
    expect(moves(registered(), marked('2025-02-01'), became('full', '2026-03-01', true))).toEqual([]);
  });

  it('goes by the days on which it was so, in whatever order it was told', () => {
    expect(moves(registered(), became('probationary', '2026-03-01'), marked('2026-02-01'))).toEqual([
      ['keyStaffToMember', '2026-03-01'],
    ]);
  });

  it('knows who is key staff on a day, and in which quarter that lies', () => {
    const of: Cultivation = {
      member: [],
      keyStaff: [{ from: '2026-02-01', to: '2026-05-01', kind: 'craft', unit }],
      steps: [],
    };
    expect(['2026-01-31', '2026-02-01', '2026-05-01'].map((day) => keyStaffOn(of, day))).toEqual([
      undefined,
      '2026-02-01',
      undefined,
    ]);
    expect(['2026-03-31', '2026-04-01', '2026-12-01'].map(quarterOf)).toEqual(['2026-Q1', '2026-Q2', '2026-Q4']);
  });
});
