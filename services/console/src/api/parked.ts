import { useQueries } from '@tanstack/react-query';
import { get } from './http';
import type { List } from './use-list';

export const services = ['organization', 'scoring', 'alliance-project', 'notification'] as const;
export type Service = (typeof services)[number];

export interface Parked {
  service: Service;
  consumer: string;
  event: string;
  type: string;
  stream: string;
  recordedAt: string;
  parkedAt: string;
  reason: string;
  state: 'parked' | 'replay-asked';
}

const parkedPath = (service: Service) => `/api/${service}/v1/parked`;
export const replayPath = (service: Service) => `${parkedPath(service)}/replay`;
export const discardPath = (service: Service) => `${parkedPath(service)}/discard`;

/** A service tries again within a second or two of being asked. */
const LOOK_EVERY_MS = 3_000;

/** Of all services together; one that does not answer is an error, since its events would be missed. */
export function useParked(): List<Parked> {
  const answers = useQueries({
    queries: services.map((service) => ({
      queryKey: [parkedPath(service)],
      queryFn: () => get<{ items: Omit<Parked, 'service'>[] }>(parkedPath(service)),
      refetchInterval: LOOK_EVERY_MS,
    })),
  });
  const items = answers.flatMap(({ data }, i) => data?.items.map((item) => ({ ...item, service: services[i]! })) ?? []);
  return {
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
}
