import { knownUnits } from '@ronghe/service-kit';

/** What this service has heard of the chart. */
export const knownUnitsHere = knownUnits('alliance-known-units');
