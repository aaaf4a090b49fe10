import type { Params } from './http';
import { useGet } from './use-get';
import { useList } from './use-list';

const service = '/api/organization/v1';

export const selectionStates = [
  'nominated',
  'supported',
  'carried',
  'approved',
  'opposed',
  'notCarried',
  'rejected',
  'withdrawn',
  'candidateGone',
] as const;
export type SelectionState = (typeof selectionStates)[number];

export interface Selection {
  id: string;
  partyGroup: string;
  groupName: string;
  branchName?: string;
  within: string[];
  round: number;
  person: string;
  name?: string | null;
  state: SelectionState;
  open: boolean;
  on: string;
}

interface Step {
  by: string;
  byName?: string | null;
  on: string;
}

export interface SelectionDetail extends Selection {
  /** The unit that approves. */
  approvedBy?: string;
  nomination: Step & { words?: string };
  review?: Step & { outcome: 'supported' | 'opposed'; words: string };
  vote?: { present: number; inFavour: number; against: number; abstained: number; on: string };
  decision?: Step & { from?: string; reason?: string };
  reason?: string;
}

export const selectionsPath = `${service}/leader-selections`;
export const nominationPath = (group: string) =>
  `${service}/party-groups/${encodeURIComponent(group)}/leader-selections`;
export const stepPath = (
  { partyGroup, id }: Pick<Selection, 'partyGroup' | 'id'>,
  step: 'review' | 'vote' | 'approval' | 'rejection' | 'withdrawal',
) => `${nominationPath(partyGroup)}/${encodeURIComponent(id)}/${step}`;

export const useSelections = (params: Params) => useList<Selection>(selectionsPath, params);
export const useSelection = (id: string, asOf?: string) =>
  useGet<SelectionDetail>(`${selectionsPath}/${encodeURIComponent(id)}`, { asOf });
