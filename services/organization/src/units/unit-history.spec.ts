import { describe, it } from '@jest/globals';
import type { ChartFact } from '@ronghe/contracts';
import { givenEvents, recorder } from '@ronghe/event-sourcing/testing';
import { unitHistories } from './unit-history.js';

const ON = '2026-03-01';
const registered = (code: string, parent?: string): ChartFact => ({
  type: 'organization.unit-registered',
  data: {
    tree: 'party',
    unit: `party.${code}`,
    code,
    kind: parent ? 'partyGroup' : 'branch',
    name: `${code}名`,
    parent: parent && `party.${parent}`,
    on: '2020-01-01',
  },
});
const renamed = (code: string, name: string): ChartFact => ({
  type: 'organization.unit-renamed',
  data: { unit: `party.${code}`, name, on: ON },
});
const moved: ChartFact = {
  type: 'organization.unit-moved',
  data: { unit: 'party.G1', parent: 'party.B2', previousParent: 'party.B1', on: ON },
};
const merged: ChartFact = {
  type: 'organization.unit-merged',
  data: { unit: 'party.G1', into: 'party.G2', kind: 'partyGroup', on: ON },
};
const dissolved = (code: string): ChartFact => ({
  type: 'organization.unit-dissolved',
  data: { unit: `party.${code}`, kind: 'partyGroup', on: ON },
});

describe('the history of a unit', () => {
  const record = recorder({ source: 'organization', category: 'chart', logs: 1 });
  const events = record('party', [
    registered('B1'),
    registered('G1', 'B1'),
    registered('G2', 'B1'),
    registered('G3', 'B1'),
    renamed('G1', '先锋'),
    renamed('G1', '红旗'),
    moved,
    merged,
    dissolved('G1'),
    dissolved('G3'),
  ]);
  const entry = (i: number, change: string, on: string, more: object = {}) => {
    const { id: event, at, actor } = events[i]!;
    return { event, change, on, at, actor, ...more };
  };
  const read = givenEvents(unitHistories, events);

  it('tells each of its changes from what to what, with who and when; its end with a merger once', () => {
    read.then('party.G1', {
      name: '红旗',
      entries: [
        entry(1, 'registered', '2020-01-01', { to: 'party.B1' }),
        entry(4, 'renamed', ON, { from: 'G1名', to: '先锋' }),
        entry(5, 'renamed', ON, { from: '先锋', to: '红旗' }),
        entry(6, 'moved', ON, { from: 'party.B1', to: 'party.B2' }),
        entry(7, 'merged', ON, { to: 'party.G2' }),
      ],
    } as never);
  });

  it('tells the unit that goes on what it took in, and a unit that just ended that it did', () => {
    read.then('party.G2', {
      name: 'G2名',
      entries: [
        entry(2, 'registered', '2020-01-01', { to: 'party.B1' }),
        entry(7, 'absorbed', ON, { from: 'party.G1' }),
      ],
    } as never);
    read.then('party.G3', {
      name: 'G3名',
      entries: [entry(3, 'registered', '2020-01-01', { to: 'party.B1' }), entry(9, 'dissolved', ON)],
    } as never);
  });

  it('is none of a unit that was never registered', () => {
    givenEvents(unitHistories, record('party', [renamed('G9', '无')])).then('party.G9', undefined);
  });
});
