import type { GroupRight } from '@ronghe/contracts';
import { type ModelReader, notFound } from '@ronghe/event-sourcing';
import { existsOn } from '../coverage/coverage-figures.js';
import { groupRights } from '../group-rights/group-rights.js';
import { leaderOn } from '../party-organization/leaders.js';
import type { Declaration } from '../party-organization/party-organization.js';
import { holdsOn } from '../party-organization/right-on-day.js';
import { nameOf } from '../people/name-of.js';
import { headcount } from '../units/headcount.js';
import { type Unit, units } from '../units/units.js';
import { groupIdentities, identityOn } from './group-identities.js';
import { groupLeaders } from './group-leaders.js';

/** One group of the grid, between its branch and its members. */
export interface GridGroup {
  id: string;
  name: string;
  branch: string;
  branchName: string;
  /** The group and all above it. */
  within: readonly string[];
  groupType?: string;
  brand?: string;
  declaredOn?: string;
  state: 'declared' | 'undeclared';
  members: number;
  rights: GroupRight[];
  /** Who leads it; whoever asks may not know of him. The name is sealed, and null once he was forgotten. */
  leader?: string;
  leaderName?: string | null;
}

export interface GridBranch {
  id: string;
  name: string;
  unitPath: string;
  groups: number;
  declared: number;
  members: number;
}

export interface GridFigures {
  on: string;
  branches: number;
  groups: number;
  declared: number;
  members: number;
  types: { groupType: string; groups: number }[];
}

/** Branch → group → member of a tenant, or of what stands under one unit of it, on a day. */
export class Grid {
  private constructor(
    private readonly day: string,
    readonly branches: readonly GridBranch[],
    readonly groups: readonly GridGroup[],
  ) {}

  static async of(reader: ModelReader, day: string, root?: string): Promise<Grid> {
    const [found, identities, grants, counts, leaders] = await Promise.all([
      reader.find(units, { filter: { tree: 'party' } }),
      reader.find(groupIdentities),
      reader.find(groupRights),
      reader.merged(headcount),
      reader.find(groupLeaders),
    ]);
    const all = new Map(found.map(({ key, document }) => [key, document]));
    if (root && !all.has(root)) notFound({ zh: '党组织', en: 'Party organisation' });
    const identityOf = new Map(identities.map(({ key, document }) => [key, identityOn(document, day)]));
    const membersOf = new Map(counts.map(({ key, document }) => [key, document.members]));
    const leaderOf = new Map(
      await Promise.all(
        leaders.map(async ({ key, document }) => {
          const leader = leaderOn(document.leaders, day)?.person;
          return [key, { leader, leaderName: leader && (await nameOf(reader, leader)) }] as const;
        }),
      ),
    );
    const rightsOf = Map.groupBy(
      grants.filter(({ document }) => holdsOn(document, day)),
      ({ document }) => document.partyGroup,
    );
    const here = found.filter(
      ({ key, document }) => existsOn(document, day) && (!root || pathOf(all, key).includes(root)),
    );
    const groups = here
      .filter(({ document }) => document.kind === 'partyGroup')
      .map(({ key, document }): GridGroup => ({
        id: key,
        name: document.name,
        branch: document.parent!,
        branchName: all.get(document.parent!)?.name ?? document.parent!,
        within: pathOf(all, key),
        ...shown(identityOf.get(key)),
        members: membersOf.get(key) ?? 0,
        rights: (rightsOf.get(key) ?? []).map((held) => held.document.right).sort(),
        ...leaderOf.get(key),
      }));
    const groupsOf = Map.groupBy(groups, ({ branch }) => branch);
    const branches = here
      .filter(({ document }) => document.kind === 'branch')
      .map(({ key, document }): GridBranch => {
        const own = groupsOf.get(key) ?? [];
        const above = pathOf(all, document.parent).toReversed();
        return { id: key, name: document.name, unitPath: names(all, above), groups: own.length, ...sums(own) };
      });
    return new Grid(day, branches, groups);
  }

  figures(): GridFigures {
    const { day: on, branches, groups } = this;
    const byType = Map.groupBy(
      groups.filter(({ groupType }) => groupType !== undefined),
      ({ groupType }) => groupType!,
    );
    const types = [...byType].map(([groupType, own]) => ({ groupType, groups: own.length }));
    types.sort((a, b) => b.groups - a.groups || (a.groupType < b.groupType ? -1 : 1));
    return { on, branches: branches.length, groups: groups.length, ...sums(groups), types };
  }
}

const shown = (identity: Declaration | undefined): Pick<GridGroup, 'groupType' | 'brand' | 'declaredOn' | 'state'> =>
  identity
    ? { groupType: identity.groupType, brand: identity.brand, declaredOn: identity.on, state: 'declared' }
    : { state: 'undeclared' };

const sums = (groups: readonly GridGroup[]): { declared: number; members: number } => ({
  declared: groups.filter(({ state }) => state === 'declared').length,
  members: groups.reduce((sum, { members }) => sum + members, 0),
});

/** The unit and all above it. */
function pathOf(all: ReadonlyMap<string, Unit>, unit: string | undefined): string[] {
  const path: string[] = [];
  for (let at = unit; at && path.length < 20; at = all.get(at)?.parent) path.push(at);
  return path;
}

const names = (all: ReadonlyMap<string, Unit>, path: readonly string[]): string =>
  path.map((id) => all.get(id)?.name ?? id).join(' / ');
