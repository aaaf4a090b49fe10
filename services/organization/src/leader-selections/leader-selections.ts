import type { LeaderSelectionFact, ReviewOutcome } from '@ronghe/contracts';
import type { Projection, Recorded } from '@ronghe/event-sourcing';
import { type SelectionState, isOpen, stateAfter } from '../leader-selection/leader-selection.js';
import type { Votes } from '../leader-selection/votes.js';

/** One selection with its three steps. Of people it holds pseudonyms only. */
export interface LeaderSelectionDocument {
  partyGroup: string;
  round: number;
  person: string;
  state: SelectionState;
  /** Whether it still goes on. */
  open: boolean;
  /** Day of its last step. */
  on: string;
  nomination: { by: string; words?: string; on: string };
  review?: { by: string; outcome: ReviewOutcome; words: string; on: string };
  vote?: Votes & { on: string };
  decision?: { by: string; from?: string; reason?: string; on: string };
  /** Why it was withdrawn. */
  reason?: string;
  /** Of its events on the group's stream. */
  events: number;
}

export const leaderSelections: Projection<LeaderSelectionDocument, LeaderSelectionFact> = {
  model: 'leader-selections',
  version: 1,
  types: [
    'organization.leader-nominated',
    'organization.leader-reviewed',
    'organization.leader-voted-on',
    'organization.leader-approved',
    'organization.leader-rejected',
    'organization.leader-selection-ended',
  ],
  keys: ({ data }) => [data.selection],
  evolve: evolveSelection,
  indexes: ['partyGroup', 'person', 'state', 'open'],
};

function evolveSelection(
  known: LeaderSelectionDocument | undefined,
  event: Recorded<LeaderSelectionFact>,
): LeaderSelectionDocument | undefined {
  const state = stateAfter(event);
  const now = { state, open: isOpen({ state }), on: event.data.on, events: (known?.events ?? 0) + 1 };
  if (event.type === 'organization.leader-nominated') {
    const { partyGroup, round, person, by, words, on } = event.data;
    return { partyGroup, round, person, ...now, nomination: { by, words, on } };
  }
  if (!known) return undefined;
  switch (event.type) {
    case 'organization.leader-reviewed': {
      const { by, outcome, words, on } = event.data;
      return { ...known, ...now, review: { by, outcome, words, on } };
    }
    case 'organization.leader-voted-on': {
      const { present, inFavour, against, abstained, on } = event.data;
      return { ...known, ...now, vote: { present, inFavour, against, abstained, on } };
    }
    case 'organization.leader-approved': {
      const { by, from, on } = event.data;
      return { ...known, ...now, decision: { by, from, on } };
    }
    case 'organization.leader-rejected': {
      const { by, reason, on } = event.data;
      return { ...known, ...now, decision: { by, reason, on } };
    }
    case 'organization.leader-selection-ended':
      return { ...known, ...now, reason: event.data.reason };
  }
}
