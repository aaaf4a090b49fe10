import { peoplePath } from './organization';
import { useGet } from './use-get';
import { type ListAnswer, useList } from './use-list';

export const forgettingStates = ['requested', 'rejected', 'forgotten'] as const;
export type ForgettingState = (typeof forgettingStates)[number];

/** `id` is the person's. */
export interface Forgetting {
  id: string;
  name?: string | null;
  unitName: string;
  state: ForgettingState;
  /** Null, like the name, once he is forgotten. */
  reason: string | null;
  rejection?: string | null;
  requestedBy: string;
  requestedAt: string;
  decidedBy?: string;
  decidedAt?: string;
}

const forgettingsPath = '/api/organization/v1/forgettings';
export const forgettingPath = (person: string, decision?: 'approval' | 'rejection') =>
  [peoplePath, encodeURIComponent(person), 'forgetting', decision].filter(Boolean).join('/');

export const useForgettings = (state?: string) => useList<Forgetting>(forgettingsPath, { state });

/** Those whose forgetting waits for a second pair of eyes. */
export function useToBeForgotten(enabled: boolean): (person: string) => boolean {
  const asked = useGet<ListAnswer<Forgetting>>(forgettingsPath, { state: 'requested', limit: 200 }, { enabled });
  return (person) => asked.data?.items.some(({ id }) => id === person) ?? false;
}
