import { knownUnits } from '@ronghe/service-kit/pure';

/** What this service has heard of the chart. */
export const knownUnitsHere = knownUnits('alliance-known-units');
