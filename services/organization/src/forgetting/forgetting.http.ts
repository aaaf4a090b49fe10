import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandContext, Handled } from '@ronghe/event-sourcing';
import { Changes, Context, Receipt, TextField } from '@ronghe/service-kit';
import { type AskedForgetting, DecideForgetting } from './forgetting.handlers.js';

class ForgettingReasonBody {
  @TextField(500) reason!: string;
}

@ApiTags('organization')
@Controller('api/organization/v1/people/:id/forgetting')
export class ForgettingController {
  constructor(private readonly commands: CommandBus) {}

  @Changes('', '申请遗忘一个人员 Ask that a person be forgotten', ['change', 'forgetting'])
  request(
    @Context() context: CommandContext,
    @Param('id') person: string,
    @Body() { reason }: ForgettingReasonBody,
  ): Promise<Receipt> {
    return this.send(context, person, { kind: 'requestForgetting', reason });
  }

  @Changes('approval', '批准遗忘，不可撤销 Approve it, for ever', ['approve', 'forgetting'])
  approve(@Context() context: CommandContext, @Param('id') person: string): Promise<Receipt> {
    return this.send(context, person, { kind: 'approveForgetting' });
  }

  @Changes('rejection', '驳回或撤回遗忘申请 Turn the request down, or take it back', ['change', 'forgetting'])
  reject(
    @Context() context: CommandContext,
    @Param('id') person: string,
    @Body() { reason }: ForgettingReasonBody,
  ): Promise<Receipt> {
    return this.send(context, person, { kind: 'rejectForgetting', reason });
  }

  private async send(context: CommandContext, person: string, asked: AskedForgetting): Promise<Receipt> {
    const command = new DecideForgetting(context, person, asked);
    return new Receipt(person, await this.commands.execute<DecideForgetting, Handled>(command));
  }
}
