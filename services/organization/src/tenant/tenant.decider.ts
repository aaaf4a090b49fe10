import type { TenantFact } from '@ronghe/contracts';
import type { Decider } from '@ronghe/event-sourcing';
import { type Tenant, evolveTenant, unknownTenant } from './tenant.js';
import { type TenantCommand, decideTenant } from './tenant.decide.js';

export const tenant: Decider<Tenant, TenantCommand, TenantFact> = {
  category: 'tenant',
  initial: unknownTenant,
  decide: decideTenant,
  evolve: evolveTenant,
};
