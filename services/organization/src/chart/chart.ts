import type { ChartFact, Tree, UnitKind } from '@ronghe/contracts';

export interface ChartUnit {
  tree: Tree;
  kind: UnitKind;
  name: string;
  parent?: string;
  on: string;
  dissolvedOn?: string;
}

/** One tree of one tenant: rarely written, and the only place where a cycle could arise. */
export interface Chart {
  units: Map<string, ChartUnit>;
}

export const unitId = (tree: Tree, code: string): string => `${tree}.${code}`;
export const treeOf = (unit: string): Tree | undefined => /^(party|production)\./.exec(unit)?.[1] as Tree | undefined;

export const emptyChart = (): Chart => ({ units: new Map() });

export function evolveChart(chart: Chart, fact: ChartFact): Chart {
  switch (fact.type) {
    case 'organization.unit-registered': {
      const { unit, tree, kind, name, parent, on } = fact.data;
      chart.units.set(unit, { tree, kind, name, parent, on });
      return chart;
    }
    case 'organization.unit-renamed':
      return change(chart, fact.data.unit, { name: fact.data.name });
    case 'organization.unit-moved':
      return change(chart, fact.data.unit, { parent: fact.data.parent });
    case 'organization.unit-dissolved':
      return change(chart, fact.data.unit, { dissolvedOn: fact.data.on });
    default:
      return fact satisfies never;
  }
}

function change(chart: Chart, unit: string, to: Partial<ChartUnit>): Chart {
  chart.units.set(unit, { ...chart.units.get(unit)!, ...to });
  return chart;
}
