import { type DynamicModule, Module } from '@nestjs/common';
import type { CommandBus } from '@nestjs/cqrs';
import {
  type HostSettings,
  type Ports,
  type ServiceDefinition,
  type ServiceReactions,
  type TickSettings,
  eventsController,
  parkedController,
} from '@ronghe/service-kit';
import { AuditQueryHandler } from './audit/audit.handlers.js';
import { AuditController } from './audit/audit.http.js';
import { ChangeChartHandler } from './chart/chart.handlers.js';
import { ChartController } from './chart/chart.http.js';
import { CoverageController, CoverageQueryHandler } from './coverage/coverage.http.js';
import { coverage } from './coverage/coverage.js';
import {
  ChangeDutyListHandler,
  IssueDutyVersionHandler,
  SignDutyVersionHandler,
} from './duty-list/duty-list.handlers.js';
import { DutyListController } from './duty-list/duty-list.http.js';
import { dutyDeadlines } from './duty-lists/duty-deadlines.js';
import {
  DutyListQueryHandler,
  DutyListsController,
  DutyListsQueryHandler,
  DutyVersionQueryHandler,
} from './duty-lists/duty-lists.http.js';
import { dutySignatures } from './duty-lists/duty-signatures.js';
import { dutyVersions } from './duty-lists/duty-versions.js';
import { MyDutiesQueryHandler, SignaturesController, SignaturesQueryHandler } from './duty-lists/signatures.http.js';
import { ForgettingController } from './forgetting/forgetting.http.js';
import { DecideForgettingHandler } from './forgetting/forgetting.handlers.js';
import { ForgettingsController, ForgettingsQueryHandler } from './forgetting/forgettings.http.js';
import { forgettings } from './forgetting/forgettings.js';
import { GroupController } from './group/group-figures.http.js';
import { GridController, GridQueryHandler } from './grid/grid.http.js';
import { groupIdentities } from './grid/group-identities.js';
import {
  GroupRightsController,
  GroupRightsQueryHandler,
  RightUsesQueryHandler,
} from './group-rights/group-rights.http.js';
import { groupRights, rightUses } from './group-rights/group-rights.js';
import { ImportWorkbookHandler } from './import/import.handlers.js';
import { ImportController } from './import/import.http.js';
import { MeController } from './me/me.http.js';
import { OrganizationRuntime } from './organization.runtime.js';
import { ChangePartyOrganizationHandler } from './party-organization/party-organization.handlers.js';
import { PartyOrganizationController } from './party-organization/party-organization.http.js';
import { PeopleController, PeopleQueryHandler, PersonQueryHandler } from './people/people.http.js';
import { people, whereabouts } from './people/people.js';
import { ChangePersonHandler, RegisterPersonHandler } from './person/person.handlers.js';
import { PersonController } from './person/person.http.js';
import { remindDue } from './reactions/duties-due.js';
import { dutiesWaived } from './reactions/duties-waived.js';
import { keysDestroyed, rolesWithdrawn } from './reactions/forgotten-people.js';
import { AssignRoleHandler, WithdrawRoleHandler } from './role/role.handlers.js';
import { RoleAssignmentsQueryHandler, RoleController } from './role/role.http.js';
import { roleAssignments } from './role/role-assignments.js';
import { standings } from './standings.js';
import { ChangeTeamCoverageHandler } from './team-coverage/team-coverage.handlers.js';
import { TeamCoverageController } from './team-coverage/team-coverage.http.js';
import { ChangeTenantHandler, createGivenTenants } from './tenant/tenant.handlers.js';
import { TenantController, TenantsQueryHandler } from './tenant/tenant.http.js';
import { headcount } from './units/headcount.js';
import { UnitQueryHandler, UnitsController, UnitsQueryHandler } from './units/units.http.js';
import { units } from './units/units.js';

/** Keeps the organisation: units, people, and which Party group covers which team. Nobody else's events concern it. */
export const definition: ServiceDefinition = {
  name: 'organization',
  sources: ['organization'],
  projections: [
    units,
    headcount,
    people,
    forgettings,
    coverage,
    groupIdentities,
    groupRights,
    rightUses,
    roleAssignments,
    dutyVersions,
    dutySignatures,
    dutyDeadlines,
    standings.roles,
    standings.tenants,
  ],
  standings,
  whereabouts,
};

@Module({})
export class OrganizationModule {
  static runtime(ports: Ports): OrganizationRuntime {
    return new OrganizationRuntime(definition, ports);
  }

  static prepare(runtime: OrganizationRuntime, { tenants }: HostSettings): Promise<void> {
    return createGivenTenants(runtime, tenants);
  }

  static reactions(runtime: OrganizationRuntime, commands: CommandBus): ServiceReactions {
    return [keysDestroyed(runtime), rolesWithdrawn(runtime, commands), dutiesWaived(runtime, commands)];
  }

  /** Reminds who has not signed in time; calling it twice changes nothing. */
  static tick(runtime: OrganizationRuntime, commands: CommandBus, { clock }: TickSettings): Promise<number> {
    return remindDue(runtime, commands, clock().toISOString());
  }

  static with(runtime: OrganizationRuntime): DynamicModule {
    return {
      module: OrganizationModule,
      controllers: [
        eventsController(definition.name, OrganizationRuntime),
        parkedController(definition.name, OrganizationRuntime),
        ImportController,
        ChartController,
        UnitsController,
        PersonController,
        PeopleController,
        ForgettingController,
        ForgettingsController,
        TeamCoverageController,
        CoverageController,
        PartyOrganizationController,
        GridController,
        GroupRightsController,
        RoleController,
        DutyListController,
        DutyListsController,
        SignaturesController,
        TenantController,
        MeController,
        AuditController,
        GroupController,
      ],
      providers: [
        { provide: OrganizationRuntime, useValue: runtime },
        ChangeChartHandler,
        RegisterPersonHandler,
        ChangePersonHandler,
        ChangeTeamCoverageHandler,
        ImportWorkbookHandler,
        UnitsQueryHandler,
        UnitQueryHandler,
        PeopleQueryHandler,
        PersonQueryHandler,
        DecideForgettingHandler,
        ForgettingsQueryHandler,
        CoverageQueryHandler,
        ChangePartyOrganizationHandler,
        GridQueryHandler,
        GroupRightsQueryHandler,
        RightUsesQueryHandler,
        AssignRoleHandler,
        WithdrawRoleHandler,
        RoleAssignmentsQueryHandler,
        IssueDutyVersionHandler,
        SignDutyVersionHandler,
        ChangeDutyListHandler,
        DutyListsQueryHandler,
        DutyListQueryHandler,
        DutyVersionQueryHandler,
        SignaturesQueryHandler,
        MyDutiesQueryHandler,
        ChangeTenantHandler,
        TenantsQueryHandler,
        AuditQueryHandler,
      ],
    };
  }
}
