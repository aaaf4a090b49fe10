import type { Params } from './http';
import type { AssignableRole } from './session';
import { useList } from './use-list';

export interface RoleAssignment {
  id: string;
  person: string;
  name?: string | null;
  role: AssignableRole;
  unit?: string;
  unitName?: string;
  from: string;
  to?: string;
  withdrawnOn?: string;
  assignedBy: string;
}

export const rolesPath = '/api/organization/v1/role-assignments';
export const withdrawalPath = (id: string) => `${rolesPath}/${encodeURIComponent(id)}/withdrawal`;

export const useRoleAssignments = (params: Params) => useList<RoleAssignment>(rolesPath, params);
