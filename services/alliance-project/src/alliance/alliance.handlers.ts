import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandContext, type Handled, invalidField } from '@ronghe/event-sourcing';
import { requireReach, rightsOf } from '@ronghe/service-kit';
import { AllianceProjectRuntime } from '../alliance-project.runtime.js';
import { knownUnitsHere } from '../known-units.js';
import type { AllianceCommand } from './alliance.decide.js';
import { alliance } from './alliance.decider.js';

export class ChangeAlliance {
  constructor(
    readonly context: CommandContext,
    readonly command: AllianceCommand,
  ) {}
}

/** Undefined: any of the parties. */
function actingUnits(command: AllianceCommand): readonly string[] | undefined {
  switch (command.kind) {
    case 'formAlliance':
      return command.parties;
    case 'formTaskForce':
      return [command.lead];
    case 'offerResource':
      return [command.offeredBy];
    case 'useResource':
      return [command.usedBy];
    default:
      return undefined;
  }
}

@CommandHandler(ChangeAlliance)
export class ChangeAllianceHandler implements ICommandHandler<ChangeAlliance> {
  constructor(private readonly runtime: AllianceProjectRuntime) {}

  async execute({ context, command }: ChangeAlliance): Promise<Handled> {
    await this.inReach(context, command);
    if (command.kind === 'formAlliance') await this.partiesStand(context, command.parties, command.on);
    return this.runtime.handle(alliance, command.alliance, command, context);
  }

  /** One's own unit must be in it: as one of its parties, or as the one that acts. */
  private async inReach(context: CommandContext, command: AllianceCommand): Promise<void> {
    if (!rightsOf(context)) return;
    const found = await this.runtime.state(alliance, context.tenant, command.alliance);
    const parties = found?.is === 'formed' ? found.parties : [];
    await requireReach(this.runtime, knownUnitsHere, context, 'alliance', actingUnits(command) ?? parties);
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
