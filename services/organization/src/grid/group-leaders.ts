import type { GroupLeaderFact } from '@ronghe/contracts';
import type { Projection } from '@ronghe/event-sourcing';
import { type Leaders, evolveLeaders } from '../party-organization/leaders.js';

/** All leaders of a group, oldest first, so that any day can be asked about. */
export interface GroupLeaders {
  leaders: Leaders;
  /** Who is in office. */
  now?: string;
}

export const groupLeaders: Projection<GroupLeaders, GroupLeaderFact> = {
  model: 'group-leaders',
  version: 1,
  types: ['organization.group-leader-appointed', 'organization.group-leader-ended'],
  keys: (event) => [event.data.partyGroup],
  evolve: (known, event) => {
    const leaders = evolveLeaders(known?.leaders ?? [], event);
    const last = leaders.at(-1);
    return { leaders, now: last?.to ? undefined : last?.person };
  },
  indexes: ['now'],
};
