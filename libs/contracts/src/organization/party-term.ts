import { type FactsOf, Type, businessDate, event, id, text } from '../schema.js';

const unit = id('Party committee, general branch or branch');
const election = id('election that the term began with');
const on = businessDate('day');
const until = businessDate('last day of the term');
/** Of a notice about a term, so that whoever hears of it need not know the tree. */
const above = Type.Array(id('Party organisation'), {
  maxItems: 20,
  description: 'Party organisations above it, the nearest first',
});

/** On the stream of the organisation itself; whom it elected stands on the posts. */
export const partyTermEvents = [
  event('organization.election-held', '换届选举已登记', 'A Party organisation elected its committee or secretary', {
    unit,
    election: id('this election'),
    electedOn: businessDate('day of the election'),
    from: businessDate('first day of the term'),
    until,
    entitled: Type.Integer({ minimum: 1, description: 'members or delegates entitled to vote who should have come' }),
    present: Type.Integer({ minimum: 1, description: 'of these, those who were there' }),
  }),
  event('organization.election-postponed', '换届选举已延期', 'The election that ends a term was put off', {
    unit,
    election,
    previousUntil: businessDate('last day of the term until now'),
    until,
    reason: text('why; names nobody', 500),
    approvedBy: text('the document by which the organisation above approved it; names nobody', 200),
    on,
  }),
  event(
    'organization.election-withdrawn',
    '换届选举登记已撤回',
    'An election was recorded by mistake: the term before counts again',
    { unit, election, reason: text('why; names nobody', 500), on },
  ),
  event('organization.election-due', '任期将满', 'A term ends within half a year', {
    unit,
    above,
    election,
    until,
    on,
  }),
  event('organization.election-overdue', '逾期未换届', 'A term has ended without an election', {
    unit,
    above,
    election,
    until,
    on,
  }),
  event(
    'organization.term-lapsed',
    '任期已随组织撤销终止',
    'A term had ended with its organisation before it was over',
    {
      unit,
      election,
      dissolvedOn: businessDate('first day without the organisation'),
    },
  ),
] as const;
export type PartyTermFact = FactsOf<typeof partyTermEvents>;
