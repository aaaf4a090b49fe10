import { describe, it } from '@jest/globals';
import type { PartyTermFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import { partyOrganization as branch } from './party-organization.decider.js';
import type { TermCommand } from './terms.decide.js';

type Of<K extends TermCommand['kind']> = Extract<TermCommand, { kind: K }>;
type DataOf<T extends PartyTermFact['type']> = Extract<PartyTermFact, { type: T }>['data'];

const unit = 'party.B1';
const around = { kind: 'branch', foundedOn: '2015-01-01', today: '2026-06-30' } as const;

const record = (change: Partial<Of<'recordElection'>> = {}): TermCommand => ({
  kind: 'recordElection',
  unit,
  election: 'e1',
  electedOn: '2024-03-15',
  from: '2024-03-20',
  entitled: 10,
  present: 8,
  around,
  ...change,
});
const held = (change: Partial<DataOf<'organization.election-held'>> = {}): PartyTermFact => ({
  type: 'organization.election-held',
  data: {
    unit,
    election: 'e1',
    electedOn: '2024-03-15',
    from: '2024-03-20',
    until: '2027-03-19',
    entitled: 10,
    present: 8,
    ...change,
  },
});
const first = held({ election: 'e0', electedOn: '2021-03-20', from: '2021-03-20', until: '2024-03-19' });
const postpone = (change: Partial<Of<'postponeElection'>> = {}): TermCommand => ({
  kind: 'postponeElection',
  unit,
  election: 'e1',
  until: '2027-09-30',
  reason: '机构调整',
  approvedBy: '厂党发〔2027〕3号',
  around,
  ...change,
});
const postponed = (until = '2027-09-30'): PartyTermFact => ({
  type: 'organization.election-postponed',
  data: {
    unit,
    election: 'e1',
    previousUntil: '2027-03-19',
    until,
    reason: '机构调整',
    approvedBy: '厂党发〔2027〕3号',
    on: '2026-06-30',
  },
});
const withdraw = (election = 'e1', reason = '日期录错'): TermCommand => ({
  kind: 'withdrawElection',
  unit,
  election,
  reason,
  on: '2026-06-30',
});
const withdrawn = (election = 'e1'): PartyTermFact => ({
  type: 'organization.election-withdrawn',
  data: { unit, election, reason: '日期录错', on: '2026-06-30' },
});

describe('recording an election', () => {
  it('begins a term of three years, of a Party committee of five', () => {
    given(branch).when(record()).then([held()]);
    given(branch)
      .when(record({ around: { ...around, kind: 'generalBranch' } }))
      .then([held()]);
    given(branch)
      .when(record({ around: { ...around, kind: 'partyCommittee' } }))
      .then([held({ until: '2029-03-19' })]);
  });

  it('is of an organisation that has terms', () => {
    for (const kind of ['partyGroup', 'team'] as const)
      given(branch)
        .when(record({ around: { ...around, kind } }))
        .thenRefused('kind-without-term');
  });

  it('is not of tomorrow, and not of a day before the organisation was founded', () => {
    given(branch)
      .when(record({ electedOn: '2026-07-01', from: '2026-07-01' }))
      .thenRefused('in-future');
    given(branch)
      .when(record({ electedOn: '2014-12-31', from: '2015-01-01' }))
      .thenRefused('before-founding');
  });

  it('comes after the election before it and after the first day of its term', () => {
    for (const electedOn of ['2021-03-19', '2021-03-20'])
      given(branch, [first])
        .when(record({ electedOn, from: electedOn, present: 9 }))
        .thenRefused('before-last-term');
    given(branch, [held()])
      .when(record({ election: 'e2', electedOn: '2024-03-18', from: '2024-03-20' }))
      .thenRefused('before-last-term');
    given(branch, [first]).when(record()).then([held()]);
  });

  it('has a term that begins with it or within sixty days', () => {
    given(branch)
      .when(record({ from: '2024-03-14' }))
      .thenRefused('term-before-election');
    given(branch)
      .when(record({ from: '2024-05-15' }))
      .thenRefused('term-begins-late');
    given(branch)
      .when(record({ from: '2024-05-14' }))
      .then([held({ from: '2024-05-14', until: '2027-05-13' })]);
    given(branch)
      .when(record({ from: '2024-03-15' }))
      .then([held({ from: '2024-03-15', until: '2027-03-14' })]);
  });

  it('counts when four fifths of those entitled were there', () => {
    given(branch)
      .when(record({ present: 7 }))
      .thenRefused('quorum-missed');
    given(branch)
      .when(record({ present: 11 }))
      .thenRefused('more-present-than-entitled');
    given(branch)
      .when(record({ entitled: 11, present: 9 }))
      .then([held({ entitled: 11, present: 9 })]);
    given(branch)
      .when(record({ entitled: 1, present: 1 }))
      .then([held({ entitled: 1, present: 1 })]);
  });

  it('says nothing when it says the same', () => {
    given(branch, [first, held()])
      .when(record({ election: 'e2' }))
      .then([]);
    given(branch, [held()])
      .when(record({ election: 'e2', present: 9 }))
      .thenRefused('before-last-term');
  });
});

describe('postponing the election that is due', () => {
  it('prolongs the term by a year at most', () => {
    given(branch, [held()]).when(postpone()).then([postponed()]);
    given(branch, [held()])
      .when(postpone({ until: '2028-03-19' }))
      .then([postponed('2028-03-19')]);
    given(branch, [held()])
      .when(postpone({ until: '2028-03-20' }))
      .thenRefused('postponed-too-long');
    given(branch, [held()])
      .when(postpone({ until: '2027-03-19' }))
      .thenRefused('not-later');
  });

  it('is done once in a term; to say it again is to say nothing', () => {
    given(branch, [held(), postponed()]).when(postpone()).then([]);
    given(branch, [held(), postponed()])
      .when(postpone({ until: '2027-12-31' }))
      .thenRefused('postponed-already');
  });

  it('is of the term that stands', () => {
    given(branch).when(postpone()).thenRefused('not-found');
    given(branch, [first, held()])
      .when(postpone({ election: 'e0', until: '2024-09-30' }))
      .thenRefused('term-succeeded');
    given(branch, [held(), withdrawn()]).when(postpone()).thenRefused('election-withdrawn');
  });
});

describe('withdrawing an election', () => {
  it('lets the term before count again', () => {
    given(branch, [first, held()]).when(withdraw()).then([withdrawn()]);
    given(branch, [first, held(), withdrawn()])
      .when(withdraw('e0'))
      .then([withdrawn('e0')]);
    given(branch, [held(), withdrawn()])
      .when(record({ election: 'e2', present: 9 }))
      .then([held({ election: 'e2', present: 9 })]);
  });

  it('is of the last one only', () => {
    given(branch, [first, held()]).when(withdraw('e0')).thenRefused('term-succeeded');
    given(branch).when(withdraw()).thenRefused('not-found');
  });

  it('is done once; to say it again is to say nothing', () => {
    given(branch, [held(), withdrawn()]).when(withdraw()).then([]);
    given(branch, [held(), withdrawn()]).when(withdraw('e1', '别的原因')).thenRefused('election-withdrawn');
  });
});
