import type { Grant } from '../api/me';
import type { Role } from '../api/session';

/** The tenant of the group's own people. */
const groupTenant = 'group';

const everyone = ['tenantAdmin', 'committeeOfficer', 'branchSecretary', 'groupLeader', 'member'] as const;

/**
 * What the server's table of rights says, as far as pages and buttons depend on it: what would be refused is not
 * offered. The server decides.
 */
const allowed = {
  see: [...everyone, 'groupAuditor', 'subscriber'],
  inbox: everyone,
  people: ['tenantAdmin', 'committeeOfficer', 'branchSecretary', 'groupLeader', 'groupAuditor'],
  contracts: ['tenantAdmin', 'committeeOfficer', 'branchSecretary', 'groupLeader', 'groupAuditor'],
  posts: ['tenantAdmin', 'committeeOfficer', 'branchSecretary', 'groupLeader', 'groupAuditor'],
  contacts: ['tenantAdmin', 'committeeOfficer', 'branchSecretary', 'groupLeader', 'groupAuditor'],
  rectifications: [...everyone, 'groupAuditor'],
  duties: ['tenantAdmin', 'committeeOfficer', 'branchSecretary', 'groupLeader', 'groupAuditor'],
  selections: ['tenantAdmin', 'committeeOfficer', 'branchSecretary', 'groupLeader', 'groupAuditor'],
  training: ['tenantAdmin', 'committeeOfficer', 'branchSecretary', 'groupLeader', 'groupAuditor'],
  command: ['tenantAdmin', 'committeeOfficer', 'branchSecretary'],
  actForGroup: ['tenantAdmin', 'committeeOfficer', 'branchSecretary', 'groupLeader'],
  setQuota: ['tenantAdmin', 'committeeOfficer'],
  govern: ['tenantAdmin', 'committeeOfficer'],
  operate: ['tenantAdmin', 'itOperator'],
  readRoles: ['tenantAdmin', 'committeeOfficer', 'groupAuditor'],
  assignRoles: ['tenantAdmin'],
  audit: ['tenantAdmin', 'groupAuditor'],
  readForgettings: ['tenantAdmin', 'committeeOfficer', 'branchSecretary'],
  askForgetting: ['tenantAdmin', 'committeeOfficer'],
  decideForgetting: ['tenantAdmin'],
  group: ['groupAuditor'],
  tenants: ['groupAuditor', 'itOperator'],
  runTenants: ['itOperator'],
} as const satisfies Record<string, readonly Role[]>;

export type What = keyof typeof allowed;

/** In the group's own tenant there is no organisation, no score and no inbox. */
const ofTheGroup: readonly What[] = ['group', 'tenants', 'runTenants'];
const ofBoth: readonly What[] = ['audit', 'operate', 'readRoles', 'assignRoles'];

/** Not for a part of the oilfield. */
const ofTheWhole: readonly What[] = ['govern'];

interface Who {
  tenant: string;
  grants: readonly Grant[];
}

export function mayOf({ tenant, grants }: Who, what: What, within?: readonly string[]): boolean {
  const here = ofBoth.includes(what) || ofTheGroup.includes(what) === (tenant === groupTenant);
  const roles: readonly Role[] = allowed[what];
  return (
    here &&
    grants.some(
      ({ role, unit }) =>
        roles.includes(role) &&
        (unit === undefined || (!ofTheWhole.includes(what) && (within === undefined || within.includes(unit)))),
    )
  );
}
