import { knownStandings } from '@ronghe/service-kit/pure';

/** What this service has heard of tenants and assigned roles. */
export const standings = knownStandings('alliance');
