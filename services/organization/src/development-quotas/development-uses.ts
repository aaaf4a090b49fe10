import type { MembershipStage, PersonFact } from '@ronghe/contracts';
import type { Projection } from '@ronghe/event-sourcing';

/**
 * That a person took one of his team's places: in that year he became a candidate, or a probationary member. Both in one
 * year are one place, of the team he was in at the first. Whom another unit developed and who came with his stage takes
 * none, nor does what a workbook stated, for nobody knows of which year it is. It stays when he is forgotten: it holds
 * nothing but a pseudonym.
 */
export interface DevelopmentUse {
  person: string;
  year: string;
  team: string;
  stage: MembershipStage;
  on: string;
}

type MembershipChanged = Extract<PersonFact, { type: 'organization.membership-changed' }>;

const TAKES_A_PLACE: readonly MembershipStage[] = ['candidate', 'probationary'];

export const developmentUses: Projection<DevelopmentUse, MembershipChanged> = {
  model: 'development-uses',
  version: 1,
  types: ['organization.membership-changed'],
  keys: ({ data }) => (takesAPlace(data) ? [`${data.person}@${data.on.slice(0, 4)}`] : []),
  evolve: (known, { data: { person, unit, membership, on } }) =>
    known ? { ...known, stage: membership } : { person, year: on.slice(0, 4), team: unit, stage: membership, on },
  indexes: ['year', 'team', 'person'],
};

const takesAPlace = ({ membership, previousMembership, stated }: MembershipChanged['data']): boolean =>
  TAKES_A_PLACE.includes(membership) && !stated && !!previousMembership && membership !== previousMembership;
