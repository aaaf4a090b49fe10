import { createContext, useContext } from 'react';
import type { Grant } from '../api/me';
import type { Session } from '../api/session';
import type { ViewedTenant } from '../api/viewed-tenant';
import { mayOf, type What } from './may';

/** Who has signed in, as what he may now be seen: `tenant` is the one that is looked at. */
export interface Caller extends Session {
  grants: Grant[];
  viewed?: ViewedTenant;
}

export const SessionContext = createContext<Caller | null>(null);

export function useSession(): Caller {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside of a signed-in page');
  return session;
}

/** @param within the unit that it is done to with all above it, where these are known */
export function useMay(what: What, within?: readonly string[]): boolean {
  return mayOf(useSession(), what, within);
}

export function useMays(): (what: What) => boolean {
  const session = useSession();
  return (what) => mayOf(session, what);
}
