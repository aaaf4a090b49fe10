import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { AssignableRole } from '@ronghe/contracts';
import { type CommandContext, type Handled, invalidField, notFound } from '@ronghe/event-sourcing';
import { todayOf } from '@ronghe/service-kit';
import { requireUnit } from '../chart/chart.handlers.js';
import { OrganizationRuntime } from '../organization.runtime.js';
import { personLeft } from '../person/leaving.decide.js';
import { personForgotten } from '../person/person-forgotten.js';
import { person } from '../person/person.decider.js';
import { roles } from './role.decider.js';
import type { RoleCommand } from './role.decide.js';
import { roleAssignments } from './role-assignments.js';

/** Roles of machines and of people who need not be employees of the oilfield. */
const ALSO_FOR_STRANGERS: readonly AssignableRole[] = ['itOperator', 'subscriber', 'tenantAdmin'];

export class AssignRole {
  constructor(
    readonly context: CommandContext,
    readonly command: Omit<Extract<RoleCommand, { kind: 'assignRole' }>, 'today'>,
  ) {}
}
export class WithdrawRole {
  constructor(
    readonly context: CommandContext,
    readonly assignment: string,
    readonly on: string,
  ) {}
}

@CommandHandler(AssignRole)
export class AssignRoleHandler implements ICommandHandler<AssignRole> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, command }: AssignRole): Promise<Handled> {
    const { tenant } = context;
    if (command.unit) await requireUnit(this.runtime, tenant, command.unit);
    const known = await this.runtime.state(person, tenant, command.person);
    if (known?.is === 'forgotten') personForgotten();
    if (known?.is === 'left') personLeft(known);
    if (!ALSO_FOR_STRANGERS.includes(command.role) && !known)
      invalidField('/person', 'unknown-person', { zh: '没有登记这个人员', en: 'This person is not registered' });
    return this.runtime.handle(roles, command.person, { ...command, today: todayOf(context) }, context);
  }
}

@CommandHandler(WithdrawRole)
export class WithdrawRoleHandler implements ICommandHandler<WithdrawRole> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, assignment, on }: WithdrawRole): Promise<Handled> {
    const reader = await this.runtime.lookup(context);
    const found = (await reader.get(roleAssignments, assignment)) ?? notFound({ zh: '角色', en: 'role assignment' });
    return this.runtime.handle(
      roles,
      found.person,
      { kind: 'withdrawRole', assignment, person: found.person, on, today: todayOf(context) },
      context,
    );
  }
}
