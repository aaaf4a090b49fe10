import { type Params } from './http';
import { useGet } from './use-get';
import { useList } from './use-list';

const service = '/api/organization/v1';

export const termStates = ['inTerm', 'dueSoon', 'overdue', 'none'] as const;
export type TermState = (typeof termStates)[number];
export const termKinds = ['partyCommittee', 'generalBranch', 'branch'] as const;
export type TermKind = (typeof termKinds)[number];

export interface Term {
  id: string;
  name: string;
  kind: TermKind;
  unitPath: string;
  within: string[];
  state: TermState;
  election?: string;
  electedOn?: string;
  from?: string;
  until?: string;
  /** Last day before it was put off. */
  postponedFrom?: string;
  entitled?: number;
  present?: number;
}

export interface TermFigures extends Record<TermState, number> {
  on: string;
}

export interface Election {
  id: string;
  state: 'current' | 'past' | 'withdrawn';
  electedOn: string;
  from: string;
  until: string;
  entitled: number;
  present: number;
  postponedFrom?: string;
  postponedBecause?: string;
  approvedBy?: string;
  reason?: string;
}

export const termsPath = `${service}/terms`;
export const useTerms = (params: Params) => useList<Term>(termsPath, params);
export const useTermFigures = (params: Params) => useGet<TermFigures>(`${termsPath}/figures`, params);

export const electionsPath = (unit: string) => `${service}/party-organizations/${encodeURIComponent(unit)}/elections`;
export const electionCommandPath = (unit: string, election: string, command: 'postponement' | 'withdrawal') =>
  `${electionsPath(unit)}/${encodeURIComponent(election)}/${command}`;
export const useElections = (unit: string, asOf?: string) => useList<Election>(electionsPath(unit), { asOf });
