import type { GroupRight, PartyOrganizationFact } from '@ronghe/contracts';
import type { Projection } from '@ronghe/event-sourcing';
import type { Limit } from '../party-organization/party-organization.js';

export interface GroupRightGrant {
  partyGroup: string;
  right: GroupRight;
  from: string;
  to?: string;
  limit?: Limit;
  withdrawnOn?: string;
  reason?: string;
  uses: number;
  lastUsedOn?: string;
}

type RightFact = Exclude<PartyOrganizationFact, { type: 'organization.group-declared' }>;

/** Each grant by itself, with how often it was used. */
export const groupRights: Projection<GroupRightGrant, RightFact> = {
  model: 'group-rights',
  version: 1,
  types: ['organization.right-granted', 'organization.right-used', 'organization.right-withdrawn'],
  keys: (event) => [event.data.grant],
  evolve: (known, event) => {
    if (event.type === 'organization.right-granted') {
      const { partyGroup, right, from, to, limit } = event.data;
      return { partyGroup, right, from, to, limit, uses: 0 };
    }
    if (!known) return undefined;
    const { on } = event.data;
    if (event.type === 'organization.right-withdrawn') return { ...known, withdrawnOn: on, reason: event.data.reason };
    const lastUsedOn = known.lastUsedOn && known.lastUsedOn > on ? known.lastUsedOn : on;
    return { ...known, uses: known.uses + 1, lastUsedOn };
  },
  indexes: ['partyGroup', 'right'],
};

type RightUsed = Extract<PartyOrganizationFact, { type: 'organization.right-used' }>;

export interface RightUse {
  partyGroup: string;
  grant: string;
  right: GroupRight;
  on: string;
  what: string;
  fen?: number;
}

/** Each use by itself. */
export const rightUses: Projection<RightUse, RightUsed> = {
  model: 'right-uses',
  version: 1,
  types: ['organization.right-used'],
  keys: (event) => [event.data.use],
  evolve: (_, { data: { partyGroup, grant, right, on, what, fen } }) => ({ partyGroup, grant, right, on, what, fen }),
  indexes: ['partyGroup', 'grant', 'right'],
};
