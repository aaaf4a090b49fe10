import { AuditQueryHandler } from '../audit/audit.handlers.js';
import { AuditController } from '../audit/audit.http.js';
import { GroupController } from '../group/group-figures.http.js';
import { MeController } from '../me/me.http.js';
import { roleAssignments } from '../role/role-assignments.js';
import { AssignRoleHandler, WithdrawRoleHandler } from '../role/role.handlers.js';
import { RoleAssignmentsQueryHandler, RoleController } from '../role/role.http.js';
import { standings } from '../standings.js';
import { ChangeTenantHandler } from '../tenant/tenant.handlers.js';
import { TenantController, TenantsQueryHandler } from '../tenant/tenant.http.js';
import type { Part } from './part.js';

/** Who may do what, in which oilfield, and what he did. */
export const accessPart: Part = {
  projections: [roleAssignments, standings.roles, standings.tenants],
  controllers: [RoleController, TenantController, MeController, AuditController, GroupController],
  handlers: [
    AssignRoleHandler,
    WithdrawRoleHandler,
    RoleAssignmentsQueryHandler,
    ChangeTenantHandler,
    TenantsQueryHandler,
    AuditQueryHandler,
  ],
};
