import type { RoleFact } from '@ronghe/contracts';
import type { Decider } from '@ronghe/event-sourcing';
import { type Roles, evolveRoles, noRoles } from './role.js';
import { type RoleCommand, decideRoles } from './role.decide.js';

export const roles: Decider<Roles, RoleCommand, RoleFact> = {
  category: 'role',
  initial: noRoles,
  decide: decideRoles,
  evolve: evolveRoles,
};
