import type { AssignableRole, RoleFact, TenantFact } from '@ronghe/contracts';
import type { Projection, Recorded } from '@ronghe/event-sourcing';

export interface KnownAssignment {
  role: AssignableRole;
  unit?: string;
  from: string;
  /** Last day. */
  to?: string;
  /** First day without it. */
  withdrawnOn?: string;
}

/** All roles ever assigned to one person. */
export interface KnownRoles {
  assignments: Record<string, KnownAssignment>;
}

export interface TenantLimits {
  requestsPerMinute?: number;
  people?: number;
  webhooks?: number;
}

export interface KnownTenant {
  name: { zh: string; en: string };
  state: 'active' | 'suspended';
  reason?: string;
  limits: TenantLimits;
}

/** What a service knows of who may what, each under stored names of its own; from the events of organization. */
export interface KnownStandings {
  roles: Projection<KnownRoles, RoleFact>;
  tenants: Projection<KnownTenant, TenantFact>;
}

export const knownStandings = (service: string): KnownStandings => ({
  roles: {
    model: `${service}-known-roles`,
    version: 1,
    types: ['organization.role-assigned', 'organization.role-withdrawn'],
    keys: (event) => [event.data.person],
    evolve: evolveRoles,
  },
  tenants: {
    model: `${service}-known-tenants`,
    version: 1,
    types: [
      'organization.tenant-created',
      'organization.tenant-suspended',
      'organization.tenant-resumed',
      'organization.tenant-limits-set',
    ],
    keys: (event) => [event.data.tenant],
    evolve: evolveTenant,
  },
});

function evolveRoles(known: KnownRoles | undefined, event: Recorded<RoleFact>): KnownRoles | undefined {
  const assignments = known?.assignments ?? {};
  if (event.type === 'organization.role-assigned') {
    const { assignment, role, unit, from, to } = event.data;
    return { assignments: { ...assignments, [assignment]: { role, unit, from, to } } };
  }
  const { assignment, on } = event.data;
  const found = assignments[assignment];
  return found ? { assignments: { ...assignments, [assignment]: { ...found, withdrawnOn: on } } } : known;
}

function evolveTenant(known: KnownTenant | undefined, event: Recorded<TenantFact>): KnownTenant | undefined {
  if (event.type === 'organization.tenant-created') return { name: event.data.name, state: 'active', limits: {} };
  if (!known) return undefined;
  switch (event.type) {
    case 'organization.tenant-suspended':
      return { ...known, state: 'suspended', reason: event.data.reason };
    case 'organization.tenant-resumed':
      return { ...known, state: 'active', reason: undefined };
    case 'organization.tenant-limits-set': {
      const { tenant: _, ...limits } = event.data;
      return { ...known, limits };
    }
  }
}

export const isInForce = ({ from, to, withdrawnOn }: KnownAssignment, day: string): boolean =>
  from <= day && (!to || day <= to) && (!withdrawnOn || day < withdrawnOn);
