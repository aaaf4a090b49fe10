import type { TeamCoverageFact } from '@ronghe/contracts';
import type { Decider } from '@ronghe/event-sourcing';
import { type TeamCoverage, evolveTeamCoverage, neverCovered } from './team-coverage.js';
import { type TeamCoverageCommand, decideTeamCoverage } from './team-coverage.decide.js';

export const teamCoverage: Decider<TeamCoverage, TeamCoverageCommand, TeamCoverageFact> = {
  category: 'team-coverage',
  initial: neverCovered,
  decide: decideTeamCoverage,
  evolve: evolveTeamCoverage,
};
