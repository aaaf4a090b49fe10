import type { PersonFact } from '@ronghe/contracts';
import type { ModelReader, Projection } from '@ronghe/event-sourcing';
import { UnitDirectory } from '@ronghe/service-kit/pure';
import { knownUnitsHere } from './known-units.js';

/** What this service has heard of a person; the name stays sealed. */
export interface KnownPerson {
  /** None of a person who was forgotten. */
  name?: string;
  forgotten?: true;
  unit: string;
  partyGroup?: string;
}

export const knownPeopleHere: Projection<KnownPerson, PersonFact> = {
  model: 'alliance-known-people',
  version: 1,
  types: [
    'organization.person-registered',
    'organization.person-corrected',
    'organization.person-moved',
    'organization.membership-changed',
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
      case 'organization.person-forgotten':
        return { forgotten: true, unit: event.data.unit, partyGroup: event.data.partyGroup };
      default:
        return known;
    }
  },
};

/** The units a person belongs to, with all above them. */
export async function whereabouts(reader: ModelReader, person: string): Promise<string[]> {
  const known = await reader.get(knownPeopleHere, person);
  const chart = await UnitDirectory.of(reader, knownUnitsHere);
  return [...chart.within(known?.unit), ...chart.within(known?.partyGroup)];
}
