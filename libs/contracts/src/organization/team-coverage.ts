import { type FactsOf, businessDate, event, id } from '../schema.js';

const team = id('production unit of kind team');
const partyGroup = id('Party group');

export const teamCoverageEvents = [
  event('organization.group-linked', '党小组已覆盖班组', 'A Party group covers a production team', {
    team,
    partyGroup,
    from: businessDate('first day'),
  }),
  event('organization.group-unlinked', '党小组不再覆盖班组', 'A Party group no longer covers a production team', {
    team,
    partyGroup,
    from: businessDate('first day'),
    to: businessDate('first day without'),
  }),
] as const;
export type TeamCoverageFact = FactsOf<typeof teamCoverageEvents>;
