import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { GROUP_RIGHTS, type GroupRight, LIMIT_PERIODS, type LimitPeriod } from '@ronghe/contracts';
import type { CommandContext } from '@ronghe/event-sourcing';
import {
  Changes,
  ChoiceField,
  Context,
  Creates,
  DateField,
  IntegerField,
  PartField,
  Receipt,
  TextField,
  YuanField,
  newId,
} from '@ronghe/service-kit';
import { ChangePartyOrganization } from './party-organization.handlers.js';
import { fenOf } from './yuan.js';

class DeclareIdentity {
  @TextField(20, { description: 'in the group’s own word, such as 上产型, 安全型, 温馨型' }) groupType!: string;
  @TextField(60, { optional: true }) brand?: string;
  @DateField() on!: string;
}
class RightLimit {
  @ChoiceField(LIMIT_PERIODS, { description: 'after which it counts anew' }) per!: LimitPeriod;
  @IntegerField(1, 10_000, { optional: true }) uses?: number;
  @YuanField({ optional: true, description: 'of the bonus right only' }) amount?: string;
}
class GrantRight {
  @ChoiceField(GROUP_RIGHTS) right!: GroupRight;
  @DateField() from!: string;
  @DateField({ optional: true, description: 'last day' }) to?: string;
  @PartField(() => RightLimit, { optional: true, description: 'without it the right is used as often as needed' })
  limit?: RightLimit;
}
class WithdrawRight {
  @DateField({ description: 'first day without it' }) on!: string;
  @TextField(200) reason!: string;
}
class UseRight {
  @ChoiceField(GROUP_RIGHTS) right!: GroupRight;
  @DateField() on!: string;
  @TextField(200, { description: 'what was decided; names nobody' }) what!: string;
  @YuanField({ optional: true, description: 'of the bonus right only' }) amount?: string;
}

@ApiTags('organization')
@Controller('api/organization/v1/party-groups/:group')
export class PartyOrganizationController {
  constructor(private readonly commands: CommandBus) {}

  @Changes('identity', '党小组申报类型和品牌 Declare a group’s type and brand', ['change', 'partyGroup'])
  declare(
    @Context() context: CommandContext,
    @Param('group') partyGroup: string,
    @Body() body: DeclareIdentity,
  ): Promise<Receipt> {
    return this.send(context, partyGroup, { kind: 'declareIdentity', partyGroup, ...body });
  }

  @Creates('rights', '向党小组下放权利 Grant a right to a group', ['change', 'groupRight'])
  grant(
    @Context() context: CommandContext,
    @Param('group') partyGroup: string,
    @Body() { limit, ...body }: GrantRight,
  ): Promise<Receipt> {
    const grant = newId(context, 'grant');
    const most = limit && { per: limit.per, uses: limit.uses, fen: fenOf(limit.amount) };
    return this.send(context, grant, { kind: 'grantRight', partyGroup, grant, ...body, limit: most });
  }

  @Changes('rights/:grant/withdrawal', '收回权利 Withdraw a right', ['change', 'groupRight'])
  withdraw(
    @Context() context: CommandContext,
    @Param('group') partyGroup: string,
    @Param('grant') grant: string,
    @Body() body: WithdrawRight,
  ): Promise<Receipt> {
    return this.send(context, grant, { kind: 'withdrawRight', partyGroup, grant, ...body });
  }

  @Creates('uses', '记录权利的行使 Record a use of a right', ['change', 'partyGroup'])
  use(
    @Context() context: CommandContext,
    @Param('group') partyGroup: string,
    @Body() { amount, ...body }: UseRight,
  ): Promise<Receipt> {
    const use = newId(context, 'use');
    return this.send(context, use, { kind: 'useRight', partyGroup, use, ...body, fen: fenOf(amount) });
  }

  private async send(
    context: CommandContext,
    id: string,
    command: ChangePartyOrganization['command'],
  ): Promise<Receipt> {
    return new Receipt(id, await this.commands.execute(new ChangePartyOrganization(context, command)));
  }
}
