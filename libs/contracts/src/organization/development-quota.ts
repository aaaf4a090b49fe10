import { type FactsOf, Type, businessDate, event, id, oneOf, text } from '../schema.js';

/** How a team stands with Party members, as weights are given: none, one, more. */
export const TEAM_CLASSES = ['blank', 'oneMember', 'others'] as const;
export type TeamClass = (typeof TEAM_CLASSES)[number];
export type QuotaWeights = Record<TeamClass, number>;
/** Why a team was proposed its places. */
export const SHARE_REASONS = ['share', 'remainder', 'minimum', 'none'] as const;
export type ShareReason = (typeof SHARE_REASONS)[number];

const quota = id('development quota: its unit and its year');
const unit = id('production unit among whose teams it is shared out');
const year = Type.String({ pattern: '^\\d{4}$', description: 'year' });
const places = (description: string) => Type.Integer({ minimum: 0, maximum: 10_000, description });
const weight = (description: string) =>
  Type.Number({ minimum: 0, maximum: 1_000, description: `${description}, at most two decimals` });
const weights = Type.Object(
  { blank: weight('a team without a member'), oneMember: weight('a team with one'), others: weight('any other team') },
  { additionalProperties: false, description: 'what a team counts in the sharing out, by its class' },
);
const team = id('team');
const on = businessDate('day');

const proposedShare = Type.Object(
  {
    team,
    code: id('code of the team, by which ties are decided'),
    class: oneOf(TEAM_CLASSES, 'class of the team on that day'),
    members: Type.Integer({ minimum: 0, description: 'Party members of the team on that day' }),
    share: Type.Number({ minimum: 0, description: 'exact share by the weights, four decimals' }),
    places: places('places proposed'),
    because: oneOf(
      SHARE_REASONS,
      'whole part of the share; one more for its remainder; at least one for a blank team; nothing left',
    ),
  },
  { additionalProperties: false },
);
const change = Type.Object(
  {
    team,
    from: places('places until now'),
    to: places('places from now on'),
    reason: Type.Optional(text('why; names nobody', 200)),
  },
  { additionalProperties: false },
);

export const developmentQuotaEvents = [
  event(
    'organization.development-quota-set',
    '发展党员名额已设定',
    'A year’s places for new Party members and the weights for sharing them out were set',
    { quota, unit, year, places: places('places of the year'), weights, on },
  ),
  event(
    'organization.development-quota-proposed',
    '名额分配方案已提出',
    'The platform proposed how the places are shared out, with all that it went by',
    {
      quota,
      unit,
      year,
      places: places('places shared out'),
      weights,
      teams: Type.Array(proposedShare, { minItems: 1, maxItems: 1_000 }),
      on,
    },
  ),
  event('organization.development-quota-adjusted', '名额分配方案已调整', 'Places were moved between teams', {
    quota,
    unit,
    year,
    changes: Type.Array(change, { minItems: 1, maxItems: 1_000 }),
    on,
  }),
  event('organization.development-quota-decided', '名额分配已审定', 'The sharing out was decided, and holds', {
    quota,
    unit,
    year,
    shares: Type.Array(Type.Object({ team, places: places('places') }, { additionalProperties: false }), {
      minItems: 1,
      maxItems: 1_000,
    }),
    on,
  }),
] as const;
export type DevelopmentQuotaFact = FactsOf<typeof developmentQuotaEvents>;
