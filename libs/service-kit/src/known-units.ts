import type { ChartFact, Tree, UnitKind } from '@ronghe/contracts';
import { type Model, type ModelReader, type Projection, type Recorded, notFound } from '@ronghe/event-sourcing';

/** A unit of the chart, as its owner and every other service that has heard of it keep it. */
export interface KnownUnit {
  tree: Tree;
  code: string;
  kind: UnitKind;
  name: string;
  parent?: string;
  on: string;
  dissolvedOn?: string;
  /** The unit that goes on in its place. */
  mergedInto?: string;
}

/** The units of the chart; `model` is the service's own stored name for them. */
export const knownUnits = (model: string): Projection<KnownUnit, ChartFact> => ({
  model,
  version: 2,
  types: [
    'organization.unit-registered',
    'organization.unit-renamed',
    'organization.unit-moved',
    'organization.unit-merged',
    'organization.unit-dissolved',
  ],
  keys: (event) => [event.data.unit],
  evolve: evolveUnit,
  indexes: ['parent', 'tree', 'kind'],
});

function evolveUnit(unit: KnownUnit | undefined, event: Recorded<ChartFact>): KnownUnit | undefined {
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
    case 'organization.unit-merged':
      return { ...unit, mergedInto: event.data.into };
    case 'organization.unit-dissolved':
      return { ...unit, dissolvedOn: event.data.on };
  }
}

/** A unit, those above it, and those that it was merged into with all above them. */
export function allAbove(
  id: string | undefined,
  unitOf: (id: string) => Pick<KnownUnit, 'parent' | 'mergedInto'> | undefined,
): string[] {
  const found = new Set<string>();
  const climb = (from: string | undefined): void => {
    for (let at = from; at && !found.has(at);) {
      found.add(at);
      const unit = unitOf(at);
      climb(unit?.mergedInto);
      at = unit?.parent;
    }
  };
  climb(id);
  return [...found];
}

export const unitWords = { zh: '单位', en: 'unit' };

/** The units' names and parents of a tenant, for lists that show or filter by them. */
export class UnitDirectory {
  private constructor(private readonly units: ReadonlyMap<string, KnownUnit>) {}

  static async of(reader: ModelReader, model: Model<KnownUnit>): Promise<UnitDirectory> {
    const found = await reader.find(model);
    return new UnitDirectory(new Map(found.map(({ key, document }) => [key, document])));
  }

  get(id: string): KnownUnit | undefined {
    return this.units.get(id);
  }

  /** The unit, still there on no particular day. @throws Refusal not-found */
  require(id: string): KnownUnit {
    return this.units.get(id) ?? notFound(unitWords);
  }

  name(id: string): string {
    return this.units.get(id)?.name ?? id;
  }

  /** Names from the root to the unit, joined. */
  path(id: string | undefined): string {
    const names: string[] = [];
    for (let at = id; at && names.length < 20; at = this.units.get(at)?.parent) names.unshift(this.name(at));
    return names.join(' / ');
  }

  /** The unit and all above it: what {@link Row} calls within. What a merged unit left is also its heir's. */
  within(id: string | undefined): string[] {
    return allAbove(id, (unit) => this.units.get(unit));
  }

  /** True when the unit is `root` or lies under it. */
  under(id: string | undefined, root: string): boolean {
    let depth = 0;
    for (let at = id; at && depth++ < 20; at = this.units.get(at)?.parent) if (at === root) return true;
    return false;
  }

  *entries(): Iterable<[string, KnownUnit]> {
    yield* this.units;
  }
}
