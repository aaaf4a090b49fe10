import { type ContractedKind, isMember } from '@ronghe/contracts';
import type { Keyed, ModelReader } from '@ronghe/event-sourcing';
import { UnitDirectory } from '@ronghe/service-kit/pure';
import { employeeThing } from '../contract/contract.js';
import { type PersonRow, people } from '../people/people.js';
import { units } from '../units/units.js';
import { areas, isThere, sizeOn } from './areas.js';
import { type ContractRow, contracts, holdsOn } from './contracts.js';

/** Something that a member answers for, or should. */
export interface Thing {
  id: string;
  kind: ContractedKind;
  unit: string;
  /** Of an area or post. */
  area?: { code: string; name: string; on: string };
  squareMetres?: number;
  employee?: string;
  /** In force on the day; more than one there never is. */
  contracts: readonly Keyed<ContractRow>[];
}

export interface Shares {
  total: number;
  contracted: number;
  unassigned: number;
}
export interface ResponsibilityFigures {
  on: string;
  areas: Shares;
  /** Square metres. */
  squareMetres: Shares;
  posts: Shares;
  employees: Shares;
  /** Things that more than one member answers for, counted from the contracts themselves. */
  double: number;
  members: number;
}
export interface MemberShare {
  member: string;
  areas: number;
  squareMetres: number;
  posts: number;
  employees: number;
}

/** Who answers for what of a tenant, or of one unit of it, on a day. */
export class Responsibility {
  private constructor(
    readonly day: string,
    readonly chart: UnitDirectory,
    readonly people: ReadonlyMap<string, PersonRow>,
    readonly things: readonly Thing[],
  ) {}

  static async of(reader: ModelReader, day: string, root?: string): Promise<Responsibility> {
    const [chart, registered, made, staff] = await Promise.all([
      UnitDirectory.of(reader, units),
      reader.find(areas),
      reader.find(contracts),
      reader.find(people),
    ]);
    if (root) chart.require(root);
    const held = Map.groupBy(
      made.filter(({ document }) => holdsOn(document, day)),
      ({ document }) => document.thing,
    );
    const places = registered.flatMap(({ key: id, document: area }): Thing[] => {
      const { kind, unit, code, name, on } = area;
      if (!isThere(area, day)) return [];
      const squareMetres = sizeOn(area, day);
      return [{ id, kind, unit, area: { code, name, on }, squareMetres, contracts: held.get(id) ?? [] }];
    });
    const employees = staff.flatMap(({ key: employee, document: person }): Thing[] => {
      const { unit, membership } = person;
      if (!worksHere(person, day)) return [];
      const id = employeeThing(employee);
      const his = held.get(id) ?? [];
      // A member answers for others; he is answered for only where somebody says so.
      return isMember(membership) && his.length === 0 ? [] : [{ id, kind: 'employee', unit, employee, contracts: his }];
    });
    const things = [...places, ...employees].filter(({ unit }) => !root || chart.under(unit, root));
    const byId = new Map(staff.map(({ key, document }) => [key, document]));
    return new Responsibility(day, chart, byId, things);
  }

  figures(things: readonly Thing[] = this.things): ResponsibilityFigures {
    const of = (kind: ContractedKind): Thing[] => things.filter((thing) => thing.kind === kind);
    return {
      on: this.day,
      areas: shares(of('area'), () => 1),
      squareMetres: shares(of('area'), ({ squareMetres }) => squareMetres ?? 0),
      posts: shares(of('post'), () => 1),
      employees: shares(of('employee'), () => 1),
      double: things.filter(({ contracts: held }) => held.length > 1).length,
      members: membersOf(things).size,
    };
  }

  byMember(): MemberShare[] {
    return [...membersOf(this.things)].map(([member, own]) => {
      const { areas: places, squareMetres, posts, employees } = this.figures(own);
      return {
        member,
        areas: places.total,
        squareMetres: squareMetres.total,
        posts: posts.total,
        employees: employees.total,
      };
    });
  }

  /** The units below one, or at the top, each with all that is under it. */
  byUnit(root: string | undefined): { id: string; name: string; figures: ResponsibilityFigures }[] {
    return [...this.chart.entries()]
      .filter(([, { tree, parent }]) => tree === 'production' && parent === root)
      .map(([id, { name }]) => ({ id, name, own: this.things.filter(({ unit }) => this.chart.under(unit, id)) }))
      .filter(({ own }) => own.length > 0)
      .map(({ id, name, own }) => ({ id, name, figures: this.figures(own) }));
  }
}

export const worksHere = ({ employedOn, leftOn }: PersonRow, day: string): boolean =>
  employedOn <= day && !(leftOn && leftOn <= day);

function membersOf(things: readonly Thing[]): Map<string, Thing[]> {
  const found = new Map<string, Thing[]>();
  for (const thing of things)
    for (const { document } of thing.contracts)
      found.set(document.member, [...(found.get(document.member) ?? []), thing]);
  return found;
}

/** In hundredths, so that sums of two decimals have two decimals. */
function shares(things: readonly Thing[], weight: (thing: Thing) => number): Shares {
  const sum = (some: readonly Thing[]): number => some.reduce((all, thing) => all + Math.round(weight(thing) * 100), 0);
  const total = sum(things);
  const contracted = sum(things.filter(({ contracts: held }) => held.length > 0));
  return { total: total / 100, contracted: contracted / 100, unassigned: (total - contracted) / 100 };
}
