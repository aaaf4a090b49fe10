import type { LeaderSelectionFact } from '@ronghe/contracts';
import type { Decider } from '@ronghe/event-sourcing';
import { type LeaderSelections, evolveLeaderSelections, neverSelected } from './leader-selection.js';
import { type LeaderSelectionCommand, decideLeaderSelection } from './leader-selection.decide.js';

export const leaderSelection: Decider<LeaderSelections, LeaderSelectionCommand, LeaderSelectionFact> = {
  category: 'leader-selection',
  initial: neverSelected,
  decide: decideLeaderSelection,
  evolve: evolveLeaderSelections,
};
