import type { AllianceFact } from '@ronghe/contracts';
import type { Projection } from '@ronghe/event-sourcing';
import { knownUnits } from '@ronghe/service-kit/pure';

/** What this service has heard of the chart, for names in notices. */
export const knownUnitsHere = knownUnits('notification-known-units');

export interface KnownAlliance {
  name: string;
  parties: readonly string[];
}

/** What this service has heard of alliances: whom a new problem concerns. */
export const knownAlliances: Projection<KnownAlliance, AllianceFact> = {
  model: 'notification-known-alliances',
  version: 1,
  types: ['alliance-project.alliance-formed'],
  keys: (event) => [event.data.alliance],
  evolve: (known, event) =>
    event.type === 'alliance-project.alliance-formed' ? { name: event.data.name, parties: event.data.parties } : known,
};
