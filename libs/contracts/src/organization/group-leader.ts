import { type FactsOf, businessDate, event, id, oneOf } from '../schema.js';

export const LEADER_ENDS = ['succeeded', 'leftGroup', 'left', 'forgotten'] as const;
export type LeaderEnd = (typeof LEADER_ENDS)[number];

const partyGroup = id('Party group');
const person = id('its leader');

/** On the stream of the group itself; they come of a selection. */
export const groupLeaderEvents = [
  event('organization.group-leader-appointed', '党小组长已任职', 'A Party group has a leader', {
    partyGroup,
    person,
    selection: id('selection that he was chosen by'),
    from: businessDate('first day'),
  }),
  event('organization.group-leader-ended', '党小组长已卸任', 'A leader of a Party group is it no more', {
    partyGroup,
    person,
    from: businessDate('first day'),
    to: businessDate('first day without him'),
    because: oneOf(LEADER_ENDS, 'why'),
  }),
] as const;
export type GroupLeaderFact = FactsOf<typeof groupLeaderEvents>;
