import { type FactsOf, Type, businessDate, event, id, oneOf, text } from '../schema.js';

/** What a Party group can be given to decide by itself. */
export const GROUP_RIGHTS = ['awards', 'bonus', 'attendance', 'dailyWork'] as const;
export type GroupRight = (typeof GROUP_RIGHTS)[number];
/** How long a limit counts before it begins anew: a calendar month, quarter or year. */
export const LIMIT_PERIODS = ['month', 'quarter', 'year'] as const;
export type LimitPeriod = (typeof LIMIT_PERIODS)[number];

const partyGroup = id('Party group');
const grant = id('the grant');
const right = oneOf(GROUP_RIGHTS, 'which right');
const fen = (description: string) => Type.Integer({ minimum: 1, description: `${description}, in fen` });

export const partyOrganizationEvents = [
  event('organization.group-declared', '党小组已申报类型和品牌', 'A Party group declared its type and brand', {
    partyGroup,
    groupType: text('type in the group’s own word, such as 上产型, 安全型, 温馨型', 20),
    brand: Type.Optional(text('brand', 60)),
    on: businessDate('since when'),
  }),
  event('organization.right-granted', '权利已下放', 'A right was granted to a Party group', {
    partyGroup,
    grant,
    right,
    from: businessDate('first day'),
    to: Type.Optional(businessDate('last day')),
    limit: Type.Optional(
      Type.Object(
        {
          per: oneOf(LIMIT_PERIODS, 'period that the limit is for'),
          uses: Type.Optional(Type.Integer({ minimum: 1, description: 'uses at most' })),
          fen: Type.Optional(fen('money at most, of the bonus right only')),
        },
        { additionalProperties: false, description: 'how much it may be used' },
      ),
    ),
  }),
  event('organization.right-used', '权利已行使', 'A Party group used a right that it holds', {
    partyGroup,
    grant,
    right,
    use: id('this use'),
    on: businessDate('day of the use'),
    what: text('what was decided; names nobody', 200),
    fen: Type.Optional(fen('money decided on, of the bonus right only')),
  }),
  event('organization.right-withdrawn', '权利已收回', 'A right was taken back from a Party group', {
    partyGroup,
    grant,
    right,
    on: businessDate('first day without it'),
    reason: text('why', 200),
  }),
] as const;
export type PartyOrganizationFact = FactsOf<typeof partyOrganizationEvents>;
