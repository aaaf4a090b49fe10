import { knownPeople, whereaboutsIn } from '@ronghe/service-kit/pure';
import { knownUnitsHere } from './known-units.js';

/** What this service has heard of people. */
export const knownPeopleHere = knownPeople('alliance-known-people');
export const whereabouts = whereaboutsIn(knownPeopleHere, knownUnitsHere);
