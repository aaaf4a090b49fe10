import { knownStandings } from '@ronghe/service-kit/pure';

/** Who may what, in the form in which every service knows it. */
export const standings = knownStandings('organization');
