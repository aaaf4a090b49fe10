import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext, Handled } from '@ronghe/event-sourcing';
import { ScoringRuntime } from '../scoring.runtime.js';
import type { RulebookCommand } from './rulebook.decide.js';
import { rulebook } from './rulebook.decider.js';

export class ChangeRulebook {
  constructor(
    readonly context: CommandContext,
    readonly command: RulebookCommand,
  ) {}
}

@CommandHandler(ChangeRulebook)
export class ChangeRulebookHandler implements ICommandHandler<ChangeRulebook> {
  constructor(private readonly runtime: ScoringRuntime) {}

  execute({ context, command }: ChangeRulebook): Promise<Handled> {
    return this.runtime.handle(rulebook, command.rulebook, command, context);
  }
}
