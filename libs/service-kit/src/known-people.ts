import type { PersonFact } from '@ronghe/contracts';
import type { Model, ModelReader, Projection } from '@ronghe/event-sourcing';
import { type KnownUnit, UnitDirectory } from './known-units.js';

/** What a service that does not keep the people has heard of one; the name stays sealed. */
export interface KnownPerson {
  /** None of a person who was forgotten: what he did stays where he was, without a name. */
  name?: string;
  forgotten?: true;
  unit: string;
  partyGroup?: string;
  /** First day on which he worked here no more: what he did before it still counts. */
  leftOn?: string;
}

/** The people of the oilfield; `model` is the service's own stored name for them. */
export const knownPeople = (model: string): Projection<KnownPerson, PersonFact> => ({
  model,
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
});

/** The units a person belongs to, with all above them, as a service knows both. */
export const whereaboutsIn =
  <P extends Pick<KnownPerson, 'unit' | 'partyGroup'>>(people: Model<P>, units: Model<KnownUnit>) =>
  async (reader: ModelReader, person: string): Promise<string[]> => {
    const known = await reader.get(people, person);
    const chart = await UnitDirectory.of(reader, units);
    return [...chart.within(known?.unit), ...chart.within(known?.partyGroup)];
  };
