import type { ChartFact, Tree, UnitKind } from '@ronghe/contracts';
import { invalidField, notFound, refuse } from '@ronghe/event-sourcing';
import type { Chart, ChartUnit } from './chart.js';
import { evolveChart, unitId } from './chart.js';
import { KIND_NAMES, kindBelongsTo, mayStandUnder, parentsInWords } from './containment.js';

export interface NewUnit {
  tree: Tree;
  code: string;
  kind: UnitKind;
  name: string;
  /** Parent unit's id. */
  parent?: string;
  on: string;
}

export type ChartCommand =
  | { kind: 'registerUnit'; unit: NewUnit }
  /** From a workbook: what is new is registered, what differs is renamed or moved, what is the same stays. */
  | { kind: 'reconcileUnits'; units: readonly NewUnit[]; on: string }
  | { kind: 'renameUnit'; unit: string; name: string; on: string }
  | { kind: 'moveUnit'; unit: string; parent: string; on: string }
  | { kind: 'dissolveUnit'; unit: string; on: string };

export function decideChart(command: ChartCommand, chart: Chart): ChartFact[] {
  switch (command.kind) {
    case 'registerUnit':
      return registerUnit(command.unit, chart.units);
    case 'reconcileUnits':
      return reconcileUnits(command.units, command.on, chart.units);
    case 'renameUnit':
      return renameUnit(command, chart.units);
    case 'moveUnit':
      return moveUnit(command, chart.units);
    case 'dissolveUnit':
      return dissolveUnit(command, chart.units);
    default:
      return command satisfies never;
  }
}

type Units = ReadonlyMap<string, ChartUnit>;

function registerUnit(unit: NewUnit, units: Units): ChartFact[] {
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
  return [registered(unit)];
}

function reconcileUnits(rows: readonly NewUnit[], on: string, units: Units): ChartFact[] {
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
  if (!now) return registerUnit(row, units);
  const renamed = renameUnit({ unit, name: row.name, on }, units);
  return row.parent ? [...renamed, ...moveUnit({ unit, parent: row.parent, on }, units)] : renamed;
}

function renameUnit({ unit, name, on }: { unit: string; name: string; on: string }, units: Units): ChartFact[] {
  const now = standing(unit, units);
  if (now.name === name) return [];
  return [{ type: 'organization.unit-renamed', data: { unit, name, on } }];
}

function moveUnit({ unit, parent, on }: { unit: string; parent: string; on: string }, units: Units): ChartFact[] {
  const now = standing(unit, units);
  if (now.parent === parent) return [];
  if (!now.parent) refuse('root-unit', '最上级单位不能移动', 'A unit at the top cannot be moved');
  refuseCycle(unit, parent, units);
  const problem = placementProblem({ ...now, parent }, units);
  if (problem) invalidField(problem.field, problem.code, problem);
  return [{ type: 'organization.unit-moved', data: { unit, parent, previousParent: now.parent!, on } }];
}

function refuseCycle(unit: string, parent: string, units: Units): void {
  for (let at: string | undefined = parent; at; at = units.get(at)?.parent)
    if (at === unit)
      refuse(
        'unit-under-itself',
        '不能把单位移到自己或自己的下级之下',
        'A unit cannot be moved under itself or a unit of its own',
        {
          zh: '请选择其他上级',
          en: 'Choose another parent',
        },
      );
}

function dissolveUnit({ unit, on }: { unit: string; on: string }, units: Units): ChartFact[] {
  const now = standing(unit, units);
  const child = [...units.values()].find((u) => u.parent === unit && !u.dissolvedOn);
  if (child)
    refuse('unit-has-units', `下级单位“${child.name}”尚未撤销`, `“${child.name}” under it still stands`, {
      zh: '请先撤销或划转下级单位',
      en: 'Dissolve or move the units under it first',
    });
  if (on < now.on)
    invalidField('/on', 'before-registration', { zh: '撤销日期早于成立日期', en: 'Dissolved before it existed' });
  return [{ type: 'organization.unit-dissolved', data: { unit, kind: now.kind, on } }];
}

export interface PlacementProblem {
  field: '/parent' | '/kind';
  code: string;
  zh: string;
  en: string;
}

/** Why a unit of this kind cannot stand where it is put; undefined when it can. */
export function placementProblem(
  unit: Pick<NewUnit, 'tree' | 'kind' | 'parent'>,
  units: Units,
): PlacementProblem | undefined {
  const { kind, tree, parent } = unit;
  const name = KIND_NAMES[kind];
  if (!kindBelongsTo(kind, tree))
    return {
      field: '/kind',
      code: 'kind-of-other-tree',
      zh: `${name.zh}不属于这棵组织树`,
      en: `A ${name.en} does not belong in this tree`,
    };
  const above = parent === undefined ? undefined : units.get(parent);
  if (parent !== undefined && !above)
    return {
      field: '/parent',
      code: 'unknown-parent',
      zh: `上级单位${codeOf(parent)}不存在`,
      en: `There is no parent unit ${codeOf(parent)}`,
    };
  if (above?.dissolvedOn)
    return {
      field: '/parent',
      code: 'parent-dissolved',
      zh: `上级单位“${above.name}”已撤销`,
      en: `Parent “${above.name}” is dissolved`,
    };
  if (!mayStandUnder(kind, above?.kind))
    return {
      field: '/parent',
      code: 'wrong-parent-kind',
      zh: `${name.zh}的上级只能是：${parentsInWords(kind, 'zh')}`,
      en: `A ${name.en} stands under: ${parentsInWords(kind, 'en')}`,
    };
  return undefined;
}

const codeOf = (unit: string): string => unit.slice(unit.indexOf('.') + 1);

/** The unit, which must exist and not be dissolved. */
export function standing(unit: string, units: Units): ChartUnit {
  const found = units.get(unit) ?? notFound({ zh: '单位', en: 'unit' });
  if (found.dissolvedOn)
    refuse(
      'unit-dissolved',
      `“${found.name}”已于${found.dissolvedOn}撤销`,
      `“${found.name}” was dissolved on ${found.dissolvedOn}`,
    );
  return found;
}

function registered({ tree, code, kind, name, parent, on }: NewUnit): ChartFact {
  return {
    type: 'organization.unit-registered',
    data: { tree, unit: unitId(tree, code), code, kind, name, parent, on },
  };
}
