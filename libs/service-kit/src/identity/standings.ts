import { GROUP_TENANT } from '@ronghe/contracts';
import { notFound } from '@ronghe/event-sourcing';
import { type Claims, type Grant, type Identity, grantsOf } from './identity.js';
import { tenantSuspended, tenantUnknown } from './refusals.js';
import { Rights } from './rights.js';

/** What the installation itself knows of a caller, beside his token. */
export interface Standings {
  /** Undefined for a tenant that nobody has created. */
  tenant(id: string): Promise<{ suspended: boolean; requestsPerMinute?: number } | undefined>;
  /** Roles assigned to a person that are in force today. */
  assigned(tenant: string, person: string): Promise<Grant[]>;
}

export const STANDINGS = Symbol('STANDINGS');

const WORDS = { zh: '租户', en: 'tenant' };

/**
 * @param wished the tenant that the caller wants to look at; only a group auditor may look at another than his own
 * @throws Refusal for a tenant that is suspended, unknown, or not his to look at
 */
export async function identityOf(claims: Claims, wished: unknown, standings: Standings | undefined): Promise<Identity> {
  const { tenant, person } = claims;
  const own = [...grantsOf(claims), ...((await standings?.assigned(tenant, person)) ?? [])];
  if (wished !== undefined && wished !== tenant) return asAuditor(claims, own, wished, standings);
  if (standings && tenant !== GROUP_TENANT) {
    const standing = (await standings.tenant(tenant)) ?? fail(tenantUnknown());
    if (standing.suspended) throw tenantSuspended();
  }
  return identity(claims, claims.tenant, own);
}

async function asAuditor(
  claims: Claims,
  grants: readonly Grant[],
  wished: unknown,
  standings: Standings | undefined,
): Promise<Identity> {
  const audits = grants.some(({ role }) => role === 'groupAuditor');
  if (!audits || typeof wished !== 'string' || !(await standings?.tenant(wished))) return notFound(WORDS);
  return { ...identity(claims, wished, [{ role: 'groupAuditor' }]), home: claims.tenant };
}

function identity(claims: Claims, tenant: string, grants: readonly Grant[]): Identity {
  const roles = [...new Set(grants.map(({ role }) => role))];
  const units = [...new Set(grants.flatMap(({ unit }) => unit || []))];
  return { ...claims, tenant, roles, units, grants, rights: new Rights(claims.person, tenant, grants) };
}

const fail = (error: Error): never => {
  throw error;
};
