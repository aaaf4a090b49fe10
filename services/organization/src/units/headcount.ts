import { type MembershipStage, type PersonFact, isMember } from '@ronghe/contracts';
import type { Projection, Recorded } from '@ronghe/event-sourcing';

/** How many people and Party members a unit or Party group has; people come from many streams, so each log counts its own. */
export interface Headcount {
  people: number;
  members: number;
}

export const headcount: Projection<Headcount, PersonFact> = {
  model: 'headcount',
  version: 2,
  types: [
    'organization.person-registered',
    'organization.person-moved',
    'organization.membership-changed',
    'organization.membership-ended',
    'organization.person-left',
    'organization.person-returned',
    'organization.person-forgotten',
  ],
  keys: (event) => [...changesOf(event).keys()],
  evolve: (count, event, key) => add(count, changesOf(event).get(key)!),
  merge: (partials) => partials.reduce(add, { people: 0, members: 0 }),
};

const add = (count: Headcount | undefined, change: Headcount): Headcount => ({
  people: (count?.people ?? 0) + change.people,
  members: (count?.members ?? 0) + change.members,
});

/** What an event adds to or takes from each unit and group. */
function changesOf(event: Recorded<PersonFact>): Map<string, Headcount> {
  const changes = new Map<string, Headcount>();
  const count = (key: string | undefined, people: number, members: number): void => {
    if (key) changes.set(key, add(changes.get(key), { people, members }));
  };
  switch (event.type) {
    case 'organization.person-registered':
    case 'organization.person-returned': {
      const { unit, partyGroup, membership } = event.data;
      count(unit, 1, one(membership));
      count(partyGroup, one(membership), one(membership));
      break;
    }
    case 'organization.person-moved':
      count(event.data.previousUnit, -1, -one(event.data.membership));
      count(event.data.unit, 1, one(event.data.membership));
      break;
    case 'organization.membership-changed': {
      const { unit, membership, previousMembership, partyGroup, previousPartyGroup } = event.data;
      count(unit, 0, one(membership) - one(previousMembership));
      count(previousPartyGroup, -one(previousMembership), -one(previousMembership));
      count(partyGroup, one(membership), one(membership));
      break;
    }
    case 'organization.membership-ended': {
      const { unit, membership, partyGroup } = event.data;
      count(unit, 0, -one(membership));
      count(partyGroup, -one(membership), -one(membership));
      break;
    }
    case 'organization.person-left':
    case 'organization.person-forgotten': {
      const { unit, partyGroup, membership } = event.data;
      // Who is forgotten after he left was taken out when he left.
      if ('left' in event.data && event.data.left) break;
      count(unit, -1, -one(membership));
      count(partyGroup, -one(membership), -one(membership));
      break;
    }
  }
  return changes;
}

const one = (stage: MembershipStage | undefined): number => (isMember(stage) ? 1 : 0);
