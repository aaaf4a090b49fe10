import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { KeyStaffKind } from '@ronghe/contracts';
import { type CommandContext, type Handled, invalidField, refuse } from '@ronghe/event-sourcing';
import { OrganizationRuntime } from '../organization.runtime.js';
import { ChangePerson } from '../person/change-person.handlers.js';
import { ownPlan } from './training.handlers.js';

/** Marks somebody as key staff whom a plan has proposed: what led to it is not typed again. */
export class ConfirmKeyStaff {
  constructor(
    readonly context: CommandContext,
    readonly training: string,
    readonly person: string,
    readonly as: KeyStaffKind,
    readonly on: string,
  ) {}
}

@CommandHandler(ConfirmKeyStaff)
export class ConfirmKeyStaffHandler implements ICommandHandler<ConfirmKeyStaff> {
  constructor(
    private readonly runtime: OrganizationRuntime,
    private readonly commands: CommandBus,
  ) {}

  async execute({ context, training, person, as, on }: ConfirmKeyStaff): Promise<Handled> {
    const { trainees, levels } = await ownPlan(this.runtime, context, training);
    const trainee = trainees.get(person);
    if (!trainee?.proposed)
      return refuse('not-proposed', '这个培训没有建议将其列为骨干', 'This training has not proposed him as key staff', {
        zh: '通过全部阶段后才会提出建议',
        en: 'Whoever has passed all its stages is proposed',
      });
    const passedOn = trainee.results.get(levels.at(-1)!.code)?.on;
    if (passedOn && on < passedOn)
      invalidField('/on', 'before-training-passed', {
        zh: `日期早于通过最后阶段的日期${passedOn}`,
        en: `Before he passed the last stage on ${passedOn}`,
      });
    return this.commands.execute(new ChangePerson(context, { kind: 'markKeyStaff', person, as, training, on }));
  }
}
