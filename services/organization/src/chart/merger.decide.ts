import type { ChartFact } from '@ronghe/contracts';
import { invalidField, refuse } from '@ronghe/event-sourcing';
import type { ChartUnit } from './chart.js';
import { KIND_NAMES } from './containment.js';
import { endsLast } from './days.js';
import { type Units, isWithin, standing } from './placement.js';

/** The unit joins another of its kind: what stands under it moves there, and it is dissolved, all in one decision. */
export function mergeUnit(
  { unit, into, on, today }: { unit: string; into: string; on: string; today: string },
  units: Units,
): ChartFact[] {
  const now = standing(unit, units);
  const heir = heirFor(unit, now, into, units);
  endsLast(on, now, today);
  if (on < heir.on)
    invalidField('/on', 'before-both-existed', {
      zh: `“${heir.name}”到${heir.on}才成立`,
      en: `“${heir.name}” exists only from ${heir.on}`,
    });
  const below = [...units].filter(([, { parent, dissolvedOn }]) => parent === unit && !dissolvedOn);
  return [
    ...below.map(([child]): ChartFact => ({
      type: 'organization.unit-moved',
      data: { unit: child, parent: into, previousParent: unit, on },
    })),
    { type: 'organization.unit-merged', data: { unit, into, kind: now.kind, on } },
    { type: 'organization.unit-dissolved', data: { unit, kind: now.kind, on } },
  ];
}

/** The unit that is to go on: another one that stands, of the same kind, and not below the one that ends. */
function heirFor(unit: string, now: ChartUnit, into: string, units: Units): ChartUnit {
  const heir = units.get(into);
  if (!heir)
    return invalidField('/into', 'unknown-unit', {
      zh: '这棵组织树上没有要并入的单位',
      en: 'This tree has no such unit to merge into',
    });
  if (heir.dissolvedOn)
    invalidField('/into', 'heir-dissolved', {
      zh: `“${heir.name}”已于${heir.dissolvedOn}撤销`,
      en: `“${heir.name}” was dissolved on ${heir.dissolvedOn}`,
    });
  if (isWithin(into, unit, units))
    refuse(
      'merged-into-itself',
      '单位不能并入自己或自己的下级',
      'A unit cannot be merged into itself or a unit of its own',
      { zh: '请选择其他单位', en: 'Choose another unit' },
    );
  if (heir.kind !== now.kind)
    invalidField('/into', 'other-kind', {
      zh: `只能并入同类单位：${KIND_NAMES[now.kind].zh}`,
      en: `Only another ${KIND_NAMES[now.kind].en} can take it`,
    });
  return heir;
}
