import { describe, expect, it } from '@jest/globals';
import type { PartyTermFact } from '@ronghe/contracts';
import { givenEvents, recorded } from '@ronghe/event-sourcing/testing';
import { type Terms, termOn } from '../party-organization/terms.js';
import { partyTerms } from './party-terms.js';
import { termDeadlines } from './term-deadlines.js';
import { electionRows, termFigures } from './term-rows.js';

const unit = 'party.B1';
const counts = { entitled: 10, present: 9 };
const first = { election: 'e0', electedOn: '2021-03-20', from: '2021-03-20', until: '2024-03-19', ...counts };
const second = { election: 'e1', electedOn: '2024-03-15', from: '2024-03-20', until: '2027-03-19', ...counts };
const held = (term: typeof first): PartyTermFact => ({ type: 'organization.election-held', data: { unit, ...term } });
const putOff = { previousUntil: '2027-03-19', reason: '机构调整', approvedBy: '厂党发〔2027〕3号' };
const postponed: PartyTermFact = {
  type: 'organization.election-postponed',
  data: { unit, election: 'e1', until: '2027-09-30', ...putOff, on: '2027-03-01' },
};
const withdrawn: PartyTermFact = {
  type: 'organization.election-withdrawn',
  data: { unit, election: 'e1', reason: '日期录错', on: '2026-06-30' },
};
const told = (type: 'organization.election-due' | 'organization.election-overdue'): PartyTermFact => ({
  type,
  data: { unit, above: ['party.C1'], election: 'e1', until: '2027-03-19', on: '2027-03-20' },
});

describe('the terms of a branch', () => {
  it('stay one after the other, with what was put off and what was withdrawn', () => {
    const read = (...facts: PartyTermFact[]) => givenEvents(partyTerms, recorded(facts));
    read(held(first), held(second)).then(unit, { terms: [first, second] });
    read(held(second), postponed).then(unit, {
      terms: [{ ...second, until: '2027-09-30', postponed: putOff, told: undefined }],
    });
    read(held(first), held(second), withdrawn).then(unit, { terms: [first, { ...second, withdrawn: '日期录错' }] });
  });

  it('are known for any day: an election counts from its day on, unless it was withdrawn', () => {
    const of = (terms: Terms) =>
      ['2021-03-19', '2021-03-20', '2024-03-14', '2024-03-15'].map((day) => termOn(terms, day)?.election);
    expect(of([first, second])).toEqual([undefined, 'e0', 'e0', 'e1']);
    expect(of([first, { ...second, withdrawn: '日期录错' }])).toEqual([undefined, 'e0', 'e0', 'e0']);
  });

  it('are listed with which one counts now', () => {
    const states = (terms: Terms) => electionRows(terms).map(({ id, state }) => [id, state]);
    expect(states([first, second])).toEqual([
      ['e0', 'past'],
      ['e1', 'current'],
    ]);
    expect(states([first, { ...second, withdrawn: '日期录错' }])).toEqual([
      ['e0', 'current'],
      ['e1', 'withdrawn'],
    ]);
  });

  it('are counted by how they stand', () => {
    const row = { id: unit, name: '一支部', kind: 'branch' as const, unitPath: '党委', within: [unit] };
    const rows = (['inTerm', 'none', 'inTerm', 'overdue'] as const).map((state) => ({ ...row, state }));
    expect(termFigures(rows, '2026-06-30')).toEqual({ on: '2026-06-30', inTerm: 2, dueSoon: 0, overdue: 1, none: 1 });
  });
});

describe('when people are next told', () => {
  const dueAt = (...facts: PartyTermFact[]): string | undefined => {
    const events = recorded(facts);
    return events.reduce<ReturnType<typeof termDeadlines.evolve>>(
      (known, event) => termDeadlines.evolve(known, event, unit),
      undefined,
    )?.dueAt;
  };

  it('is half a year before the end, and then the end, both of Shanghai', () => {
    expect(dueAt(held(second))).toBe('2026-09-18T16:00:00.000Z');
    expect(dueAt(held(second), told('organization.election-due'))).toBe('2027-03-19T16:00:00.000Z');
    expect(dueAt(held(second), told('organization.election-overdue'))).toMatch(/^9999/);
    expect(dueAt(held(second), told('organization.election-overdue'), postponed)).toBe('2027-03-29T16:00:00.000Z');
  });

  it('goes back to the term before when an election is withdrawn, and ends with the organisation', () => {
    expect(dueAt(held(first), held(second), withdrawn)).toBe('2023-09-18T16:00:00.000Z');
    expect(dueAt(held(second), withdrawn)).toMatch(/^9999/);
    const lapsed: PartyTermFact = {
      type: 'organization.term-lapsed',
      data: { unit, election: 'e1', dissolvedOn: '2026-05-01' },
    };
    expect(dueAt(held(second), lapsed)).toMatch(/^9999/);
  });

  it('is one document of the branch', () => {
    givenEvents(termDeadlines, recorded([held(second)])).then(unit, {
      dueAt: '2026-09-18T16:00:00.000Z',
      command: 'noteTerm',
      payload: { unit, terms: [second] },
    });
  });
});
