import { CoverageController, CoverageQueryHandler } from '../coverage/coverage.http.js';
import { coverage } from '../coverage/coverage.js';
import { ChangeTeamCoverageHandler } from '../team-coverage/team-coverage.handlers.js';
import { TeamCoverageController } from '../team-coverage/team-coverage.http.js';
import type { Part } from './part.js';

/** Which Party group covers which team (row A1). */
export const coveragePart: Part = {
  projections: [coverage],
  controllers: [TeamCoverageController, CoverageController],
  handlers: [ChangeTeamCoverageHandler, CoverageQueryHandler],
};
