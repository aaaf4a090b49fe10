import type { AssignableRole, RoleFact } from '@ronghe/contracts';

export interface Assignment {
  role: AssignableRole;
  unit?: string;
  from: string;
  to?: string;
  withdrawnOn?: string;
}

/** All that was ever assigned to one person. */
export interface Roles {
  assignments: Map<string, Assignment>;
}

export const noRoles = (): Roles => ({ assignments: new Map() });

export function evolveRoles(roles: Roles, fact: RoleFact): Roles {
  if (fact.type === 'organization.role-assigned') {
    const { assignment, role, unit, from, to } = fact.data;
    roles.assignments.set(assignment, { role, unit, from, to });
  } else {
    const { assignment, on } = fact.data;
    roles.assignments.set(assignment, { ...roles.assignments.get(assignment)!, withdrawnOn: on });
  }
  return roles;
}
