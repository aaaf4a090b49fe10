import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext, Handled } from '@ronghe/event-sourcing';
import { allAbove, newId, todayOf } from '@ronghe/service-kit';
import { chart } from '../chart/chart.decider.js';
import { requireUnit } from '../chart/chart.handlers.js';
import { Reach } from '../chart/reach.handlers.js';
import { OrganizationRuntime } from '../organization.runtime.js';
import { partyOrganization } from './party-organization.decider.js';
import { type TermAround, type TermCommand, sameElection } from './terms.decide.js';

type Of<K extends TermCommand['kind']> = Extract<TermCommand, { kind: K }>;

/** Answers which election it became: that of before, when it says what is recorded already. */
export class RecordElection {
  constructor(
    readonly context: CommandContext,
    readonly said: Omit<Of<'recordElection'>, 'kind' | 'election' | 'around'>,
  ) {}
}
export interface RecordedElection {
  election: string;
  handled: Handled;
}
/** Who is told, what stands and which day it is are looked up here. */
export class ChangeTerm {
  constructor(
    readonly context: CommandContext,
    readonly command:
      | Omit<Of<'postponeElection'>, 'around'>
      | Omit<Of<'withdrawElection'>, 'on'>
      | Omit<Of<'noteTerm'>, 'above' | 'dissolvedOn' | 'on'>,
  ) {}
}

/** An organisation that was dissolved elects nobody any more. */
async function aroundOf(runtime: OrganizationRuntime, context: CommandContext, unit: string): Promise<TermAround> {
  const { kind, on: foundedOn } = await requireUnit(runtime, context.tenant, unit);
  return { kind, foundedOn, today: todayOf(context) };
}

@CommandHandler(RecordElection)
export class RecordElectionHandler implements ICommandHandler<RecordElection> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, said }: RecordElection): Promise<RecordedElection> {
    const { unit } = said;
    (await Reach.of(this.runtime, context)).require('term', unit);
    const around = await aroundOf(this.runtime, context, unit);
    const known = await this.runtime.state(partyOrganization, context.tenant, unit);
    const election = sameElection(said, known?.terms ?? [])?.election ?? newId(context, 'election');
    const command = { kind: 'recordElection', election, ...said, around } as const;
    return { election, handled: await this.runtime.handle(partyOrganization, unit, command, context) };
  }
}

@CommandHandler(ChangeTerm)
export class ChangeTermHandler implements ICommandHandler<ChangeTerm> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, command }: ChangeTerm): Promise<Handled> {
    const { unit } = command;
    (await Reach.of(this.runtime, context)).require('term', unit);
    return this.runtime.handle(partyOrganization, unit, await this.complete(context, command), context);
  }

  private async complete(context: CommandContext, command: ChangeTerm['command']): Promise<TermCommand> {
    switch (command.kind) {
      case 'postponeElection':
        return { ...command, around: await aroundOf(this.runtime, context, command.unit) };
      case 'withdrawElection':
        return { ...command, on: todayOf(context) };
      default: {
        const units = (await this.runtime.state(chart, context.tenant, 'party'))?.units;
        const { parent, dissolvedOn } = units?.get(command.unit) ?? {};
        const above = allAbove(parent, (unit) => units?.get(unit));
        return { ...command, above, dissolvedOn, on: todayOf(context) };
      }
    }
  }
}
