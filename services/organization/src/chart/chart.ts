import type { ChartFact, Tree, UnitKind } from '@ronghe/contracts';

export interface ChartUnit {
  tree: Tree;
  kind: UnitKind;
  name: string;
  parent?: string;
  on: string;
  renamedOn?: string;
  movedOn?: string;
  /** The last day on which anything happened to it or right under it: it cannot have ended before. */
  lastOn: string;
  dissolvedOn?: string;
  mergedInto?: string;
}

/** One tree of one tenant: rarely written, and the only place where a cycle could arise. */
export interface Chart {
  units: Map<string, ChartUnit>;
}

export const unitId = (tree: Tree, code: string): string => `${tree}.${code}`;
export const treeOf = (unit: string): Tree | undefined => /^(party|production)\./.exec(unit)?.[1] as Tree | undefined;

export const emptyChart = (): Chart => ({ units: new Map() });

export function evolveChart(chart: Chart, fact: ChartFact): Chart {
  const { unit } = fact.data;
  switch (fact.type) {
    case 'organization.unit-registered': {
      const { tree, kind, name, parent, on } = fact.data;
      chart.units.set(unit, { tree, kind, name, parent, on, lastOn: on });
      return happened(chart, on, parent);
    }
    case 'organization.unit-renamed': {
      const { name, on } = fact.data;
      change(chart, unit, { name, renamedOn: on });
      return happened(chart, on, unit);
    }
    case 'organization.unit-moved': {
      const { parent, previousParent, on } = fact.data;
      change(chart, unit, { parent, movedOn: on });
      return happened(chart, on, unit, parent, previousParent);
    }
    case 'organization.unit-merged': {
      const { into, on } = fact.data;
      change(chart, unit, { mergedInto: into });
      return happened(chart, on, unit, into);
    }
    case 'organization.unit-dissolved': {
      const { on } = fact.data;
      const { parent } = change(chart, unit, { dissolvedOn: on });
      return happened(chart, on, unit, parent);
    }
    default:
      return fact satisfies never;
  }
}

/** The unit that goes on where this one was: itself, or what it and its heirs were merged into. */
export function heirOf(unit: string, units: Chart['units']): string {
  let at = unit;
  // What is merged is dissolved, and nothing is merged into what is dissolved: this ends.
  for (let next = units.get(at)?.mergedInto; next; next = units.get(at)?.mergedInto) at = next;
  return at;
}

function change(chart: Chart, unit: string, to: Partial<ChartUnit>): ChartUnit {
  const changed = { ...chart.units.get(unit)!, ...to };
  chart.units.set(unit, changed);
  return changed;
}

function happened(chart: Chart, on: string, ...units: (string | undefined)[]): Chart {
  for (const unit of units) {
    const lastOn = unit && chart.units.get(unit)?.lastOn;
    if (lastOn && lastOn < on) change(chart, unit, { lastOn: on });
  }
  return chart;
}
