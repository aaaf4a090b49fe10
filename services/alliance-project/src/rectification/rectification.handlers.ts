import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandContext, type Handled, invalidField, notFound } from '@ronghe/event-sourcing';
import { type Action, UnitDirectory, rightsOf } from '@ronghe/service-kit';
import { AllianceProjectRuntime } from '../alliance-project.runtime.js';
import { knownPeopleHere } from '../known-people.js';
import { knownUnitsHere } from '../known-units.js';
import type { RectificationCommand } from './rectification.decide.js';
import { rectification } from './rectification.decider.js';

export class ChangeRectification {
  constructor(
    readonly context: CommandContext,
    readonly command: RectificationCommand,
  ) {}
}

/** Who answers for the unit gives it to somebody and checks it; whoever has to do it says that he has. */
const ACTION: Partial<Record<RectificationCommand['kind'], Action>> = { close: 'approve', reopen: 'approve' };

@CommandHandler(ChangeRectification)
export class ChangeRectificationHandler implements ICommandHandler<ChangeRectification> {
  constructor(private readonly runtime: AllianceProjectRuntime) {}

  async execute({ context, command }: ChangeRectification): Promise<Handled> {
    await this.own(context, command);
    if (command.kind === 'assign') await this.there(context, command.person);
    return this.runtime.handle(rectification, command.rectification, command, context);
  }

  /** For who may not change it there is none. */
  private async own(context: CommandContext, { kind, rectification: id }: RectificationCommand): Promise<void> {
    const rights = rightsOf(context);
    if (!rights) return;
    const state = await this.runtime.state(rectification, context.tenant, id);
    if (!state || state.is === 'unknown') return notFound(WORDS);
    const chart = await UnitDirectory.of(await this.runtime.lookup(context), knownUnitsHere);
    // To give his own to somebody else is not his.
    const person = kind === 'reportDone' ? state.person : undefined;
    const row = { person, within: chart.within(state.unit) };
    if (!rights.may(ACTION[kind] ?? 'change', 'rectification', row)) return notFound(WORDS);
  }

  private async there(context: CommandContext, person: string): Promise<void> {
    const known = await (await this.runtime.lookup(context)).get(knownPeopleHere, person);
    if (!known || known.forgotten)
      invalidField(
        '/person',
        'unknown-person',
        { zh: '没有登记这个人员', en: 'Nobody of this id is registered' },
        { zh: '请从人员列表中选择', en: 'Choose somebody from the list of people' },
      );
  }
}

const WORDS = { zh: '整改', en: 'rectification' };
