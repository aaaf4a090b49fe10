import type { AssignableRole, RoleFact } from '@ronghe/contracts';
import type { Projection } from '@ronghe/event-sourcing';

export interface RoleAssignment {
  person: string;
  role: AssignableRole;
  unit?: string;
  from: string;
  to?: string;
  withdrawnOn?: string;
  assignedBy: string;
}

/** Each assignment by itself, to be listed and searched. */
export const roleAssignments: Projection<RoleAssignment, RoleFact> = {
  model: 'role-assignments',
  version: 1,
  types: ['organization.role-assigned', 'organization.role-withdrawn'],
  keys: (event) => [event.data.assignment],
  evolve: (known, event) => {
    if (event.type === 'organization.role-withdrawn') return known && { ...known, withdrawnOn: event.data.on };
    const { person, role, unit, from, to } = event.data;
    return { person, role, unit, from, to, assignedBy: event.actor };
  },
  indexes: ['person', 'role', 'unit'],
};
