import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandContext, type Handled, invalidField } from '@ronghe/event-sourcing';
import { todayOf } from '@ronghe/service-kit';
import { chart } from '../chart/chart.decider.js';
import { requireUnit } from '../chart/chart.handlers.js';
import { Reach } from '../chart/reach.handlers.js';
import { OrganizationRuntime } from '../organization.runtime.js';
import type { TeamCoverageCommand } from './team-coverage.decide.js';
import { teamCoverage } from './team-coverage.decider.js';

type Plain<K extends TeamCoverageCommand['kind']> = Omit<Extract<TeamCoverageCommand, { kind: K }>, 'today'>;

export class ChangeTeamCoverage {
  constructor(
    readonly context: CommandContext,
    readonly command: Plain<'linkGroup'> | Plain<'unlinkGroup'>,
  ) {}
}

@CommandHandler(ChangeTeamCoverage)
export class ChangeTeamCoverageHandler implements ICommandHandler<ChangeTeamCoverage> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, command }: ChangeTeamCoverage): Promise<Handled> {
    (await Reach.of(this.runtime, context)).require('coverage', command.team, command.partyGroup);
    if (command.kind !== 'unlinkGroup') {
      const team = await requireUnit(this.runtime, context.tenant, command.team, ['team']);
      const group = await requireUnit(this.runtime, context.tenant, command.partyGroup, ['partyGroup']);
      const earliest = team.on > group.on ? team.on : group.on;
      if (command.from < earliest)
        invalidField('/from', 'before-both-existed', {
          zh: `班组和党小组到${earliest}才都成立`,
          en: `Team and group both exist only from ${earliest}`,
        });
    }
    return this.runtime.handle(teamCoverage, command.team, await this.complete(context, command), context);
  }

  private async complete(
    { tenant, at }: CommandContext,
    plain: ChangeTeamCoverage['command'],
  ): Promise<TeamCoverageCommand> {
    const command = { ...plain, today: todayOf({ at }) };
    if (command.kind !== 'linkGroup') return command;
    const last = (await this.runtime.state(teamCoverage, tenant, command.team))?.links.at(-1);
    if (!last || last.to) return command;
    const party = await this.runtime.state(chart, tenant, 'party');
    return { ...command, covering: party?.units.get(last.partyGroup) };
  }
}
