import { useSyncExternalStore } from 'react';
import type { LocalText } from './session';

/** The oilfield that a group auditor looks at; each tab has its own. */
export interface ViewedTenant {
  id: string;
  name: LocalText;
}

const kept = 'ronghe.viewed-tenant';
const listeners = new Set<() => void>();

function recall(): ViewedTenant | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(kept) ?? 'null') as ViewedTenant | null) ?? undefined;
  } catch {
    return undefined;
  }
}

let viewed = recall();

export const viewedTenant = () => viewed;

export function viewTenant(tenant?: ViewedTenant) {
  viewed = tenant;
  if (tenant) sessionStorage.setItem(kept, JSON.stringify(tenant));
  else sessionStorage.removeItem(kept);
  listeners.forEach((listener) => listener());
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useViewedTenant = () => useSyncExternalStore(subscribe, viewedTenant);
