import type { CommandContext } from '@ronghe/event-sourcing';
import type { Chance } from './random.js';
import { type Year, moment } from './year.js';

/** In what order the commands of one month are sent; those of one rank may go together. */
export const RANK = {
  chart: 0,
  found: 1,
  rulebook: 2,
  register: 3,
  unlink: 4,
  change: 5,
  link: 6,
  form: 7,
  meet: 8,
  raise: 9,
  claim: 10,
  release: 11,
  claimAgain: 12,
  overdue: 13,
  close: 14,
  byHand: 15,
  reverse: 16,
  declare: 17,
  grant: 18,
  use: 19,
  withdraw: 20,
  area: 28,
  contract: 29,
  contractChange: 30,
  leaderNominate: 31,
  leaderReview: 32,
  leaderVote: 33,
  leaderApprove: 34,
  quotaSet: 35,
  quotaDecide: 36,
  dutyIssue: 21,
  dutySign: 22,
  dutyRemind: 23,
  dutySignLate: 24,
  keyStaff: 25,
  comeBack: 26,
  leave: 27,
  /** After all else of its month, which may name what then is no more. */
  merge: 99,
} as const;
export type Rank = keyof typeof RANK;

/** One command of the story. `key` names it within its tenant for ever: the command's id is made from it. */
export interface Step {
  rank: Rank;
  key: string;
  date: string;
  at: string;
  actor: string;
  command: (context: CommandContext) => object;
}

export interface AreaPlan {
  /** Unit id. */
  id: string;
  name: string;
  /** The branch or general branch that answers for it. */
  party: string;
  plant?: string;
}
export interface TeamPlan {
  id: string;
  name: string;
  area: number;
  station: string;
  branch: string;
  /** Which group covers it, or would. */
  group: string;
  /** Month in which it is linked, 0 before the story begins. */
  linkedIn?: number;
  /** Without a member as the story begins. */
  blank: boolean;
}
export interface GroupPlan {
  id: string;
  name: string;
  branch: string;
  area: number;
  teams: TeamPlan[];
  /** Month in which it is founded; absent when it never is. */
  foundedIn?: number;
}
export type Stage = 'applicant' | 'activist' | 'candidate' | 'probationary' | 'full';
export interface PersonPlan {
  employeeNo: string;
  unit: string;
  team?: TeamPlan;
  partyGroup?: string;
  stage?: Stage;
  /** Whether he came to the stage during the year: some stages last a year or more. */
  reachedInYear?: boolean;
  /** Month in which he came, of those who came during the year. */
  hiredIn?: number;
}

/** What the parts of a tenant's story build together: the world as it stands at the month being told, and the steps. */
export interface World {
  tenant: string;
  year: Year;
  chance: Chance;
  areas: AreaPlan[];
  teams: TeamPlan[];
  groups: GroupPlan[];
  offices: string[];
  branches: string[];
  people: PersonPlan[];
  partyOrganizations: number;
  steps: Step[];
  /** Members as the year begins, by the code of the area, plant or office they work in; under no code, all of them. */
  members: Map<string, string[]>;
  /** The person’s id, a pseudonym. */
  idOf: (employeeNo: string) => string;
}

export const OFFICER = '90000001';
export const SECRETARY = '90000002';
export const MEMBER = '90000003';
export const ADMIN = '90000004';
export const LEADER = '90000005';

/** Adds a step at a working hour of the date, by the officer unless someone else is named. */
export function tell(
  world: World,
  rank: Rank,
  key: string,
  date: string,
  command: Step['command'],
  actor = OFFICER,
): void {
  const minute = 480 + world.chance.between(0, 569);
  world.steps.push({ rank, key, date, at: moment(date, minute), actor: world.idOf(actor), command });
}
