import type { Params } from './http';
import { useGet } from './use-get';
import { useList } from './use-list';

const service = '/api/organization/v1';

export const teamClasses = ['blank', 'oneMember', 'others'] as const;
export type TeamClass = (typeof teamClasses)[number];
export type QuotaWeights = Record<TeamClass, number>;
export const quotaStates = ['proposed', 'decided'] as const;
export type QuotaState = (typeof quotaStates)[number];

export interface Quota {
  id: string;
  unit: string;
  unitName: string;
  within: string[];
  year: string;
  places: number;
  weights: QuotaWeights;
  state: QuotaState;
  proposedOn: string;
  decidedOn?: string;
  teams: number;
  blankTeams: number;
  used: number;
  exceeded: number;
}

export interface QuotaDetail extends Quota {
  classes: { class: TeamClass; weight: number; teams: number; proposed: number; granted: number; used: number }[];
}

export interface QuotaTeam {
  id: string;
  code: string;
  name: string;
  unitPath: string;
  class: TeamClass;
  members: number;
  share: number;
  proposed: number;
  because: 'share' | 'remainder' | 'minimum' | 'none';
  granted: number;
  reason?: string;
  used: number;
  left: number;
}

export interface QuotaUse {
  id: string;
  person: string;
  personName?: string | null;
  name: string;
  stage: 'candidate' | 'probationary';
  on: string;
}

export const quotasPath = `${service}/development-quotas`;
const quotaPath = (id: string) => `${quotasPath}/${encodeURIComponent(id)}`;
export const quotaCommandPath = (id: string, command: 'proposal' | 'adjustment' | 'decision') =>
  `${quotaPath(id)}/${command}`;

export const useQuotas = (params: Params) => useList<Quota>(quotasPath, params);
export const useQuota = (id: string, asOf?: string) => useGet<QuotaDetail>(quotaPath(id), { asOf });
export const useQuotaTeams = (id: string, params: Params) => useList<QuotaTeam>(`${quotaPath(id)}/teams`, params);
export const useQuotaUses = (id: string, asOf?: string) => useList<QuotaUse>(`${quotaPath(id)}/uses`, { asOf });
/** What the oilfield used last. */
export const useLastWeights = () => useGet<QuotaWeights>(`${quotasPath}/weights`);
