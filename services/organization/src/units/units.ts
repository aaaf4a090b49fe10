import type { ChartFact, Tree, UnitKind } from '@ronghe/contracts';
import type { Projection, Recorded } from '@ronghe/event-sourcing';

export interface Unit {
  tree: Tree;
  code: string;
  kind: UnitKind;
  name: string;
  parent?: string;
  on: string;
  dissolvedOn?: string;
}

export const units: Projection<Unit, ChartFact> = {
  model: 'units',
  version: 1,
  types: [
    'organization.unit-registered',
    'organization.unit-renamed',
    'organization.unit-moved',
    'organization.unit-dissolved',
  ],
  keys: (event) => [event.data.unit],
  evolve: evolveUnit,
  indexes: ['parent', 'tree', 'kind'],
};

function evolveUnit(unit: Unit | undefined, event: Recorded<ChartFact>): Unit | undefined {
  if (event.type === 'organization.unit-registered') {
    const { tree, code, kind, name, parent, on } = event.data;
    return { tree, code, kind, name, parent, on };
  }
  if (!unit) return undefined;
  switch (event.type) {
    case 'organization.unit-renamed':
      return { ...unit, name: event.data.name };
    case 'organization.unit-moved':
      return { ...unit, parent: event.data.parent };
    case 'organization.unit-dissolved':
      return { ...unit, dissolvedOn: event.data.on };
  }
}
