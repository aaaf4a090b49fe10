import { useQuery } from '@tanstack/react-query';
import { get, sendCommand, withParams } from './http';
import { ProblemError } from './problem';
import { forgetPositions } from './positions';

export const assignableRoles = [
  'tenantAdmin',
  'committeeOfficer',
  'branchSecretary',
  'groupLeader',
  'member',
  'itOperator',
  'subscriber',
] as const;
export type AssignableRole = (typeof assignableRoles)[number];
export type Role = AssignableRole | 'groupAuditor';

export interface LocalText {
  zh: string;
  en: string;
}

export interface Session {
  person: string;
  name: string;
  tenant: string;
  tenantName: LocalText;
  roles: Role[];
  units: string[];
  demo: boolean;
}

export const sessionKey = 'session';

async function currentSession(): Promise<Session | null> {
  try {
    return await get<Session>('/auth/me');
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 401) return null;
    throw error;
  }
}

export const useSessionQuery = () =>
  useQuery({ queryKey: [sessionKey], queryFn: currentSession, staleTime: 5 * 60_000 });

export const signInAddress = () =>
  withParams('/auth/login', { returnTo: window.location.pathname + window.location.search });

/** Answers the page of the company's sign-in that ends its own session, where there is one. */
export async function signOut(everywhere: boolean): Promise<string | null> {
  const response = await sendCommand(withParams('/auth/logout', { everywhere: everywhere || undefined }));
  forgetPositions();
  return response.headers.get('Ronghe-End-Session');
}
