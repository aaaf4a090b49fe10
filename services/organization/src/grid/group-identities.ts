import type { PartyOrganizationFact } from '@ronghe/contracts';
import type { Projection } from '@ronghe/event-sourcing';
import { type Declaration, declarationOf } from '../party-organization/party-organization.js';

type GroupDeclared = Extract<PartyOrganizationFact, { type: 'organization.group-declared' }>;

/** All that a Party group has declared of itself, oldest first, so that any day can be asked about. */
export interface GroupIdentity {
  declarations: readonly Declaration[];
}

export const groupIdentities: Projection<GroupIdentity, GroupDeclared> = {
  model: 'group-identities',
  version: 1,
  types: ['organization.group-declared'],
  keys: (event) => [event.data.partyGroup],
  evolve: (known, { data }) => ({ declarations: [...(known?.declarations ?? []), declarationOf(data)] }),
};

export const identityOn = (identity: GroupIdentity | undefined, day: string): Declaration | undefined =>
  identity?.declarations.findLast(({ on }) => on <= day);
