import { createContext, useContext } from 'react';
import type { Role, Session } from '../api/session';

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside of a signed-in page');
  return session;
}

const allowed = {
  command: ['committeeOfficer', 'tenantAdmin', 'branchSecretary'],
  govern: ['committeeOfficer', 'tenantAdmin'],
  operate: ['itOperator', 'tenantAdmin'],
} as const satisfies Record<string, readonly Role[]>;

export function useMay(what: keyof typeof allowed): boolean {
  const { roles } = useSession();
  const list: readonly Role[] = allowed[what];
  return roles.some((role) => list.includes(role));
}
