import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ALLIANCE_MODES, type AllianceMode, RESOURCE_KINDS, type ResourceKind } from '@ronghe/contracts';
import type { CommandContext, Handled } from '@ronghe/event-sourcing';
import {
  ChoiceField,
  Context,
  Creates,
  DateField,
  IdField,
  IdListField,
  Receipt,
  TextField,
  newId,
} from '@ronghe/service-kit';
import type { AllianceCommand } from './alliance.decide.js';
import { ChangeAlliance } from './alliance.handlers.js';

class FormAlliance {
  @TextField(120) name!: string;
  @ChoiceField(ALLIANCE_MODES) mode!: AllianceMode;
  @TextField(500) goal!: string;
  @IdListField(2, 100) parties!: string[];
  @DateField() on!: string;
}
class FormTaskForce {
  @TextField(120) name!: string;
  @IdField() lead!: string;
}
class HoldMeeting {
  @DateField() on!: string;
  @TextField(200) subject!: string;
}
class OfferResource {
  @ChoiceField(RESOURCE_KINDS) kind!: ResourceKind;
  @TextField(200) name!: string;
  @IdField() offeredBy!: string;
}
class UseResource {
  @IdField() usedBy!: string;
  @DateField() on!: string;
}

@ApiTags('alliance-project')
@Controller('api/alliance-project/v1/alliances')
export class AllianceController {
  constructor(private readonly commands: CommandBus) {}

  @Creates('', '成立联盟 Form an alliance', ['change', 'alliance'])
  form(@Context() context: CommandContext, @Body() body: FormAlliance): Promise<Receipt> {
    const alliance = newId(context, 'alliance');
    return this.send(context, alliance, { kind: 'formAlliance', alliance, ...body });
  }

  @Creates(':id/task-forces', '组建突击队 Form a task force', ['change', 'alliance'])
  taskForce(
    @Context() context: CommandContext,
    @Param('id') alliance: string,
    @Body() body: FormTaskForce,
  ): Promise<Receipt> {
    const taskForce = newId(context, 'task-force');
    return this.send(context, taskForce, { kind: 'formTaskForce', alliance, taskForce, ...body });
  }

  @Creates(':id/meetings', '召开联盟会议 Hold a meeting', ['change', 'alliance'])
  meeting(
    @Context() context: CommandContext,
    @Param('id') alliance: string,
    @Body() body: HoldMeeting,
  ): Promise<Receipt> {
    const meeting = newId(context, 'meeting');
    return this.send(context, meeting, { kind: 'holdMeeting', alliance, meeting, ...body });
  }

  @Creates(':id/resources', '提供共享资源 Offer a resource', ['change', 'alliance'])
  offer(
    @Context() context: CommandContext,
    @Param('id') alliance: string,
    @Body() body: OfferResource,
  ): Promise<Receipt> {
    const resource = newId(context, 'resource');
    const { kind: resourceKind, name, offeredBy } = body;
    return this.send(context, resource, { kind: 'offerResource', alliance, resource, resourceKind, name, offeredBy });
  }

  @Creates(':id/resources/:resource/uses', '使用共享资源 Use a resource', ['change', 'alliance'])
  use(
    @Context() context: CommandContext,
    @Param('id') alliance: string,
    @Param('resource') resource: string,
    @Body() body: UseResource,
  ): Promise<Receipt> {
    return this.send(context, resource, { kind: 'useResource', alliance, resource, ...body });
  }

  private async send(context: CommandContext, id: string, command: AllianceCommand): Promise<Receipt> {
    return new Receipt(id, await this.commands.execute<ChangeAlliance, Handled>(new ChangeAlliance(context, command)));
  }
}
