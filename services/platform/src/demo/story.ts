import type { CommandContext } from '@ronghe/event-sourcing';
import type { Chance } from './random.js';
import { type Year, moment } from './year.js';

/** In what order the commands of one month are sent; those of one rank go together. */
export const RANKS = [
  'chart',
  'found',
  'rulebook',
  'register',
  'unlink',
  'change',
  'link',
  'form',
  'meet',
  'raise',
  'claim',
  'release',
  'claimAgain',
  'overdue',
  'close',
  'byHand',
  'reverse',
  'declare',
  'grant',
  'use',
  'withdraw',
  'contactOpen',
  'contactVisit',
  'rectifyAssign',
  'rectifyDone',
  'rectifyCheck',
  'stationDuty',
  'stationDay',
  'stationClose',
  'dutyIssue',
  'dutySign',
  'dutyRemind',
  'dutySignLate',
  'keyStaff',
  'area',
  'contract',
  'contractChange',
  'leaderNominate',
  'leaderReview',
  'leaderVote',
  'leaderApprove',
  'quotaSet',
  'quotaDecide',
  'dutyRegister',
  'post',
  'postEnd',
  'appoint',
  'postDuties',
  'trainingCourse',
  'trainingPlan',
  'trainingFill',
  'trainingAnnounce',
  'trainingHeld',
  'trainingDone',
  'election',
  'electionPostpone',
  'electionNote',
  // After all else of its month, which may name who or what then is there no more.
  'comeBack',
  'leave',
  'merge',
] as const;
export type Rank = (typeof RANKS)[number];

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
