import type { LeaderSelectionFact } from '@ronghe/contracts';

/** How far a selection has come; the first three are open. */
export type SelectionState =
  | 'nominated'
  | 'supported'
  | 'carried'
  | 'opposed'
  | 'notCarried'
  | 'approved'
  | 'rejected'
  | 'withdrawn'
  | 'candidateGone';

export interface Selection {
  id: string;
  person: string;
  nominator: string;
  reviewer?: string;
  state: SelectionState;
  /** Day of its last step. */
  on: string;
}

/** The selections of one Party group, one after another: at most the last one is open. */
export interface LeaderSelections {
  last?: Selection;
  earlier: readonly Selection[];
  /** First day of the leader who was approved last. */
  leaderFrom?: string;
}

export const neverSelected = (): LeaderSelections => ({ earlier: [] });

export const isOpen = ({ state }: Pick<Selection, 'state'>): boolean =>
  state === 'nominated' || state === 'supported' || state === 'carried';

export function evolveLeaderSelections(group: LeaderSelections, fact: LeaderSelectionFact): LeaderSelections {
  if (fact.type === 'organization.leader-nominated') {
    const { selection: id, person, by: nominator, on } = fact.data;
    const earlier = group.last ? [...group.earlier, group.last] : group.earlier;
    return { ...group, earlier, last: { id, person, nominator, state: 'nominated', on } };
  }
  const last = { ...group.last!, state: stateAfter(fact), on: fact.data.on };
  switch (fact.type) {
    case 'organization.leader-reviewed':
      return { ...group, last: { ...last, reviewer: fact.data.by } };
    case 'organization.leader-approved':
      return { ...group, last, leaderFrom: fact.data.from };
    case 'organization.leader-voted-on':
    case 'organization.leader-rejected':
    case 'organization.leader-selection-ended':
      return { ...group, last };
    default:
      return fact satisfies never;
  }
}

/** Where a selection stands after a fact about it. */
export function stateAfter(fact: LeaderSelectionFact): SelectionState {
  switch (fact.type) {
    case 'organization.leader-nominated':
      return 'nominated';
    case 'organization.leader-reviewed':
      return fact.data.outcome;
    case 'organization.leader-voted-on':
      return fact.data.carried ? 'carried' : 'notCarried';
    case 'organization.leader-approved':
      return 'approved';
    case 'organization.leader-rejected':
      return 'rejected';
    case 'organization.leader-selection-ended':
      return fact.data.because;
    default:
      return fact satisfies never;
  }
}
