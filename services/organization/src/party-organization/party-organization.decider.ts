import type { GroupLeaderFact, PartyOrganizationFact } from '@ronghe/contracts';
import type { Decider } from '@ronghe/event-sourcing';
import { type PartyOrganization, evolvePartyOrganization, nothingDeclared } from './party-organization.js';
import { type PartyOrganizationCommand, decidePartyOrganization } from './party-organization.decide.js';

export const partyOrganization: Decider<
  PartyOrganization,
  PartyOrganizationCommand,
  PartyOrganizationFact | GroupLeaderFact
> = {
  category: 'party-organization',
  initial: nothingDeclared,
  decide: decidePartyOrganization,
  evolve: evolvePartyOrganization,
};
