import type { ContractFact, FactOfType } from '@ronghe/contracts';
import type { Projection, Recorded } from '@ronghe/event-sourcing';

/** A responsibility area or a demonstration post, with all its sizes, so that any day can be asked about. */
export interface Area {
  kind: 'area' | 'post';
  unit: string;
  code: string;
  name: string;
  on: string;
  measures: readonly { on: string; squareMetres: number }[];
  /** First day without it. */
  closedOn?: string;
}

type AreaFact = Exclude<ContractFact, { type: 'organization.contract-made' | 'organization.contract-ended' }>;

export const areas: Projection<Area, AreaFact> = {
  model: 'areas',
  version: 1,
  types: [
    'organization.area-registered',
    'organization.area-measured',
    'organization.area-followed-unit',
    'organization.area-closed',
    'organization.demonstration-post-declared',
    'organization.demonstration-post-closed',
  ],
  keys: (event) => [event.data.thing],
  evolve: evolveArea,
  indexes: ['unit', 'kind'],
};

function evolveArea(area: Area | undefined, event: Recorded<AreaFact>): Area | undefined {
  switch (event.type) {
    case 'organization.area-registered':
      return { kind: 'area', ...registered(event.data), measures: [measureOf(event.data)] };
    case 'organization.demonstration-post-declared':
      return { kind: 'post', ...registered(event.data), measures: [] };
    case 'organization.area-measured':
      return area && { ...area, measures: [...area.measures, measureOf(event.data)] };
    case 'organization.area-followed-unit':
      return area && { ...area, unit: event.data.unit };
    default:
      return area && { ...area, closedOn: event.data.on };
  }
}

type Measured = Pick<FactOfType<ContractFact, 'organization.area-measured'>, 'on' | 'squareMetres'>;
const measureOf = ({ on, squareMetres }: Measured) => ({ on, squareMetres });
const registered = ({ unit, code, name, on }: Pick<Area, 'unit' | 'code' | 'name' | 'on'>) => ({
  unit,
  code,
  name,
  on,
});

/** Its size on a day; none of a post, and none before it was there. */
export const sizeOn = ({ measures }: Area, day: string): number | undefined =>
  measures.findLast(({ on }) => on <= day)?.squareMetres;

export const isThere = ({ on, closedOn }: Area, day: string): boolean => on <= day && !(closedOn && closedOn <= day);
