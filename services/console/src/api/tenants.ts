import { useQueries } from '@tanstack/react-query';
import { get } from './http';
import type { LocalText } from './session';
import { type List, useList } from './use-list';

export interface TenantLimits {
  requestsPerMinute?: number;
  people?: number;
  webhooks?: number;
}

export interface Tenant {
  id: string;
  name: LocalText;
  state: 'active' | 'suspended';
  reason?: string;
  limits: TenantLimits;
}

export const tenantsPath = '/api/organization/v1/tenants';
export const tenantPath = (id: string, command: 'suspension' | 'resumption' | 'limits') =>
  `${tenantsPath}/${encodeURIComponent(id)}/${command}`;

export const useTenants = (limit = 200) => useList<Tenant>(tenantsPath, {}, limit);

export const figureNames = [
  'units',
  'people',
  'members',
  'teams',
  'coveredTeams',
  'subjects',
  'entries',
  'points',
  'alliances',
  'openProblems',
  'closedProblems',
] as const;
export type Figures = Partial<Record<(typeof figureNames)[number], number>>;

export type OilfieldFigures = Figures & { tenant: string; name: LocalText };

export interface GroupFigures {
  items: OilfieldFigures[];
  total: Figures;
}

const figuresPath = (service: string) => `/api/${service}/v1/group/figures`;
const services = ['organization', 'scoring', 'alliance-project'] as const;

/** Of all services side by side; one that does not answer is an error, since its columns would be missing. */
export function useGroupFigures(): { list: List<OilfieldFigures>; total: Figures } {
  const answers = useQueries({
    queries: services.map((service) => ({
      queryKey: [figuresPath(service)],
      queryFn: () => get<GroupFigures>(figuresPath(service)),
    })),
  });
  const oilfields = new Map<string, OilfieldFigures>();
  for (const item of answers.flatMap(({ data }) => data?.items ?? []))
    oilfields.set(item.tenant, { ...oilfields.get(item.tenant), ...item });
  const items = [...oilfields.values()];
  const list: List<OilfieldFigures> = {
    items,
    total: items.length,
    loading: answers.some(({ isPending }) => isPending),
    error: answers.find(({ error }) => error)?.error,
    refetch: () => Promise.all(answers.map(({ refetch }) => refetch())),
    page: 1,
    setSort: () => undefined,
    path: '',
    params: {},
  };
  return { list, total: Object.assign({}, ...answers.map(({ data }) => data?.total)) as Figures };
}
