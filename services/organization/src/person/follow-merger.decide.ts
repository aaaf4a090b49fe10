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

/** Refuses nothing: who has another unit meanwhile, works here no more or was forgotten, stays where he is. */
export function followMerger({ person, unit, into, on: merged }: FollowMerger, now: Person): PersonFact[] {
  if (now.is !== 'registered') return [];
  const { membership, partyGroup, employedOn, unitSince, stages } = now;
  // Who came after a merger that was entered late goes on from his first day there.
  const from = (first: string | undefined): string => [merged, employedOn, first ?? employedOn].sort().at(-1)!;
  if (now.unit === unit)
    return [
      {
        type: 'organization.person-moved',
        data: { person, unit: into, previousUnit: unit, membership, on: from(unitSince) },
      },
    ];
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
        on: from(stages[membership]),
      },
    },
  ];
}
