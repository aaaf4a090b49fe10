import { type KnownUnit, knownUnits } from '@ronghe/service-kit/pure';

/** The chart's units. Services that do not own the chart keep them in the same form. */
export type Unit = KnownUnit;
export const units = knownUnits('units');
