import { Ability, subject } from '@casl/ability';
import { GROUP_TENANT } from '@ronghe/contracts';
import type { Grant, Role } from './identity.js';
import { outsideScope } from './refusals.js';

export type Action = 'read' | 'change' | 'approve';

/**
 * What there is to read or change. `area`: what a unit has to be answered for, zones and demonstration posts; `contract`:
 * who answers for it; `groupRight`: what a Party group was given to decide by itself; `partyGroup`: what it says and does
 * itself; `personDetails`: ID number and phone; `post`: posts, their duties and who holds them; `profile`: what everyone
 * sees of himself.
 */
export type Thing =
  | 'alliance'
  | 'area'
  | 'audit'
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
  | 'role'
  | 'rulebook'
  | 'score'
  | 'tenant'
  | 'unit'
  | 'webhook'
  | 'workbook';

/** What a rule looks at in one row: whom it is about, and the units it belongs to with all above them. */
export interface Row {
  person?: string;
  within?: readonly string[];
}

/**
 * Which rows: all of the tenant; those in the role's subtree; one's own; those that are about nobody. `oilfield`: all, for
 * a role that reaches the whole oilfield, and none for any other.
 */
type Where = 'everywhere' | 'oilfield' | 'within' | 'own' | 'impersonal';
type Right = readonly [actions: readonly Action[], things: readonly Thing[], where: Where];

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
      'unit',
    ],
    'everywhere',
  ],
  [READ, ['event', 'score'], 'impersonal'],
];
const OWN: Right[] = [
  [READ, ['contract', 'dutyList', 'event', 'leaderSelection', 'person', 'personDetails', 'post', 'score'], 'own'],
  [BOTH, ['dutySignature', 'notice'], 'own'],
];
/** What officers and secretaries change in the units they answer for, and an administrator in all. */
const DAILY_WORK: readonly Thing[] = [
  'alliance',
  'area',
  'contract',
  'coverage',
  'dutyList',
  'groupRight',
  'leaderSelection',
  'partyGroup',
  'person',
  'post',
  'problem',
  'score',
  'unit',
  'workbook',
];
const OF_ONES_PEOPLE: Right[] = [
  [
    READ,
    [
      'contract',
      'dutyList',
      'dutySignature',
      'event',
      'forgetting',
      'leaderSelection',
      'person',
      'personDetails',
      'post',
      'score',
    ],
    'within',
  ],
  [['change'], DAILY_WORK, 'within'],
];

/** Who may do what; all else is denied. */
const RIGHTS: Record<Role, readonly Right[]> = {
  tenantAdmin: [
    ...OPEN,
    ...OWN,
    [
      READ,
      [
        'audit',
        'contract',
        'dutyList',
        'dutySignature',
        'event',
        'leaderSelection',
        'person',
        'personDetails',
        'post',
        'score',
      ],
      'everywhere',
    ],
    [BOTH, ['forgetting', 'parked', 'role', 'rulebook', 'webhook'], 'everywhere'],
    [['approve'], ['forgetting'], 'everywhere'],
    [['change'], ['developmentQuota', ...DAILY_WORK], 'everywhere'],
  ],
  committeeOfficer: [
    ...OPEN,
    ...OWN,
    ...OF_ONES_PEOPLE,
    [READ, ['role'], 'within'],
    [['change'], ['developmentQuota', 'forgetting'], 'within'],
    [BOTH, ['rulebook', 'webhook'], 'oilfield'],
  ],
  branchSecretary: [...OPEN, ...OWN, ...OF_ONES_PEOPLE],
  groupLeader: [
    ...OPEN,
    ...OWN,
    [READ, ['contract', 'dutyList', 'dutySignature', 'event', 'leaderSelection', 'person', 'post', 'score'], 'within'],
    [['change'], ['partyGroup'], 'within'],
  ],
  member: [...OPEN, ...OWN],
  groupAuditor: [
    ...OPEN,
    [
      READ,
      [
        'audit',
        'contract',
        'dutyList',
        'dutySignature',
        'event',
        'group',
        'leaderSelection',
        'person',
        'post',
        'role',
        'score',
        'tenant',
      ],
      'everywhere',
    ],
  ],
  // Runs everything and reads no personal data.
  itOperator: [
    [READ, ['profile'], 'everywhere'],
    [BOTH, ['parked'], 'everywhere'],
  ],
  subscriber: [...OPEN, [READ, ['event'], 'everywhere']],
};

/** An operator of the group itself also runs the list of its oilfields. */
const OF_THE_GROUP: Partial<Record<Role, readonly Right[]>> = {
  itOperator: [[BOTH, ['tenant'], 'everywhere']],
};

/** For documents: which roles may do this to at least some of these, at their widest. */
export const rolesThatMay = (action: Action, thing: Thing): string[] =>
  (Object.keys(RIGHTS) as Role[]).flatMap((role) => {
    if (new Rights('', '', [{ role }]).may(action, thing)) return [role];
    return new Rights('', GROUP_TENANT, [{ role }]).may(action, thing) ? [`${role} of the group`] : [];
  });

type Condition = (row: Row) => boolean;

/** What one caller may do, by CASL: any rule that allows it, and nothing without one. */
export class Rights {
  readonly #ability: Ability<[Action, Thing | Row], Condition>;

  constructor(person: string, tenant: string, grants: readonly Grant[]) {
    const rules = grants.flatMap((grant) =>
      [...RIGHTS[grant.role], ...((tenant === GROUP_TENANT && OF_THE_GROUP[grant.role]) || [])].flatMap(
        ([actions, things, where]) => {
          const conditions = conditionOf(where, grant, person);
          if (conditions === 'never') return [];
          return [{ action: [...actions], subject: [...things], ...(conditions && { conditions }) }];
        },
      ),
    );
    this.#ability = new Ability<[Action, Thing | Row], Condition>(rules, {
      conditionsMatcher: (condition) => condition,
    });
  }

  /** For a row; without one, whether there can be any row at all. */
  may(action: Action, thing: Thing, row?: Row): boolean {
    return this.#ability.can(action, row ? subject(thing, { ...row }) : thing);
  }

  /** Whether no row is left out, so that rows need not be looked at. */
  everywhere(action: Action, thing: Thing): boolean {
    return this.#ability.rulesFor(action, thing).some((rule) => rule.conditions === undefined);
  }

  /** @throws Refusal outside-scope */
  require(action: Action, thing: Thing, row: Row): void {
    if (!this.may(action, thing, row)) throw outsideScope();
  }
}

/** Undefined: all rows. */
function conditionOf(where: Where, { unit }: Grant, self: string): Condition | undefined | 'never' {
  switch (where) {
    case 'everywhere':
      return undefined;
    case 'oilfield':
      return unit === undefined ? undefined : 'never';
    case 'within':
      return unit === undefined ? undefined : ({ within }) => within?.includes(unit) ?? false;
    case 'own':
      return ({ person }) => person === self;
    case 'impersonal':
      return ({ person }) => person === undefined;
  }
}
