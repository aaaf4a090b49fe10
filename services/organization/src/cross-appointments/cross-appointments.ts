import type { PostKind, PostRole } from '@ronghe/contracts';
import { percent } from '../coverage/coverage-figures.js';

/** An appointment on the day that is asked about. */
export interface HeldPost {
  post: string;
  unit: string;
  kind: PostKind;
  role: PostRole;
  person: string;
}

export interface CrossAppointed {
  person: string;
  party: readonly HeldPost[];
  administrative: readonly HeldPost[];
  /** A branch-committee member who leads a team. */
  committeeAndTeam: boolean;
}

/** A branch's committee: its secretary and deputy belong to it. */
const COMMITTEE: readonly PostRole[] = ['secretary', 'deputySecretary', 'committeeMember'];
const TEAM: PostRole = 'teamLeader';

/** Who holds a post of the Party and an administrative one at the same time. `branches`: units that are branches. */
export function crossAppointedOf(held: readonly HeldPost[], branches: ReadonlySet<string>): CrossAppointed[] {
  return [...Map.groupBy(held, ({ person }) => person)].flatMap(([person, posts]) => {
    const party = posts.filter(({ kind }) => kind === 'party');
    const administrative = posts.filter(({ kind }) => kind === 'administrative');
    if (party.length === 0 || administrative.length === 0) return [];
    const inCommittee = party.some(({ role, unit }) => COMMITTEE.includes(role) && branches.has(unit));
    return {
      person,
      party,
      administrative,
      committeeAndTeam: inCommittee && administrative.some(({ role }) => role === TEAM),
    };
  });
}

export interface CommitteeFigure {
  committee: number;
  teamLeaders: number;
  /** Percent with one decimal. */
  percent: string;
}

/** Of the people in the committees of these branches, how many lead a team. */
export function committeeFigure(held: readonly HeldPost[], branches: ReadonlySet<string>): CommitteeFigure {
  const of = (belongs: (post: HeldPost) => boolean): Set<string> =>
    new Set(held.filter(belongs).map(({ person }) => person));
  const committee = of(({ role, unit }) => COMMITTEE.includes(role) && branches.has(unit));
  const leading = of(({ role }) => role === TEAM);
  const teamLeaders = [...committee].filter((person) => leading.has(person)).length;
  return { committee: committee.size, teamLeaders, percent: percent(teamLeaders, committee.size) };
}
