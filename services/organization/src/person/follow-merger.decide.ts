import type { PersonFact } from '@ronghe/contracts';
import type { Person } from './person.js';

/** A unit or Party group was merged: whoever is still in it goes on to its heir. */
export interface FollowMerger {
  kind: 'followMerger';
  person: string;
  unit: string;
  into: string;
  on: string;
}

/** Refuses nothing: who has left the unit meanwhile, or was forgotten, stays where he is. */
export function followMerger({ person, unit, into, on: merged }: FollowMerger, now: Person): PersonFact[] {
  if (now.is !== 'registered') return [];
  // Who came after a merger that was entered late goes on from his first day.
  const on = merged > now.employedOn ? merged : now.employedOn;
  const { membership, partyGroup } = now;
  if (now.unit === unit)
    return [{ type: 'organization.person-moved', data: { person, unit: into, previousUnit: unit, membership, on } }];
  if (partyGroup !== unit || !membership) return [];
  return [
    {
      type: 'organization.membership-changed',
      data: {
        person,
        unit: now.unit,
        membership,
        previousMembership: membership,
        partyGroup: into,
        previousPartyGroup: unit,
        on,
      },
    },
  ];
}
