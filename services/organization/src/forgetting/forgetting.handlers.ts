import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandContext, type Handled, notFound } from '@ronghe/event-sourcing';
import { todayOf } from '@ronghe/service-kit';
import { Reach } from '../chart/reach.handlers.js';
import { OrganizationRuntime } from '../organization.runtime.js';
import { person } from '../person/person.decider.js';
import { sealerOf } from '../person/person.handlers.js';
import type { ForgettingCommand } from './forgetting.decide.js';

/** Reasons as users write them. */
export type AskedForgetting =
  | { kind: 'requestForgetting'; reason: string }
  | { kind: 'approveForgetting' }
  | { kind: 'rejectForgetting'; reason: string };

export class DecideForgetting {
  constructor(
    readonly context: CommandContext,
    readonly person: string,
    readonly asked: AskedForgetting,
  ) {}
}

@CommandHandler(DecideForgetting)
export class DecideForgettingHandler implements ICommandHandler<DecideForgetting> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, person: id, asked }: DecideForgetting): Promise<Handled> {
    await this.inReach(context, id);
    return this.runtime.handle(person, id, await this.sealed(context, id, asked), context);
  }

  /** Whoever may not see a person is told that there is none. */
  private async inReach(context: CommandContext, id: string): Promise<void> {
    const now = await this.runtime.state(person, context.tenant, id);
    const reach = await Reach.of(this.runtime, context);
    if (!now || now.is === 'unknown' || !reach.covers('forgetting', now.unit, now.partyGroup))
      notFound({ zh: '人员', en: 'person' });
  }

  private async sealed(
    { tenant, actor: by, at }: CommandContext,
    id: string,
    asked: AskedForgetting,
  ): Promise<ForgettingCommand> {
    if (asked.kind === 'approveForgetting') return { kind: 'approveForgetting', person: id, by, on: todayOf({ at }) };
    const seal = await sealerOf(this.runtime.ports.personalData, tenant, id);
    return asked.kind === 'requestForgetting'
      ? { kind: 'requestForgetting', person: id, by, reason: seal('forgetting', asked.reason) }
      : { kind: 'rejectForgetting', person: id, reason: seal('forgetting', asked.reason) };
  }
}
