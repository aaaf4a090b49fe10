import { type FactsOf, Type, businessDate, event, id, oneOf, text } from '../schema.js';

export const REVIEW_OUTCOMES = ['supported', 'opposed'] as const;
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];
export const SELECTION_ENDS = ['withdrawn', 'candidateGone'] as const;
export type SelectionEnd = (typeof SELECTION_ENDS)[number];

const about = {
  selection: id('this selection'),
  partyGroup: id('Party group whose leader is chosen'),
  person: id('candidate'),
};
const on = businessDate('day');
const votes = (description: string) => Type.Integer({ minimum: 0, maximum: 500, description });

export const leaderSelectionEvents = [
  event('organization.leader-nominated', '党小组长人选已提名', 'Somebody was nominated as leader of a Party group', {
    ...about,
    round: Type.Integer({ minimum: 1, description: 'which selection of the group it is' }),
    by: id('person who nominated'),
    words: Type.Optional(text('why; names nobody', 500)),
    on,
  }),
  event('organization.leader-reviewed', '支部已考察党小组长人选', 'The branch reviewed a candidate for leader', {
    ...about,
    by: id('person who did it for the branch'),
    outcome: oneOf(REVIEW_OUTCOMES, 'what the branch says'),
    words: text('why; names nobody', 500),
    on,
  }),
  event(
    'organization.leader-voted-on',
    '党小组会议已表决',
    'The meeting of the group voted on a candidate for leader',
    {
      ...about,
      present: votes('members present'),
      inFavour: votes('votes for'),
      against: votes('votes against'),
      abstained: votes('abstentions'),
      carried: Type.Boolean({ description: 'whether more than half of those present were for it' }),
      on,
    },
  ),
  event('organization.leader-approved', '党小组长人选已批准', 'The general branch approved a candidate for leader', {
    ...about,
    by: id('person who did it for the general branch'),
    from: businessDate('first day as leader'),
    on,
  }),
  event('organization.leader-rejected', '党小组长人选未获批准', 'The general branch turned a candidate down', {
    ...about,
    by: id('person who did it for the general branch'),
    reason: text('why; names nobody', 500),
    on,
  }),
  event('organization.leader-selection-ended', '党小组长选拔已终止', 'A selection ended before it was decided', {
    ...about,
    because: oneOf(SELECTION_ENDS, 'withdrawn, or the candidate belongs to the group no more'),
    reason: Type.Optional(text('why; names nobody', 500)),
    on,
  }),
] as const;
export type LeaderSelectionFact = FactsOf<typeof leaderSelectionEvents>;
