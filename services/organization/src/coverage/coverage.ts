import type { TeamCoverageFact } from '@ronghe/contracts';
import type { Projection } from '@ronghe/event-sourcing';
import { type TeamCoverage, evolveTeamCoverage, neverCovered } from '../team-coverage/team-coverage.js';

/** The Party groups that have covered each team; key is the team. */
export const coverage: Projection<TeamCoverage, TeamCoverageFact> = {
  model: 'coverage',
  version: 1,
  types: ['organization.group-linked', 'organization.group-unlinked'],
  keys: (event) => [event.data.team],
  evolve: (document, event) => evolveTeamCoverage(document ?? neverCovered(), event),
};
