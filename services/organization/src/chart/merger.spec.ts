import { describe, expect, it } from '@jest/globals';
import type { ChartFact, Tree, UnitKind } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import { emptyChart, evolveChart, heirOf } from './chart.js';
import type { ChartCommand } from './chart.decide.js';
import { chart } from './chart.decider.js';

const ON = '2026-03-01';
const registered = (
  code: string,
  kind: UnitKind,
  parent?: string,
  on = '2020-01-01',
  tree: Tree = 'party',
): ChartFact => ({
  type: 'organization.unit-registered',
  data: { tree, unit: `${tree}.${code}`, code, kind, name: `${code}名`, parent: parent && `${tree}.${parent}`, on },
});
const moved = (code: string, parent: string, from: string): ChartFact => ({
  type: 'organization.unit-moved',
  data: { unit: `party.${code}`, parent: `party.${parent}`, previousParent: `party.${from}`, on: ON },
});
const merged = (code: string, into: string, kind: UnitKind): ChartFact => ({
  type: 'organization.unit-merged',
  data: { unit: `party.${code}`, into: `party.${into}`, kind, on: ON },
});
const dissolved = (code: string, kind: UnitKind, on = ON): ChartFact => ({
  type: 'organization.unit-dissolved',
  data: { unit: `party.${code}`, kind, on },
});
const merge = (code: string, into: string, on = ON, today = ON): ChartCommand => ({
  kind: 'mergeUnit',
  unit: `party.${code}`,
  into: into.includes('.') ? into : `party.${into}`,
  on,
  today,
});

/** C ▸ B1 ▸ G1, G2 and C ▸ B2 ▸ G3; K under C is a committee too. */
const TREE = [
  registered('C', 'partyCommittee'),
  registered('K', 'partyCommittee', 'C'),
  registered('B1', 'branch', 'C'),
  registered('B2', 'branch', 'C', '2024-01-01'),
  registered('G1', 'partyGroup', 'B1'),
  registered('G2', 'partyGroup', 'B1'),
  registered('G3', 'partyGroup', 'B2', '2024-01-01'),
];

describe('merging a unit into another', () => {
  it('moves what stands under it and dissolves it, in one decision', () => {
    given(chart, TREE)
      .when(merge('B1', 'B2'))
      .then([
        moved('G1', 'B2', 'B1'),
        moved('G2', 'B2', 'B1'),
        merged('B1', 'B2', 'branch'),
        dissolved('B1', 'branch'),
      ]);
  });

  it('leaves what was dissolved under it where it was', () => {
    given(chart, [...TREE, dissolved('G1', 'partyGroup')])
      .when(merge('B1', 'B2'))
      .then([moved('G2', 'B2', 'B1'), merged('B1', 'B2', 'branch'), dissolved('B1', 'branch')]);
  });

  it('may join the unit that it stands under', () => {
    given(chart, TREE)
      .when(merge('K', 'C'))
      .then([merged('K', 'C', 'partyCommittee'), dissolved('K', 'partyCommittee')]);
  });

  it.each([
    ['itself', merge('G1', 'G1'), 'merged-into-itself'],
    ['one below it', merge('C', 'K'), 'merged-into-itself'],
    ['another kind', merge('G1', 'B2'), 'other-kind'],
    ['one that nobody knows', merge('G1', 'G9'), 'unknown-unit'],
    ['one of the other tree', merge('G1', 'production.T1'), 'unknown-unit'],
    ['another before that existed', merge('B1', 'B2', '2023-12-31'), 'before-both-existed'],
    ['another before it existed itself', merge('B1', 'B2', '2019-12-31'), 'before-registration'],
    ['another in the future', merge('B1', 'B2', '2026-03-02'), 'in-future'],
  ])('is refused into %s', (_, command, code) => {
    given(chart, TREE).when(command).thenRefused(code);
  });

  it('is refused for what is dissolved, and into it', () => {
    const without = [...TREE, dissolved('G1', 'partyGroup')];
    given(chart, without).when(merge('G1', 'G2')).thenRefused('unit-dissolved');
    given(chart, without).when(merge('G2', 'G1')).thenRefused('heir-dissolved');
    given(chart, TREE).when(merge('G9', 'G1')).thenRefused('not-found');
  });

  it('is refused before the last change of the unit or under it', () => {
    const left = [...TREE, moved('G1', 'B2', 'B1')];
    given(chart, left)
      .when(merge('B1', 'B2', '2026-02-28'))
      .thenRefused('before-last-change');
  });

  it('names the heir of a unit through several mergers', () => {
    const facts = [
      ...TREE,
      merged('G1', 'G2', 'partyGroup'),
      dissolved('G1', 'partyGroup'),
      merged('G2', 'G3', 'partyGroup'),
      dissolved('G2', 'partyGroup'),
    ];
    const { units } = facts.reduce(evolveChart, emptyChart());
    expect(['G1', 'G2', 'G3', 'B1'].map((code) => heirOf(`party.${code}`, units))).toEqual([
      'party.G3',
      'party.G3',
      'party.G3',
      'party.B1',
    ]);
  });
});
