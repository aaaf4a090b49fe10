import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { AllianceFact } from '@ronghe/contracts';
import { type CommandContext, type Decider, type Handled, invalidField } from '@ronghe/event-sourcing';
import { AllianceProjectRuntime } from '../alliance-project.runtime.js';
import { knownUnitsHere } from '../known-units.js';
import { type Alliance, evolveAlliance, noAlliance } from './alliance.js';
import { type AllianceCommand, decideAlliance } from './alliance.decide.js';

export const alliance: Decider<Alliance, AllianceCommand, AllianceFact> = {
  category: 'alliance',
  initial: noAlliance,
  decide: decideAlliance,
  evolve: evolveAlliance,
};

export class ChangeAlliance {
  constructor(
    readonly context: CommandContext,
    readonly command: AllianceCommand,
  ) {}
}

@CommandHandler(ChangeAlliance)
export class ChangeAllianceHandler implements ICommandHandler<ChangeAlliance> {
  constructor(private readonly runtime: AllianceProjectRuntime) {}

  async execute({ context, command }: ChangeAlliance): Promise<Handled> {
    if (command.kind === 'formAlliance') await this.partiesStand(context, command.parties, command.on);
    return this.runtime.handle(alliance, command.alliance, command, context);
  }

  /** By what this service has heard of the chart; a unit dissolved this very moment is a finding of the board. */
  private async partiesStand(context: CommandContext, parties: readonly string[], on: string): Promise<void> {
    const reader = await this.runtime.lookup(context);
    for (const [i, unit] of parties.entries()) {
      let known = await reader.get(knownUnitsHere, unit);
      if (!known) {
        // Perhaps registered a moment ago.
        await this.runtime.upToDate();
        known = await reader.get(knownUnitsHere, unit);
      }
      if (!known)
        invalidField(`/parties/${i}`, 'unknown-unit', { zh: `没有单位${unit}`, en: `There is no unit ${unit}` });
      if (known?.dissolvedOn && known.dissolvedOn <= on)
        invalidField(`/parties/${i}`, 'unit-dissolved', {
          zh: `“${known.name}”已撤销`,
          en: `“${known.name}” is dissolved`,
        });
    }
  }
}
