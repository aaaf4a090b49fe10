import { describe, expect, it } from '@jest/globals';
import type { ChartFact, Tree, UnitKind } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import { treeOf } from './chart.js';
import type { ChartCommand } from './chart.decide.js';
import { chart } from './chart.decider.js';
import type { NewUnit } from './placement.js';

const unit = (code: string, kind: UnitKind, parent?: string, tree: Tree = 'production'): NewUnit => ({
  tree,
  code,
  kind,
  name: `${code}名`,
  parent: parent && `${tree}.${parent}`,
  on: '2020-01-01',
});
const registered = (u: NewUnit): ChartFact => ({
  type: 'organization.unit-registered',
  data: { ...u, unit: `${u.tree}.${u.code}` },
});
const renamed = (code: string, name: string): ChartFact => ({
  type: 'organization.unit-renamed',
  data: { unit: `production.${code}`, name, on: ON },
});
const moved = (code: string, parent: string, from: string): ChartFact => ({
  type: 'organization.unit-moved',
  data: { unit: `production.${code}`, parent: `production.${parent}`, previousParent: `production.${from}`, on: ON },
});
const dissolved = (code: string, kind: UnitKind): ChartFact => ({
  type: 'organization.unit-dissolved',
  data: { unit: `production.${code}`, kind, on: ON },
});

const ON = '2026-03-01';
/** W ▸ A1 ▸ S1 ▸ T1, and A2 beside A1. */
const PLANT = [
  unit('W', 'plant'),
  unit('A1', 'operationArea', 'W'),
  unit('A2', 'operationArea', 'W'),
  unit('S1', 'station', 'A1'),
  unit('T1', 'team', 'S1'),
].map(registered);

const register = (u: NewUnit): ChartCommand => ({ kind: 'registerUnit', unit: u, today: ON });
const move = (code: string, parent: string): ChartCommand => ({
  kind: 'moveUnit',
  unit: `production.${code}`,
  parent: `production.${parent}`,
  on: ON,
  today: ON,
});
const dissolve = (code: string): ChartCommand => ({
  kind: 'dissolveUnit',
  unit: `production.${code}`,
  on: ON,
  today: ON,
});
const rename = (code: string, name: string): ChartCommand => ({
  kind: 'renameUnit',
  unit: `production.${code}`,
  name,
  on: ON,
  today: ON,
});
const reconcile = (...units: NewUnit[]): ChartCommand => ({ kind: 'reconcileUnits', units, on: ON });

describe('registering a unit', () => {
  it('puts it under a parent of a kind that may hold it', () => {
    given(chart, PLANT)
      .when(register(unit('T2', 'team', 'S1')))
      .then([registered(unit('T2', 'team', 'S1'))]);
  });

  it('keeps the two trees apart: the same code may stand in both', () => {
    given(chart, PLANT)
      .when(register(unit('W', 'partyCommittee', undefined, 'party')))
      .then([registered(unit('W', 'partyCommittee', undefined, 'party'))]);
    expect([treeOf('party.W'), treeOf('production.W'), treeOf('other.W'), treeOf('W')]).toEqual([
      'party',
      'production',
      undefined,
      undefined,
    ]);
  });

  it.each([
    ['a code that is taken', unit('A1', 'operationArea', 'W'), 'unit-exists'],
    ['a parent nobody knows', unit('T2', 'team', 'X9'), 'unknown-parent'],
    ['a kind of the other tree', unit('G1', 'partyGroup', 'W'), 'kind-of-other-tree'],
    ['a kind that may not stand at the top', unit('T2', 'team'), 'wrong-parent-kind'],
    ['a kind that may not stand there', unit('S2', 'station', 'T1'), 'wrong-parent-kind'],
    ['a plant under a plant', unit('W2', 'plant', 'W'), 'wrong-parent-kind'],
  ])('refuses %s', (_, u, code) => {
    given(chart, PLANT).when(register(u)).thenRefused(code);
  });

  it('refuses a parent that is dissolved', () => {
    given(chart, [...PLANT, dissolved('A2', 'operationArea')])
      .when(register(unit('T2', 'team', 'A2')))
      .thenRefused('parent-dissolved');
  });

  it('never gives a dissolved unit’s code away', () => {
    given(chart, [...PLANT, dissolved('A2', 'operationArea')])
      .when(register(unit('A2', 'operationArea', 'W')))
      .thenRefused('unit-exists');
  });

  it('says in Chinese which kinds may hold it', () => {
    const { text } = given(chart, PLANT)
      .when(register(unit('T2', 'team')))
      .thenRefused('wrong-parent-kind');
    expect(text.zh).toBe('班组的上级只能是：厂、作业区、站');
  });
});

describe('renaming a unit', () => {
  it('gives it the new name, and does nothing when it has it already', () => {
    given(chart, PLANT)
      .when(rename('A1', '新名'))
      .then([renamed('A1', '新名')]);
    given(chart, PLANT).when(rename('A1', 'A1名')).then([]);
  });

  it('refuses one that is not there or no more', () => {
    given(chart, PLANT).when(rename('X9', '新名')).thenRefused('not-found');
    given(chart, [...PLANT, dissolved('A2', 'operationArea')])
      .when(rename('A2', '新名'))
      .thenRefused('unit-dissolved');
  });
});

describe('moving a unit', () => {
  it('takes what is under it along, and does nothing when it stands there already', () => {
    given(chart, PLANT)
      .when(move('S1', 'A2'))
      .then([moved('S1', 'A2', 'A1')]);
    given(chart, PLANT).when(move('S1', 'A1')).then([]);
  });

  it('refuses to put a unit under itself or under what is under it', () => {
    given(chart, PLANT).when(move('A1', 'A1')).thenRefused('unit-under-itself');
    given(chart, PLANT).when(move('A1', 'S1')).thenRefused('unit-under-itself');
    given(chart, PLANT).when(move('A1', 'T1')).thenRefused('unit-under-itself');
  });

  it('of two moves that together would make a circle the second is refused', () => {
    const committees = ['K', 'K1', 'K2'].map((code, i) =>
      registered(unit(code, 'partyCommittee', i === 0 ? undefined : 'K', 'party')),
    );
    const under = (code: string, parent: string): ChartCommand => ({
      kind: 'moveUnit',
      unit: `party.${code}`,
      parent: `party.${parent}`,
      on: ON,
      today: ON,
    });
    const first: ChartFact = {
      type: 'organization.unit-moved',
      data: { unit: 'party.K1', parent: 'party.K2', previousParent: 'party.K', on: ON },
    };
    given(chart, committees).when(under('K1', 'K2')).then([first]);
    given(chart, [...committees, first])
      .when(under('K2', 'K1'))
      .thenRefused('unit-under-itself');
  });

  it('refuses a root, an unknown unit, an unknown or unfit or dissolved parent', () => {
    given(chart, PLANT).when(move('W', 'A1')).thenRefused('root-unit');
    given(chart, PLANT).when(move('X9', 'A1')).thenRefused('not-found');
    given(chart, PLANT).when(move('S1', 'X9')).thenRefused('unknown-parent');
    given(chart, PLANT).when(move('A2', 'S1')).thenRefused('wrong-parent-kind');
    const without = [...PLANT, dissolved('A2', 'operationArea')];
    given(chart, without).when(move('S1', 'A2')).thenRefused('parent-dissolved');
    given(chart, without).when(move('A2', 'W')).thenRefused('unit-dissolved');
  });
});

describe('dissolving a unit', () => {
  it('is done once nothing stands under it', () => {
    given(chart, PLANT).when(dissolve('A1')).thenRefused('unit-has-units');
    given(chart, PLANT)
      .when(dissolve('T1'))
      .then([dissolved('T1', 'team')]);
    given(chart, [...PLANT, dissolved('T1', 'team')])
      .when(dissolve('S1'))
      .then([dissolved('S1', 'station')]);
  });

  it('is refused twice, and for what is not there', () => {
    given(chart, [...PLANT, dissolved('T1', 'team')])
      .when(dissolve('T1'))
      .thenRefused('unit-dissolved');
    given(chart, PLANT).when(dissolve('X9')).thenRefused('not-found');
  });
});

describe('reconciling with a workbook', () => {
  it('registers, renames and moves what differs, each row seeing the rows before it', () => {
    given(chart, PLANT)
      .when(
        reconcile(
          unit('A3', 'operationArea', 'W'),
          { ...unit('S1', 'station', 'A3'), name: '三站' },
          unit('T1', 'team', 'S1'),
        ),
      )
      .then([registered(unit('A3', 'operationArea', 'W')), renamed('S1', '三站'), moved('S1', 'A3', 'A1')]);
  });

  it('does nothing when everything is as the workbook says', () => {
    given(chart, PLANT)
      .when(reconcile(unit('W', 'plant'), unit('T1', 'team', 'S1')))
      .then([]);
  });

  it('passes nothing over in silence that cannot change: a kind, the day of its founding', () => {
    given(chart, PLANT)
      .when(reconcile({ ...unit('T1', 'team', 'S1'), kind: 'office' }))
      .thenRefused('kind-stays');
    given(chart, PLANT)
      .when(reconcile({ ...unit('T1', 'team', 'S1'), on: '2001-01-01' }))
      .thenRefused('founding-stays');
  });

  it('is refused as a whole when one row breaks a rule', () => {
    given(chart, PLANT)
      .when(reconcile(unit('T2', 'team', 'S1'), unit('A1', 'operationArea', 'S1')))
      .thenRefused('unit-under-itself');
  });
});
