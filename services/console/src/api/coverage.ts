import type { Params } from './http';
import { type GetOptions, useGet } from './use-get';
import { type ListAnswer, useList } from './use-list';

const service = '/api/organization/v1';

export type CoverageReason = 'noLink' | 'noMember' | 'linkEnded' | 'groupDissolved';
export type CoverageFilter = 'linked' | 'unlinked' | 'blank';

interface Counted {
  teams: number;
  linked: number;
  percent: string;
}

export interface Coverage extends Counted {
  blank: number;
  on: string;
}

export interface CurvePoint extends Counted {
  on: string;
}

export interface UnitCoverage extends Counted {
  id: string;
  name: string;
}

export interface TeamLink {
  partyGroup: string;
  name: string;
  from: string;
}

export interface TeamCoverage {
  id: string;
  name: string;
  unitPath: string;
  links: TeamLink[];
  members: number;
  people: number;
  state: 'linked' | 'unlinked';
  blank: boolean;
  reason?: CoverageReason;
}

export const useCoverage = (params: Params = {}) => useGet<Coverage>(`${service}/coverage`, params);
export const useCoverageCurve = (params: Params) =>
  useGet<{ points: CurvePoint[] }>(`${service}/coverage/curve`, params);
export const useCoverageUnits = (params: Params = {}, options?: GetOptions) =>
  useGet<ListAnswer<UnitCoverage>>(`${service}/coverage/units`, params, options);
export const useCoverageTeams = (params: Params) => useList<TeamCoverage>(`${service}/coverage/teams`, params);

export const linksPath = (team: string) => `${service}/team-coverages/${encodeURIComponent(team)}/links`;
export const linkEndPath = (team: string, partyGroup: string) =>
  `${linksPath(team)}/${encodeURIComponent(partyGroup)}/end`;
