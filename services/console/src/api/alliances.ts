import { useGet } from './use-get';
import { type ListAnswer, useList } from './use-list';

const service = '/api/alliance-project/v1';

export const allianceModes = ['alliance', 'pair', 'coBuilding', 'helpingPair'] as const;
export type AllianceMode = (typeof allianceModes)[number];
export const resourceKinds = ['people', 'technique', 'facilities', 'experience'] as const;
export type ResourceKind = (typeof resourceKinds)[number];
export const problemStates = ['raised', 'claimed', 'closed'] as const;
export type ProblemState = (typeof problemStates)[number];
export type ProblemCounts = Record<ProblemState, number>;

export interface AllianceItem {
  id: string;
  name: string;
  mode: AllianceMode;
  goal: string;
  status: string;
  on: string;
  parties: string[];
  taskForces: number;
  problems: ProblemCounts;
}

export interface Party {
  id: string;
  name: string;
}

export interface Resource {
  id: string;
  kind: ResourceKind;
  name: string;
  offeredBy: string;
  uses: { usedBy: string; on: string }[];
}

export interface AllianceProblem {
  id: string;
  alliance?: string;
  title: string;
  state: ProblemState;
  raisedBy: string;
  raisedOn: string;
  claimedBy?: string;
  claimedOn?: string;
  dueOn?: string;
  closedOn?: string;
  evidence?: string;
  daysToClaim?: number;
  daysToClose?: number;
}

export interface Board {
  alliance: {
    id: string;
    name: string;
    mode: AllianceMode;
    goal: string;
    on: string;
    parties: Party[];
    taskForces: { id: string; name: string; lead: string }[];
    meetings: { id: string; on: string; subject: string }[];
  };
  resources: Resource[];
  problems: AllianceProblem[];
  counts: ProblemCounts;
}

export const alliancesPath = `${service}/alliances`;
export const problemsPath = `${service}/problems`;
export const alliancePath = (id: string, ...rest: string[]) =>
  [alliancesPath, ...[id, ...rest].map(encodeURIComponent)].join('/');
export const problemPath = (id: string, command: 'claim' | 'release' | 'closure') =>
  `${problemsPath}/${encodeURIComponent(id)}/${command}`;

export const useAlliances = () => useList<AllianceItem>(alliancesPath);
export const useAllAlliances = (asOf?: string) => useGet<ListAnswer<AllianceItem>>(alliancesPath, { asOf, limit: 200 });
export const useBoard = (id: string) => useGet<Board>(alliancePath(id, 'board'));
export const useProblems = (state: string, limit?: number) => useList<AllianceProblem>(problemsPath, { state }, limit);
