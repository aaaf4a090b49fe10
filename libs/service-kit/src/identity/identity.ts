import { ASSIGNABLE_ROLES, GROUP_TENANT } from '@ronghe/contracts';
import type { Rights } from './rights.js';

/** A name that is not here gives nothing; what each may do is in rights.ts. */
export const allRoles = ['groupAuditor', ...ASSIGNABLE_ROLES] as const;

export type Role = (typeof allRoles)[number];

/** Roles that reach a part of the organisation; all others reach the whole tenant. */
const SCOPED: readonly Role[] = ['committeeOfficer', 'branchSecretary', 'groupLeader', 'member'];

/** In a token's `units`: the role reaches the whole oilfield. */
export const WHOLE_TENANT = '*';

/** No unit has this name: whoever leads nothing is still somebody. */
const NOWHERE = '';

/** One role with its reach: the subtree under `unit`, the whole tenant without it. */
export interface Grant {
  role: Role;
  unit?: string;
}

/** What a verified token says about its bearer; the only source of tenant and person. */
export interface Claims {
  tenant: string;
  person: string;
  name?: string;
  roles: Role[];
  /** Heads of the organisation subtrees that the scoped roles reach; {@link WHOLE_TENANT} for all. */
  units: string[];
  tokenId?: string;
}

/** Who asks, and what he may: by his token, and by what the installation has assigned to him. */
export interface Identity extends Claims {
  grants: readonly Grant[];
  rights: Rights;
  /** The token's tenant, when a group auditor looks at another one. */
  home?: string;
}

/** A scoped role without units reaches no unit; the group's auditors are of the group's own tenant. */
export function grantsOf({ tenant, roles, units }: Pick<Claims, 'tenant' | 'roles' | 'units'>): Grant[] {
  return roles
    .filter((role) => role !== 'groupAuditor' || tenant === GROUP_TENANT)
    .flatMap((role): Grant[] => {
      if (!SCOPED.includes(role)) return [{ role }];
      if (units.length === 0) return [{ role, unit: NOWHERE }];
      return units.map((unit) => (unit === WHOLE_TENANT ? { role } : { role, unit }));
    });
}
