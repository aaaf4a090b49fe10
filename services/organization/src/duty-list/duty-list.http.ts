import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandContext, Handled } from '@ronghe/event-sourcing';
import {
  Changes,
  CodeField,
  Context,
  Creates,
  DateField,
  IdField,
  IdListField,
  ItemsField,
  PatternField,
  Receipt,
  TextField,
  todayOf,
} from '@ronghe/service-kit';
import { dutyListId } from './duty-list.js';
import { ChangeDutyList, IssueDutyVersion, SignDutyVersion } from './duty-list.handlers.js';

const MONTH = /^20\d{2}-(0[1-9]|1[0-2])$/;

class DutyItemBody {
  @CodeField() code!: string;
  @TextField(120) name!: string;
  @TextField(1000) text!: string;
}
class DutyVersionBody {
  @TextField(120) name!: string;
  @PatternField(MONTH, '应为月份，如 2026-04', 'must be a month such as 2026-04') version!: string;
  @ItemsField(() => DutyItemBody, 1, 100) items!: DutyItemBody[];
  @IdListField(1, 300, { description: 'people who have to sign' }) signers!: string[];
  @DateField() on!: string;
  @DateField({ description: 'last day to sign' }) dueOn!: string;
}
class DutyListBody extends DutyVersionBody {
  @IdField() unit!: string;
  @CodeField() code!: string;
}

@ApiTags('organization')
@Controller('api/organization/v1/duty-lists')
export class DutyListController {
  constructor(private readonly commands: CommandBus) {}

  @Creates('', '建立责任清单并发布首版 Open a duty list with its first version', ['change', 'dutyList'])
  async open(@Context() context: CommandContext, @Body() { unit, code, ...draft }: DutyListBody): Promise<Receipt> {
    const command = new IssueDutyVersion(context, { unit, code }, draft);
    return new Receipt(dutyListId(unit, code), await this.commands.execute<IssueDutyVersion, Handled>(command));
  }

  @Creates(':id/versions', '发布责任清单新版本 Issue a version of a duty list', ['change', 'dutyList'])
  async issue(
    @Context() context: CommandContext,
    @Param('id') list: string,
    @Body() draft: DutyVersionBody,
  ): Promise<Receipt> {
    const command = new IssueDutyVersion(context, { list }, { ...draft });
    return new Receipt(list, await this.commands.execute<IssueDutyVersion, Handled>(command));
  }

  @Changes(':id/versions/:version/signature', '本人签署责任清单 Sign a version oneself', ['change', 'dutySignature'])
  async sign(
    @Context() context: CommandContext,
    @Param('id') list: string,
    @Param('version') version: string,
  ): Promise<Receipt> {
    const command = new SignDutyVersion(context, list, version);
    return new Receipt(list, await this.commands.execute<SignDutyVersion, Handled>(command));
  }

  @Changes(':id/versions/:version/reminder', '提醒未签署人员 Remind who has not signed', ['change', 'dutyList'])
  async remind(
    @Context() context: CommandContext,
    @Param('id') list: string,
    @Param('version') version: string,
  ): Promise<Receipt> {
    const on = todayOf(context);
    const command = new ChangeDutyList(context, { kind: 'remindUnsigned', list, version, on });
    return new Receipt(list, await this.commands.execute<ChangeDutyList, Handled>(command));
  }
}
