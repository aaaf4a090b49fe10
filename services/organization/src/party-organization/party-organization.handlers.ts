import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext, Handled } from '@ronghe/event-sourcing';
import { type Thing, todayOf } from '@ronghe/service-kit';
import { requireUnit } from '../chart/chart.handlers.js';
import { Reach } from '../chart/reach.handlers.js';
import { OrganizationRuntime } from '../organization.runtime.js';
import type { LeaderCommand } from './leaders.js';
import type { GroupAround, PartyOrganizationCommand } from './party-organization.decide.js';
import { partyOrganization } from './party-organization.decider.js';
import type { TermCommand } from './terms.decide.js';

type WithoutAround<C> = C extends { around: GroupAround } ? Omit<C, 'around'> : Omit<C, 'today'>;

/** A command on a Party group; since when the group exists is looked up here. */
export class ChangePartyOrganization {
  constructor(
    readonly context: CommandContext,
    readonly command: WithoutAround<Exclude<PartyOrganizationCommand, LeaderCommand | TermCommand>>,
  ) {}
}
/** What follows from a selection, or from a leader’s going; nobody asks for it himself. */
export class ChangeGroupLeader {
  constructor(
    readonly context: CommandContext,
    readonly command: LeaderCommand,
  ) {}
}

/** A group speaks and acts for itself; its rights are given and taken from above. */
const THING: Record<ChangePartyOrganization['command']['kind'], Thing> = {
  declareIdentity: 'partyGroup',
  useRight: 'partyGroup',
  grantRight: 'groupRight',
  withdrawRight: 'groupRight',
};

@CommandHandler(ChangePartyOrganization)
export class ChangePartyOrganizationHandler implements ICommandHandler<ChangePartyOrganization> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, command }: ChangePartyOrganization): Promise<Handled> {
    const { partyGroup } = command;
    (await Reach.of(this.runtime, context)).require(THING[command.kind], partyGroup);
    return this.runtime.handle(partyOrganization, partyGroup, await this.complete(context, command), context);
  }

  /** A group that was dissolved gets and uses nothing any more; what it had can still be taken back. */
  private async complete(
    { tenant, at }: CommandContext,
    command: ChangePartyOrganization['command'],
  ): Promise<PartyOrganizationCommand> {
    const today = todayOf({ at });
    if (command.kind === 'withdrawRight') return { ...command, today };
    const { on } = await requireUnit(this.runtime, tenant, command.partyGroup, ['partyGroup']);
    return { ...command, around: { foundedOn: on, today } };
  }
}

@CommandHandler(ChangeGroupLeader)
export class ChangeGroupLeaderHandler implements ICommandHandler<ChangeGroupLeader> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  execute({ context, command }: ChangeGroupLeader): Promise<Handled> {
    return this.runtime.handle(partyOrganization, command.partyGroup, command, context);
  }
}
