import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RulebookFact } from '@ronghe/contracts';
import type { CommandContext, Decider, Handled } from '@ronghe/event-sourcing';
import { ScoringRuntime } from '../scoring.runtime.js';
import { type Rulebook, evolveRulebook, noRulebook } from './rulebook.js';
import { type RulebookCommand, decideRulebook } from './rulebook.decide.js';

export const rulebook: Decider<Rulebook, RulebookCommand, RulebookFact> = {
  category: 'rulebook',
  initial: noRulebook,
  decide: decideRulebook,
  evolve: evolveRulebook,
};

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
