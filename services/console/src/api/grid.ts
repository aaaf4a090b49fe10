import type { Params } from './http';
import { useGet } from './use-get';
import { type ListAnswer, useList } from './use-list';

const service = '/api/organization/v1';

export const groupRights = ['awards', 'bonus', 'attendance', 'dailyWork'] as const;
export type GroupRight = (typeof groupRights)[number];
export const limitPeriods = ['month', 'quarter', 'year'] as const;
export type LimitPeriod = (typeof limitPeriods)[number];
export const grantStates = ['coming', 'held', 'ended', 'withdrawn'] as const;
export type GrantState = (typeof grantStates)[number];

export interface GridFigures {
  on: string;
  branches: number;
  groups: number;
  declared: number;
  members: number;
  types: { groupType: string; groups: number }[];
}

export interface GridBranch {
  id: string;
  name: string;
  unitPath: string;
  groups: number;
  declared: number;
  members: number;
}

export interface GridGroup {
  id: string;
  name: string;
  branch: string;
  branchName: string;
  within: string[];
  groupType?: string;
  brand?: string;
  declaredOn?: string;
  state: 'declared' | 'undeclared';
  members: number;
  rights: GroupRight[];
  /** For those who may know of him. */
  leader?: string;
  leaderName?: string | null;
}

interface OfGroup {
  id: string;
  partyGroup: string;
  groupName: string;
  branchName?: string;
  within: string[];
  right: GroupRight;
}

export interface GroupGrant extends OfGroup {
  state: GrantState;
  from: string;
  to?: string;
  limitPer?: LimitPeriod;
  limitUses?: number;
  limitAmount?: string;
  uses: number;
  lastUsedOn?: string;
  withdrawnOn?: string;
  reason?: string;
}

export interface RightUse extends OfGroup {
  grant: string;
  on: string;
  what: string;
  amount?: string;
}

export const useGrid = (params: Params = {}) => useGet<GridFigures>(`${service}/grid`, params);
export const useGridBranches = (params: Params) => useList<GridBranch>(`${service}/grid/branches`, params, 10);
export const gridGroupsPath = `${service}/grid/groups`;
export const useGridGroups = (params: Params) =>
  useGet<ListAnswer<GridGroup>>(gridGroupsPath, { ...params, limit: 200 });
export const useGroupList = (params: Params) => useList<GridGroup>(gridGroupsPath, params);
export const grantsPath = `${service}/group-rights`;
export const useGroupGrants = (params: Params) => useList<GroupGrant>(grantsPath, params);
export const usesPath = `${grantsPath}/uses`;
export const useRightUses = (params: Params) => useList<RightUse>(usesPath, params);

export const groupPath = (group: string, command: 'identity' | 'rights' | 'uses') =>
  `${service}/party-groups/${encodeURIComponent(group)}/${command}`;
export const withdrawalPath = ({ partyGroup, id }: Pick<GroupGrant, 'partyGroup' | 'id'>) =>
  `${groupPath(partyGroup, 'rights')}/${encodeURIComponent(id)}/withdrawal`;
