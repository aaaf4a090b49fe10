import { describe, it } from '@jest/globals';
import type { ChartFact, UnitKind } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import type { ChartCommand } from './chart.decide.js';
import { chart } from './chart.decider.js';

const TODAY = '2026-06-30';
const registered = (code: string, kind: UnitKind, on: string, parent?: string): ChartFact => ({
  type: 'organization.unit-registered',
  data: {
    tree: 'production',
    unit: `production.${code}`,
    code,
    kind,
    name: `${code}名`,
    parent: parent && `production.${parent}`,
    on,
  },
});
const renamed = (code: string, name: string, on: string): ChartFact => ({
  type: 'organization.unit-renamed',
  data: { unit: `production.${code}`, name, on },
});
const moved = (code: string, parent: string, from: string, on: string): ChartFact => ({
  type: 'organization.unit-moved',
  data: { unit: `production.${code}`, parent: `production.${parent}`, previousParent: `production.${from}`, on },
});
const dissolved = (code: string, kind: UnitKind, on: string): ChartFact => ({
  type: 'organization.unit-dissolved',
  data: { unit: `production.${code}`, kind, on },
});

const W = registered('W', 'plant', '2015-01-01');
const A1 = registered('A1', 'operationArea', '2020-01-01', 'W');
const A2 = registered('A2', 'operationArea', '2024-01-01', 'W');
const T = registered('T', 'team', '2022-01-01', 'A1');
const PLANT = [W, A1, A2, T];

const register = (kind: UnitKind, parent: string, on: string): ChartCommand => ({
  kind: 'registerUnit',
  unit: { tree: 'production', code: 'N', kind, name: '新', parent: `production.${parent}`, on },
  today: TODAY,
});
const rename = (on: string): ChartCommand => ({
  kind: 'renameUnit',
  unit: 'production.T',
  name: '先锋班',
  on,
  today: TODAY,
});
const move = (parent: string, on: string): ChartCommand => ({
  kind: 'moveUnit',
  unit: 'production.T',
  parent: `production.${parent}`,
  on,
  today: TODAY,
});
const dissolve = (code: string, on: string): ChartCommand => ({
  kind: 'dissolveUnit',
  unit: `production.${code}`,
  on,
  today: TODAY,
});

describe('the day of a change', () => {
  it('is not before the unit existed', () => {
    given(chart, PLANT).when(rename('2021-12-31')).thenRefused('before-registration');
    given(chart, PLANT).when(move('A2', '2021-12-31')).thenRefused('before-registration');
    given(chart, PLANT).when(dissolve('T', '2021-12-31')).thenRefused('before-registration');
  });

  it('is not before the parent existed', () => {
    given(chart, PLANT)
      .when(register('team', 'A2', '2023-12-31'))
      .thenRefused('before-parent');
    given(chart, PLANT).when(move('A2', '2023-12-31')).thenRefused('before-parent');
    given(chart, PLANT)
      .when(move('A2', '2024-01-01'))
      .then([moved('T', 'A2', 'A1', '2024-01-01')]);
  });

  it('is not after today, as the chart shows it at once', () => {
    given(chart, PLANT)
      .when(register('team', 'A1', '2026-07-01'))
      .thenRefused('in-future');
    given(chart, PLANT).when(rename('2026-07-01')).thenRefused('in-future');
    given(chart, PLANT).when(move('A2', '2026-07-01')).thenRefused('in-future');
    given(chart, PLANT).when(dissolve('T', '2026-07-01')).thenRefused('in-future');
    given(chart, PLANT)
      .when(rename(TODAY))
      .then([renamed('T', '先锋班', TODAY)]);
  });

  it('is not before the last change of the same kind; of another kind it may be', () => {
    const changed = [...PLANT, renamed('T', '红旗班', '2025-03-01'), moved('T', 'A2', 'A1', '2025-05-01')];
    given(chart, changed).when(rename('2025-02-28')).thenRefused('before-last-rename');
    given(chart, changed)
      .when(rename('2025-03-01'))
      .then([renamed('T', '先锋班', '2025-03-01')]);
    given(chart, changed).when(move('A1', '2025-04-30')).thenRefused('before-last-move');
    given(chart, changed)
      .when(move('A1', '2025-05-01'))
      .then([moved('T', 'A1', 'A2', '2025-05-01')]);
  });

  it('of an end is not before anything that happened to the unit', () => {
    given(chart, [...PLANT, renamed('T', '红旗班', '2025-03-01')])
      .when(dissolve('T', '2025-02-28'))
      .thenRefused('before-last-change');
    given(chart, [...PLANT, moved('T', 'A2', 'A1', '2025-05-01')])
      .when(dissolve('T', '2025-04-30'))
      .thenRefused('before-last-change');
  });

  it('of an end is not before something stood under the unit', () => {
    given(chart, [...PLANT, moved('T', 'A2', 'A1', '2025-05-01')])
      .when(dissolve('A1', '2025-04-30'))
      .thenRefused('before-last-change');
    given(chart, [...PLANT, dissolved('T', 'team', '2025-06-01')])
      .when(dissolve('A1', '2025-05-31'))
      .thenRefused('before-last-change');
    given(chart, [...PLANT, dissolved('T', 'team', '2025-06-01')])
      .when(dissolve('A1', '2025-06-01'))
      .then([dissolved('A1', 'operationArea', '2025-06-01')]);
  });

  it('in a workbook is judged alike', () => {
    const reconcile = (on: string): ChartCommand => ({
      kind: 'reconcileUnits',
      units: [{ tree: 'production', code: 'N', kind: 'team', name: '新', parent: 'production.A2', on }],
      on: TODAY,
    });
    given(chart, PLANT).when(reconcile('2023-12-31')).thenRefused('before-parent');
    given(chart, PLANT).when(reconcile('2026-07-01')).thenRefused('in-future');
  });
});
