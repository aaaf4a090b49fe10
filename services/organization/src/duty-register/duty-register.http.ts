import { Body, Controller } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { POST_KINDS, type PostKind } from '@ronghe/contracts';
import type { CommandContext, Handled } from '@ronghe/event-sourcing';
import {
  ChoiceField,
  CodeField,
  Context,
  Creates,
  DateField,
  IdField,
  ItemsField,
  Receipt,
  TextField,
} from '@ronghe/service-kit';
import { RegisterDuties } from './duty-register.handlers.js';

class RegisteredDutyBody {
  @CodeField() code!: string;
  @TextField(120, { description: 'the duty; names nobody' }) name!: string;
  @ChoiceField(POST_KINDS) kind!: PostKind;
}
class RegisterDutiesBody {
  @IdField({ description: 'production unit' }) unit!: string;
  @IdField({ description: 'Party organisation that leads it' }) partyOrganization!: string;
  @ItemsField(() => RegisteredDutyBody, 1, 100) duties!: RegisteredDutyBody[];
  @DateField() on!: string;
}

@ApiTags('organization')
@Controller('api/organization/v1/dual-duties/registers')
export class DutyRegisterController {
  constructor(private readonly commands: CommandBus) {}

  @Creates('', '确定一个单位的责任目录 Write down the duties of a unit, as a whole', ['change', 'post'])
  async write(@Context() context: CommandContext, @Body() body: RegisterDutiesBody): Promise<Receipt> {
    const duties = body.duties.map(({ code, name, kind }) => ({ code, name, kind }));
    const command = new RegisterDuties(context, { ...body, duties });
    return new Receipt(body.unit, await this.commands.execute<RegisterDuties, Handled>(command));
  }
}
