import type { Params } from './http';
import { useList } from './use-list';

export const auditActions = [
  'sign-in',
  'sign-in-failed',
  'sign-out',
  'refused',
  'read-personal-data',
  'export',
  'import',
  'command',
  'administer',
] as const;
export type AuditAction = (typeof auditActions)[number];

export const auditOutcomes = ['done', 'refused'] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

export interface Access {
  id: string;
  at: string;
  actor?: string;
  actorName?: string | null;
  action: AuditAction;
  /** Method and pattern; of an operator, what he ran. */
  route: string;
}

export interface AuditRecord extends Access {
  service: string;
  outcome: AuditOutcome;
  /** Of HTTP; 0 for what was no request. */
  status: number;
  people: number;
  detail?: string;
  trace?: string;
}

const service = '/api/organization/v1';

export const useAuditRecords = (params: Params) => useList<AuditRecord>(`${service}/audit-records`, params);
export const useAccesses = (params: Params) => useList<Access>(`${service}/me/accesses`, params);
