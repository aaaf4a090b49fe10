import { describe, it } from '@jest/globals';
import type { ChartFact, PersonFact } from '@ronghe/contracts';
import { givenEvents, recorder } from '@ronghe/event-sourcing/testing';
import { headcount } from './headcount.js';
import { units } from './units.js';

const ON = '2026-03-01';
const W: Extract<ChartFact, { type: 'organization.unit-registered' }>['data'] = {
  tree: 'production',
  unit: 'production.W',
  code: 'W',
  kind: 'plant',
  name: '采油厂',
  on: '2020-01-01',
};
const A = {
  ...W,
  unit: 'production.A',
  code: 'A',
  kind: 'operationArea' as const,
  name: '一区',
  parent: 'production.W',
};

describe('units', () => {
  const record = recorder({ source: 'organization', category: 'chart' });
  const facts: ChartFact[] = [
    { type: 'organization.unit-registered', data: W },
    { type: 'organization.unit-registered', data: A },
    { type: 'organization.unit-renamed', data: { unit: A.unit, name: '采油一区', on: ON } },
    {
      type: 'organization.unit-moved',
      data: { unit: A.unit, parent: 'production.W2', previousParent: W.unit, on: ON },
    },
    { type: 'organization.unit-dissolved', data: { unit: W.unit, kind: 'plant', on: ON } },
  ];

  it('are as the last events say, each for itself', () => {
    const read = givenEvents(units, record('production', facts));
    read.then('production.A', {
      tree: 'production',
      code: 'A',
      kind: 'operationArea',
      name: '采油一区',
      parent: 'production.W2',
      on: '2020-01-01',
    });
    read.then('production.W', {
      tree: 'production',
      code: 'W',
      kind: 'plant',
      name: '采油厂',
      parent: undefined,
      on: '2020-01-01',
      dissolvedOn: ON,
    });
  });

  it('a change of a unit that was never registered makes none', () => {
    givenEvents(units, record('other', [facts[2]!])).then('production.A', undefined);
  });
});

describe('headcount', () => {
  const record = recorder({ source: 'organization', category: 'person' });
  const who = (person: string, more: object = {}): PersonFact => ({
    type: 'organization.person-registered',
    data: { person, employeeNo: 'pd1.e', name: 'pd1.n', unit: 'T1', employedOn: '2020-01-01', ...more },
  });
  const moved: PersonFact = {
    type: 'organization.person-moved',
    data: { person: 'a', unit: 'T2', previousUnit: 'T1', membership: 'full', on: ON },
  };
  const becomes = (
    person: string,
    membership: 'candidate' | 'probationary' | 'full',
    previous?: 'candidate',
  ): PersonFact => ({
    type: 'organization.membership-changed',
    data: { person, unit: 'T1', membership, previousMembership: previous, partyGroup: 'G1', on: ON },
  });

  it('counts people and members per unit over many streams and logs', () => {
    const events = [
      ...record('a', [who('a', { membership: 'full', partyGroup: 'G1' }), moved]),
      ...record('b', [who('b'), becomes('b', 'candidate'), becomes('b', 'probationary', 'candidate')]),
      ...record('c', [who('c')]),
    ];
    const read = givenEvents(headcount, events);
    read.then('T1', { people: 2, members: 1 });
    read.then('T2', { people: 1, members: 1 });
    read.then('G1', { people: 2, members: 2 });
    read.then('T9', undefined);
  });

  it('no longer counts a person who was forgotten', () => {
    const forgotten: PersonFact = {
      type: 'organization.person-forgotten',
      data: { person: 'a', unit: 'T2', partyGroup: 'G1', membership: 'full', on: ON },
    };
    const events = [
      ...record('a', [who('a', { membership: 'full', partyGroup: 'G1' }), moved, forgotten]),
      ...record('b', [who('b', { membership: 'full', partyGroup: 'G1' })]),
    ];
    const read = givenEvents(headcount, events);
    read.then('T1', { people: 1, members: 1 });
    read.then('T2', { people: 0, members: 0 });
    read.then('G1', { people: 1, members: 1 });
  });

  it('no longer counts who left, counts who returns, and does not take out twice who is forgotten after he left', () => {
    const place = { unit: 'T1', partyGroup: 'G1', membership: 'full' } as const;
    const left: PersonFact = {
      type: 'organization.person-left',
      data: { person: 'a', ...place, reason: 'resigned', on: ON },
    };
    const returned: PersonFact = {
      type: 'organization.person-returned',
      data: { person: 'a', unit: 'T2', membership: 'full', on: ON },
    };
    const forgotten: PersonFact = {
      type: 'organization.person-forgotten',
      data: { person: 'a', ...place, left: true, on: ON },
    };
    const stay = record('b', [who('b', { membership: 'full', partyGroup: 'G1' })]);
    const gone = givenEvents(headcount, [...record('a', [who('a', place), left]), ...stay]);
    gone.then('T1', { people: 1, members: 1 });
    gone.then('G1', { people: 1, members: 1 });
    const back = givenEvents(headcount, [...record('a', [who('a', place), left, returned]), ...stay]);
    back.then('T1', { people: 1, members: 1 });
    back.then('T2', { people: 1, members: 1 });
    back.then('G1', { people: 1, members: 1 });
    const erased = givenEvents(headcount, [...record('a', [who('a', place), left, forgotten]), ...stay]);
    erased.then('T1', { people: 1, members: 1 });
    erased.then('G1', { people: 1, members: 1 });
  });

  it('keeps whose membership ended among the people, not among the members', () => {
    const ended: PersonFact = {
      type: 'organization.membership-ended',
      data: { person: 'a', unit: 'T1', partyGroup: 'G1', membership: 'full', reason: 'transferredOut', on: ON },
    };
    const read = givenEvents(headcount, record('a', [who('a', { membership: 'full', partyGroup: 'G1' }), ended]));
    read.then('T1', { people: 1, members: 0 });
    read.then('G1', { people: 0, members: 0 });
  });
});
