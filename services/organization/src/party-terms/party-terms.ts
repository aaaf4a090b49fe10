import type { PartyTermFact } from '@ronghe/contracts';
import type { Projection } from '@ronghe/event-sourcing';
import { type Terms, evolveTerms } from '../party-organization/terms.js';

/** All elections of a Party organisation in the order in which they were held, so that any day can be asked about. */
export interface PartyTerms {
  terms: Terms;
}

export const partyTerms: Projection<PartyTerms, PartyTermFact> = {
  model: 'party-terms',
  version: 1,
  types: ['organization.election-held', 'organization.election-postponed', 'organization.election-withdrawn'],
  keys: ({ data }) => [data.unit],
  evolve: (known, event) => ({ terms: evolveTerms(known?.terms ?? [], event) }),
};
