import { Body, Controller, Param, Query } from '@nestjs/common';
import { CommandBus, type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ASSIGNABLE_ROLES, type AssignableRole } from '@ronghe/contracts';
import type { CommandContext, Handled } from '@ronghe/event-sourcing';
import {
  Changes,
  ChoiceField,
  type Column,
  Context,
  Creates,
  DateField,
  IdField,
  ListFilter,
  ListQuery,
  Listing,
  Lists,
  Receipt,
  View,
  type Viewpoint,
  asked,
  newId,
} from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import { nameOf } from '../people/name-of.js';
import { AssignRole, WithdrawRole } from './role.handlers.js';
import { type RoleAssignment, roleAssignments } from './role-assignments.js';

class RoleBody {
  @IdField() person!: string;
  @ChoiceField(ASSIGNABLE_ROLES) role!: AssignableRole;
  @IdField({ optional: true, description: 'head of the subtree; the whole oilfield without it' }) unit?: string;
  @DateField() from!: string;
  @DateField({ optional: true, description: 'last day' }) to?: string;
}
class RoleEndBody {
  @DateField({ description: 'first day without it' }) on!: string;
}
class RoleFilter extends ListFilter {
  @IdField({ optional: true }) person?: string;
  @ChoiceField(ASSIGNABLE_ROLES, { optional: true }) role?: AssignableRole;
  @IdField({ optional: true }) unit?: string;
}

const ROLE_NAMES: Record<AssignableRole, { zh: string; en: string }> = {
  tenantAdmin: { zh: '油田管理员', en: 'tenant administrator' },
  committeeOfficer: { zh: '党委干事', en: 'committee officer' },
  branchSecretary: { zh: '支部书记', en: 'branch secretary' },
  groupLeader: { zh: '党小组长', en: 'group leader' },
  member: { zh: '党员', en: 'member' },
  itOperator: { zh: '运维人员', en: 'IT operator' },
  subscriber: { zh: '订阅系统', en: 'machine subscriber' },
};

const COLUMNS: Column[] = [
  { field: 'name', label: { zh: '姓名', en: 'Name' }, sealed: true },
  { field: 'role', label: { zh: '角色', en: 'Role' }, values: ROLE_NAMES },
  { field: 'unitName', label: { zh: '负责的单位', en: 'Responsible for' } },
  { field: 'from', label: { zh: '开始日期', en: 'From' } },
  { field: 'to', label: { zh: '结束日期', en: 'To' } },
  { field: 'withdrawnOn', label: { zh: '收回日期', en: 'Withdrawn' } },
];

export type RoleRow = RoleAssignment & { id: string; name?: string | null; unitName?: string };

export class RoleAssignmentsQuery extends ListQuery<RoleFilter> {}

@QueryHandler(RoleAssignmentsQuery)
export class RoleAssignmentsQueryHandler implements IQueryHandler<RoleAssignmentsQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, filter: { person, role, unit } }: RoleAssignmentsQuery): Promise<Listing<RoleRow>> {
    const { reader, chart } = await this.runtime.chartView(view);
    const wanted = asked({ person, role, unit });
    const found = (await reader.find(roleAssignments, { filter: wanted })).filter(({ document }) =>
      view.rights.may('read', 'role', { person: document.person, within: chart.within(document.unit) }),
    );
    const rows = await Promise.all(
      found.map(async ({ key, document }) => ({
        id: key,
        ...document,
        name: await nameOf(reader, document.person),
        unitName: document.unit && chart.name(document.unit),
      })),
    );
    return new Listing({ zh: '角色', en: 'Roles' }, rows, COLUMNS, '-from');
  }
}

@ApiTags('organization')
@Controller('api/organization/v1/role-assignments')
export class RoleController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Lists('', '角色列表 List role assignments', ['read', 'role'])
  list(@View() view: Viewpoint, @Query() filter: RoleFilter): Promise<Listing<RoleRow>> {
    return this.queries.execute(new RoleAssignmentsQuery(view, filter));
  }

  @Creates('', '授予角色 Assign a role', ['change', 'role'])
  async assign(@Context() context: CommandContext, @Body() body: RoleBody): Promise<Receipt> {
    const assignment = newId(context, 'role');
    const command = { kind: 'assignRole' as const, assignment, by: context.actor, ...body };
    return new Receipt(assignment, await this.commands.execute<AssignRole, Handled>(new AssignRole(context, command)));
  }

  @Changes(':id/withdrawal', '收回角色 Withdraw a role', ['change', 'role'])
  async withdraw(
    @Context() context: CommandContext,
    @Param('id') id: string,
    @Body() { on }: RoleEndBody,
  ): Promise<Receipt> {
    return new Receipt(id, await this.commands.execute<WithdrawRole, Handled>(new WithdrawRole(context, id, on)));
  }
}
