import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandContext, Handled } from '@ronghe/event-sourcing';
import {
  Caller,
  Changes,
  Context,
  DateField,
  IdField,
  type Identity,
  Receipt,
  TextField,
  todayOf,
} from '@ronghe/service-kit';
import type { RectificationCommand } from './rectification.decide.js';
import { ChangeRectification } from './rectification.handlers.js';

class AssignBody {
  @IdField({ description: 'who is to put it right' }) person!: string;
  @DateField() dueOn!: string;
}
class DoneBody {
  @TextField(2000) evidence!: string;
}
class ReopenBody {
  @TextField(500) reason!: string;
  @DateField({ description: 'the new day' }) dueOn!: string;
}

@ApiTags('alliance-project')
@Controller('api/alliance-project/v1/rectifications')
export class RectificationController {
  constructor(private readonly commands: CommandBus) {}

  @Changes(':id/assignment', '落实整改责任人 Give a rectification to a person', ['change', 'rectification'])
  assign(
    @Context() context: CommandContext,
    @Param('id') rectification: string,
    @Body() body: AssignBody,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'assign', rectification, ...body, on: todayOf(context) });
  }

  @Changes(':id/completion', '报整改完成 Say that it is done', ['change', 'rectification'])
  done(
    @Context() context: CommandContext,
    @Caller() { person: by }: Identity,
    @Param('id') rectification: string,
    @Body() body: DoneBody,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'reportDone', rectification, ...body, by, on: todayOf(context) });
  }

  @Changes(':id/closure', '复核销号 Close it after another person looked', ['approve', 'rectification'])
  close(
    @Context() context: CommandContext,
    @Caller() { person: by }: Identity,
    @Param('id') rectification: string,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'close', rectification, by, on: todayOf(context) });
  }

  @Changes(':id/reopening', '复核退回 Send it back', ['approve', 'rectification'])
  reopen(
    @Context() context: CommandContext,
    @Caller() { person: by }: Identity,
    @Param('id') rectification: string,
    @Body() body: ReopenBody,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'reopen', rectification, ...body, by, on: todayOf(context) });
  }

  private async send(context: CommandContext, command: RectificationCommand): Promise<Receipt> {
    const handled = await this.commands.execute<ChangeRectification, Handled>(
      new ChangeRectification(context, command),
    );
    return new Receipt(command.rectification, handled);
  }
}
