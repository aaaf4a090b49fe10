import { groupLeaders } from '../grid/group-leaders.js';
import { ChangeLeaderSelectionHandler } from '../leader-selection/leader-selection.handlers.js';
import { LeaderSelectionController } from '../leader-selection/leader-selection.http.js';
import { leaderSelections } from '../leader-selections/leader-selections.js';
import {
  LeaderSelectionQueryHandler,
  LeaderSelectionsController,
  LeaderSelectionsQueryHandler,
} from '../leader-selections/leader-selections.http.js';
import { ChangeGroupLeaderHandler } from '../party-organization/party-organization.handlers.js';
import type { Part } from './part.js';

/** How a Party group comes to its leader, in three steps (row B1). */
export const leadersPart: Part = {
  projections: [leaderSelections, groupLeaders],
  controllers: [LeaderSelectionController, LeaderSelectionsController],
  handlers: [
    ChangeLeaderSelectionHandler,
    ChangeGroupLeaderHandler,
    LeaderSelectionsQueryHandler,
    LeaderSelectionQueryHandler,
  ],
};
