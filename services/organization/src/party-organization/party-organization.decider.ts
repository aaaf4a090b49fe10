import type { Decider } from '@ronghe/event-sourcing';
import {
  type AnyPartyOrganizationFact,
  type PartyOrganization,
  evolvePartyOrganization,
  nothingDeclared,
} from './party-organization.js';
import { type PartyOrganizationCommand, decidePartyOrganization } from './party-organization.decide.js';

export const partyOrganization: Decider<PartyOrganization, PartyOrganizationCommand, AnyPartyOrganizationFact> = {
  category: 'party-organization',
  initial: nothingDeclared,
  decide: decidePartyOrganization,
  evolve: evolvePartyOrganization,
};
