import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { UnitKind } from '@ronghe/contracts';
import type { CommandContext, Handled } from '@ronghe/event-sourcing';
import { todayOf } from '@ronghe/service-kit';
import { requireUnit } from '../chart/chart.handlers.js';
import { PRODUCTION_KINDS } from '../chart/containment.js';
import { Reach } from '../chart/reach.handlers.js';
import { OrganizationRuntime } from '../organization.runtime.js';
import type { DutyRegisterCommand } from './duty-register.decide.js';
import { dutyRegister } from './duty-register.decider.js';

/** A Party group leads no unit. */
const LEADING: readonly UnitKind[] = ['partyCommittee', 'generalBranch', 'branch'];

export class RegisterDuties {
  constructor(
    readonly context: CommandContext,
    readonly register: Omit<DutyRegisterCommand, 'kind' | 'today' | 'bothFoundedOn'>,
  ) {}
}

@CommandHandler(RegisterDuties)
export class RegisterDutiesHandler implements ICommandHandler<RegisterDuties> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, register }: RegisterDuties): Promise<Handled> {
    const { unit, partyOrganization } = register;
    const produces = await requireUnit(this.runtime, context.tenant, unit, PRODUCTION_KINDS);
    const leads = await requireUnit(this.runtime, context.tenant, partyOrganization, LEADING);
    (await Reach.of(this.runtime, context)).require('post', unit, partyOrganization);
    const bothFoundedOn = produces.on > leads.on ? produces.on : leads.on;
    const today = todayOf(context);
    const command: DutyRegisterCommand = { kind: 'registerDuties', ...register, today, bothFoundedOn };
    return this.runtime.handle(dutyRegister, unit, command, context);
  }
}
