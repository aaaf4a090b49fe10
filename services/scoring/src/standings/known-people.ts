import type { PersonFact } from '@ronghe/contracts';
import { type Projection } from '@ronghe/event-sourcing';
import { knownUnits } from '@ronghe/service-kit/pure';

/** What this service has heard of the chart. */
export const knownUnitsHere = knownUnits('scoring-known-units');

/** What this service has heard of a person; the name stays sealed. */
export interface KnownPerson {
  /** None of a person who was forgotten: his points stay where he was, without a name. */
  name?: string;
  forgotten?: true;
  unit: string;
  partyGroup?: string;
  /** First day on which he worked here no more: what he did before it still counts. */
  leftOn?: string;
}

export const knownPeople: Projection<KnownPerson, PersonFact> = {
  model: 'scoring-known-people',
  version: 3,
  types: [
    'organization.person-registered',
    'organization.person-corrected',
    'organization.person-moved',
    'organization.membership-changed',
    'organization.membership-ended',
    'organization.person-left',
    'organization.person-returned',
    'organization.person-forgotten',
  ],
  keys: (event) => [event.data.person],
  evolve: (known, event) => {
    switch (event.type) {
      case 'organization.person-registered':
        return { name: event.data.name, unit: event.data.unit, partyGroup: event.data.partyGroup };
      case 'organization.person-corrected':
        return known && { ...known, name: event.data.name ?? known.name };
      case 'organization.person-moved':
        return known && { ...known, unit: event.data.unit };
      case 'organization.membership-changed':
        return known && { ...known, partyGroup: event.data.partyGroup };
      case 'organization.membership-ended':
        return known && { ...known, partyGroup: undefined };
      case 'organization.person-left':
        return known && { ...known, leftOn: event.data.on };
      case 'organization.person-returned':
        return known && { ...known, unit: event.data.unit, partyGroup: event.data.partyGroup, leftOn: undefined };
      case 'organization.person-forgotten':
        return { forgotten: true, unit: event.data.unit, partyGroup: event.data.partyGroup };
      default:
        return known;
    }
  },
};
