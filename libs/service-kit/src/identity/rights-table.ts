import type { Role } from './identity.js';

export type Action = 'read' | 'change' | 'approve';

/**
 * What there is to read or change. `area`: what a unit has to be answered for, zones and demonstration posts; `contract`:
 * who answers for it; `groupRight`: what a Party group was given to decide by itself; `partyGroup`: what it says and does
 * itself; `personDetails`: ID number and phone; `post`: posts, their duties and who holds them; `profile`: what everyone
 * sees of himself; `stationDay`: that a leader was at a station; `stationDuty`: how often he has to be there, and when he
 * need not; `term`: for how long a Party organisation was elected; `trainingRecord`: how somebody fares in his trainings.
 */
export type Thing =
  | 'alliance'
  | 'area'
  | 'audit'
  | 'contactPoint'
  | 'contactVisit'
  | 'contract'
  | 'coverage'
  | 'developmentQuota'
  | 'dutyList'
  | 'dutySignature'
  | 'event'
  | 'forgetting'
  | 'group'
  | 'groupRight'
  | 'leaderSelection'
  | 'notice'
  | 'parked'
  | 'partyGroup'
  | 'person'
  | 'personDetails'
  | 'post'
  | 'problem'
  | 'profile'
  | 'rectification'
  | 'role'
  | 'rulebook'
  | 'score'
  | 'stationDay'
  | 'stationDuty'
  | 'tenant'
  | 'term'
  | 'training'
  | 'trainingMenu'
  | 'trainingRecord'
  | 'unit'
  | 'webhook'
  | 'workbook';

/**
 * Which rows: all of the tenant; those in the role's subtree; one's own; those that are about nobody. `oilfield`: all, for
 * a role that reaches the whole oilfield, and none for any other.
 */
export type Where = 'everywhere' | 'oilfield' | 'within' | 'own' | 'impersonal';
export type Right = readonly [actions: readonly Action[], things: readonly Thing[], where: Where];

const READ = ['read'] as const;
const BOTH = ['read', 'change'] as const;

/** What everyone in an oilfield may see: no row of these says anything about a person. */
const OPEN: Right[] = [
  [
    READ,
    [
      'alliance',
      'area',
      'coverage',
      'developmentQuota',
      'groupRight',
      'partyGroup',
      'problem',
      'profile',
      'rulebook',
      'term',
      'trainingMenu',
      'unit',
    ],
    'everywhere',
  ],
  [READ, ['event', 'score'], 'impersonal'],
];
const OWN: Right[] = [
  [
    READ,
    [
      'contactPoint',
      'contract',
      'dutyList',
      'event',
      'leaderSelection',
      'person',
      'personDetails',
      'post',
      'score',
      'training',
    ],
    'own',
  ],
  [BOTH, ['dutySignature', 'notice', 'rectification', 'stationDay', 'trainingRecord'], 'own'],
  [['change'], ['contactVisit'], 'own'],
];
/** What says something about a person, but for his ID number and phone. */
const ABOUT_PEOPLE: readonly Thing[] = [
  'contactPoint',
  'contract',
  'dutyList',
  'dutySignature',
  'event',
  'leaderSelection',
  'person',
  'post',
  'rectification',
  'score',
  'stationDay',
  'training',
  'trainingRecord',
];
/** What officers and secretaries change in the units they answer for, and an administrator in all. */
const DAILY_WORK: readonly Thing[] = [
  'alliance',
  'area',
  'contactPoint',
  'contactVisit',
  'contract',
  'coverage',
  'dutyList',
  'groupRight',
  'leaderSelection',
  'partyGroup',
  'person',
  'post',
  'problem',
  'rectification',
  'score',
  'stationDay',
  'stationDuty',
  'term',
  'training',
  'unit',
  'workbook',
];
const OF_ONES_PEOPLE: Right[] = [
  [READ, [...ABOUT_PEOPLE, 'forgetting', 'personDetails'], 'within'],
  [['change'], DAILY_WORK, 'within'],
  [['approve'], ['rectification'], 'within'],
];

/** Who may do what; all else is denied. */
export const RIGHTS: Record<Role, readonly Right[]> = {
  tenantAdmin: [
    ...OPEN,
    ...OWN,
    [READ, [...ABOUT_PEOPLE, 'audit', 'personDetails'], 'everywhere'],
    [BOTH, ['forgetting', 'parked', 'role', 'rulebook', 'trainingMenu', 'webhook'], 'everywhere'],
    [['approve'], ['forgetting', 'rectification'], 'everywhere'],
    [['change'], ['developmentQuota', ...DAILY_WORK], 'everywhere'],
  ],
  committeeOfficer: [
    ...OPEN,
    ...OWN,
    ...OF_ONES_PEOPLE,
    [READ, ['role'], 'within'],
    [['change'], ['developmentQuota', 'forgetting'], 'within'],
    [BOTH, ['rulebook', 'trainingMenu', 'webhook'], 'oilfield'],
  ],
  branchSecretary: [...OPEN, ...OWN, ...OF_ONES_PEOPLE],
  groupLeader: [...OPEN, ...OWN, [READ, ABOUT_PEOPLE, 'within'], [['change'], ['partyGroup'], 'within']],
  member: [...OPEN, ...OWN],
  groupAuditor: [...OPEN, [READ, [...ABOUT_PEOPLE, 'audit', 'group', 'role', 'tenant'], 'everywhere']],
  // Runs everything and reads no personal data.
  itOperator: [
    [READ, ['profile'], 'everywhere'],
    [BOTH, ['parked'], 'everywhere'],
  ],
  subscriber: [...OPEN, [READ, ['event'], 'everywhere']],
};

/** An operator of the group itself also runs the list of its oilfields. */
export const OF_THE_GROUP: Partial<Record<Role, readonly Right[]>> = {
  itOperator: [[BOTH, ['tenant'], 'everywhere']],
};
