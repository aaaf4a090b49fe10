import type { Tree, UnitKind } from '@ronghe/contracts';
import { notFound, refuse } from '@ronghe/event-sourcing';
import type { ChartUnit } from './chart.js';
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

export type Units = ReadonlyMap<string, ChartUnit>;

export interface PlacementProblem {
  field: '/parent' | '/kind' | '/on';
  code: string;
  zh: string;
  en: string;
}

/** Why a unit of this kind cannot stand where it is put from `on` on; undefined when it can. */
export function placementProblem(
  unit: Pick<NewUnit, 'tree' | 'kind' | 'parent' | 'on'>,
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
  if (above && unit.on < above.on)
    return {
      field: '/on',
      code: 'before-parent',
      zh: `上级单位“${above.name}”到${above.on}才成立`,
      en: `Parent “${above.name}” exists only from ${above.on}`,
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

export function refuseCycle(unit: string, parent: string, units: Units): void {
  if (isWithin(parent, unit, units))
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

/** Whether the unit is `root` or lies under it. */
export function isWithin(unit: string, root: string, units: Units): boolean {
  for (let at: string | undefined = unit; at; at = units.get(at)?.parent) if (at === root) return true;
  return false;
}
