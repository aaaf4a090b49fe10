import { knownPeople, knownUnits } from '@ronghe/service-kit/pure';

/** What this service has heard of the chart, and of people. */
export const knownUnitsHere = knownUnits('scoring-known-units');
export const knownPeopleHere = knownPeople('scoring-known-people');
