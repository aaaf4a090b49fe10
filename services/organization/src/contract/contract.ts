import type { ContractFact, ContractedKind } from '@ronghe/contracts';

export interface Contract {
  id: string;
  member: string;
  unit: string;
  from: string;
  /** First day without. */
  to?: string;
}

/** An area or a demonstration post as its unit has registered it. */
export interface Registered {
  kind: 'area' | 'post';
  unit: string;
  name: string;
  on: string;
  /** Of an area. */
  squareMetres?: number;
  /** Day of the last measurement. */
  measuredOn?: string;
  closedOn?: string;
}

/** One thing that members answer for. An employee is there by being registered as a person; areas and posts are here. */
export interface Contracted {
  registered?: Registered;
  /** Oldest first; at most the last one is open. */
  contracts: readonly Contract[];
}

export const neverContracted = (): Contracted => ({ contracts: [] });

const codeOf = (unit: string): string => unit.slice(unit.indexOf('.') + 1);

/** One code of a unit names one area, so that a second one cannot come to be. */
export const areaId = (unit: string, code: string): string => `area.${codeOf(unit)}.${code}`;
export const demonstrationPostId = (unit: string, code: string): string => `post.${codeOf(unit)}.${code}`;
export const employeeThing = (person: string): string => `employee.${person}`;

export const kindOf = (thing: string): ContractedKind | undefined =>
  /^(area|post|employee)\../.exec(thing)?.[1] as ContractedKind | undefined;
/** Of a contract on an employee, who that is. */
export const employeeOf = (thing: string): string | undefined => /^employee\.(.+)$/.exec(thing)?.[1];

export const openContract = ({ contracts }: Contracted): Contract | undefined => {
  const last = contracts.at(-1);
  return last && last.to === undefined ? last : undefined;
};

/** The first day on which another may begin; a contract that was taken back keeps no day. */
export const lastEndOf = ({ contracts }: Contracted): string | undefined =>
  contracts.findLast(({ from, to }) => to !== undefined && to > from)?.to;

export function evolveContracted(state: Contracted, fact: ContractFact): Contracted {
  const { registered, contracts } = state;
  switch (fact.type) {
    case 'organization.area-registered': {
      const { unit, name, on, squareMetres } = fact.data;
      return { registered: { kind: 'area', unit, name, on, squareMetres, measuredOn: on }, contracts };
    }
    case 'organization.demonstration-post-declared': {
      const { unit, name, on } = fact.data;
      return { registered: { kind: 'post', unit, name, on }, contracts };
    }
    case 'organization.area-measured': {
      const { squareMetres, on } = fact.data;
      return { contracts, registered: registered && { ...registered, squareMetres, measuredOn: on } };
    }
    case 'organization.area-followed-unit':
      return { contracts, registered: registered && { ...registered, unit: fact.data.unit } };
    case 'organization.area-closed':
    case 'organization.demonstration-post-closed':
      return { contracts, registered: registered && { ...registered, closedOn: fact.data.on } };
    case 'organization.contract-made': {
      const { contract: id, person: member, unit, from } = fact.data;
      return { registered, contracts: [...contracts, { id, member, unit, from }] };
    }
    case 'organization.contract-ended':
      return {
        registered,
        contracts: contracts.map((c) => (c.id === fact.data.contract ? { ...c, to: fact.data.to } : c)),
      };
    default:
      return fact satisfies never;
  }
}
