import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandContext, Handled } from '@ronghe/event-sourcing';
import { Changes, Context, Creates, DateField, IdField, Receipt } from '@ronghe/service-kit';
import { ChangeTeamCoverage } from './team-coverage.handlers.js';

class LinkGroup {
  @IdField() partyGroup!: string;
  @DateField() from!: string;
}
class EndLink {
  @DateField() to!: string;
}

@ApiTags('organization')
@Controller('api/organization/v1/team-coverages/:team/links')
export class TeamCoverageController {
  constructor(private readonly commands: CommandBus) {}

  @Creates('', '党小组覆盖班组 Link a Party group to a team', ['change', 'coverage'])
  async link(
    @Context() context: CommandContext,
    @Param('team') team: string,
    @Body() { partyGroup, from }: LinkGroup,
  ): Promise<Receipt> {
    const command = new ChangeTeamCoverage(context, { kind: 'linkGroup', team, partyGroup, from });
    return new Receipt(team, await this.commands.execute<ChangeTeamCoverage, Handled>(command));
  }

  @Changes(':partyGroup/end', '结束覆盖 End a link', ['change', 'coverage'])
  async end(
    @Context() context: CommandContext,
    @Param('team') team: string,
    @Param('partyGroup') partyGroup: string,
    @Body() { to }: EndLink,
  ): Promise<Receipt> {
    const command = new ChangeTeamCoverage(context, { kind: 'unlinkGroup', team, partyGroup, to });
    return new Receipt(team, await this.commands.execute<ChangeTeamCoverage, Handled>(command));
  }
}
