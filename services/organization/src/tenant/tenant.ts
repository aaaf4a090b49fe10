import type { TenantFact } from '@ronghe/contracts';

export interface Tenant {
  is: 'unknown' | 'active' | 'suspended';
}

export const unknownTenant = (): Tenant => ({ is: 'unknown' });

export function evolveTenant(tenant: Tenant, fact: TenantFact): Tenant {
  switch (fact.type) {
    case 'organization.tenant-created':
    case 'organization.tenant-resumed':
      return { is: 'active' };
    case 'organization.tenant-suspended':
      return { is: 'suspended' };
    case 'organization.tenant-limits-set':
      return tenant;
    default:
      return fact satisfies never;
  }
}
