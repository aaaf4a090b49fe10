import type { ChartFact, UnitKind } from '@ronghe/contracts';
import { invalidField, refuse } from '@ronghe/event-sourcing';
import type { Chart } from './chart.js';
import { evolveChart, unitId } from './chart.js';
import { KIND_NAMES } from './containment.js';
import { endsLast, inOrder, notInFuture, notBeforeRegistration } from './days.js';
import { mergeUnit } from './merger.decide.js';
import { type NewUnit, type Units, placementProblem, refuseCycle, standing } from './placement.js';

/** `today`: the business date of the command. */
export type ChartCommand =
  | { kind: 'registerUnit'; unit: NewUnit; today: string }
  /** From a workbook of the day `on`: what is new is registered, what differs is renamed or moved, what is the same stays. */
  | { kind: 'reconcileUnits'; units: readonly NewUnit[]; on: string }
  | { kind: 'renameUnit'; unit: string; name: string; on: string; today: string }
  | { kind: 'moveUnit'; unit: string; parent: string; on: string; today: string }
  | { kind: 'mergeUnit'; unit: string; into: string; on: string; today: string }
  | { kind: 'dissolveUnit'; unit: string; on: string; today: string };

type Of<K extends ChartCommand['kind']> = Omit<Extract<ChartCommand, { kind: K }>, 'kind'>;

/**
 * One tree of one oilfield: who stands under whom, so that no two commands together make a circle.
 *
 * Who works in a unit, belongs to it or is covered by it is decided on other streams, which this one cannot hold still:
 * a unit is dissolved all the same, as the order that dissolves it does not wait, and who is left in it is a finding
 * (units/unit-findings.http.ts) until he has another unit. Of a merged unit they go on to its heir by themselves
 * (reactions/merged-units.ts). Roles and a group's rights were given to the one unit by name and end with it.
 */
export function decideChart(command: ChartCommand, chart: Chart): ChartFact[] {
  switch (command.kind) {
    case 'registerUnit':
      return registerUnit(command, chart.units);
    case 'reconcileUnits':
      return reconcileUnits(command, chart.units);
    case 'renameUnit':
      return renameUnit(command, chart.units);
    case 'moveUnit':
      return moveUnit(command, chart.units);
    case 'mergeUnit':
      return mergeUnit(command, chart.units);
    case 'dissolveUnit':
      return dissolveUnit(command, chart.units);
    default:
      return command satisfies never;
  }
}

function registerUnit({ unit, today }: Of<'registerUnit'>, units: Units): ChartFact[] {
  const id = unitId(unit.tree, unit.code);
  if (units.has(id))
    refuse(
      'unit-exists',
      `编码${unit.code}已登记为“${units.get(id)!.name}”`,
      `Code ${unit.code} is already “${units.get(id)!.name}”`,
      {
        zh: '请换一个编码，或修改原单位',
        en: 'Use another code, or change the unit that is there',
      },
    );
  const problem = placementProblem(unit, units);
  if (problem) invalidField(problem.field, problem.code, problem);
  notInFuture(unit.on, today);
  return [registered(unit)];
}

function reconcileUnits({ units: rows, on }: Of<'reconcileUnits'>, units: Units): ChartFact[] {
  const seen: Chart = { units: new Map(units) };
  return rows.flatMap((row) => {
    const facts = reconcileUnit(row, on, seen.units);
    for (const fact of facts) evolveChart(seen, fact);
    return facts;
  });
}

/** What has to happen so that the unit stands as the row says. */
export function reconcileUnit(row: NewUnit, on: string, units: Units): ChartFact[] {
  const unit = unitId(row.tree, row.code);
  const now = units.get(unit);
  if (!now) return registerUnit({ unit: row, today: on }, units);
  asRegistered(row, now);
  const renamed = renameUnit({ unit, name: row.name, on, today: on }, units);
  if (!row.parent) return renamed;
  return [...renamed, ...moveUnit({ unit, parent: row.parent, on, today: on }, units)];
}

/** What does not change is not passed over in silence where a row says it otherwise. */
function asRegistered({ kind, on }: NewUnit, now: { kind: UnitKind; on: string }): void {
  if (kind !== now.kind)
    invalidField('/kind', 'kind-stays', {
      zh: `登记的类别是“${KIND_NAMES[now.kind].zh}”，不能更改`,
      en: `It is registered as ${KIND_NAMES[now.kind].en}, and that stays`,
    });
  if (on !== now.on)
    invalidField('/on', 'founding-stays', {
      zh: `登记的成立日期是${now.on}，不能更改`,
      en: `It is registered from ${now.on}, and that stays`,
    });
}

function renameUnit({ unit, name, on, today }: Of<'renameUnit'>, units: Units): ChartFact[] {
  const now = standing(unit, units);
  if (now.name === name) return [];
  notBeforeRegistration(on, now);
  inOrder(on, now.renamedOn, 'before-last-rename', { zh: '更名', en: 'renaming' });
  notInFuture(on, today);
  return [{ type: 'organization.unit-renamed', data: { unit, name, on } }];
}

function moveUnit({ unit, parent, on, today }: Of<'moveUnit'>, units: Units): ChartFact[] {
  const now = standing(unit, units);
  if (now.parent === parent) return [];
  if (!now.parent) refuse('root-unit', '最上级单位不能移动', 'A unit at the top cannot be moved');
  refuseCycle(unit, parent, units);
  notBeforeRegistration(on, now);
  const problem = placementProblem({ ...now, parent, on }, units);
  if (problem) invalidField(problem.field, problem.code, problem);
  inOrder(on, now.movedOn, 'before-last-move', { zh: '划转', en: 'move' });
  notInFuture(on, today);
  return [{ type: 'organization.unit-moved', data: { unit, parent, previousParent: now.parent!, on } }];
}

function dissolveUnit({ unit, on, today }: Of<'dissolveUnit'>, units: Units): ChartFact[] {
  const now = standing(unit, units);
  const child = [...units.values()].find((u) => u.parent === unit && !u.dissolvedOn);
  if (child)
    refuse('unit-has-units', `下级单位“${child.name}”尚未撤销`, `“${child.name}” under it still stands`, {
      zh: '请先撤销或划转下级单位',
      en: 'Dissolve or move the units under it first',
    });
  endsLast(on, now, today);
  return [{ type: 'organization.unit-dissolved', data: { unit, kind: now.kind, on } }];
}

function registered({ tree, code, kind, name, parent, on }: NewUnit): ChartFact {
  return {
    type: 'organization.unit-registered',
    data: { tree, unit: unitId(tree, code), code, kind, name, parent, on },
  };
}
