import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandContext, Handled } from '@ronghe/event-sourcing';
import {
  Changes,
  Context,
  Creates,
  DateField,
  IdField,
  IntegerField,
  Receipt,
  TextField,
  newId,
} from '@ronghe/service-kit';
import { ChangeProblem } from './problem.handlers.js';

class RaiseProblem {
  @IdField() alliance!: string;
  @IdField({ optional: true }) meeting?: string;
  @TextField(200) title!: string;
  @IdField() raisedBy!: string;
  @IntegerField(1, 5) severity!: number;
  @DateField() on!: string;
}
class ClaimProblem {
  @IdField() unit!: string;
  @DateField() on!: string;
  @DateField() dueOn!: string;
}
class ReleaseProblem {
  @TextField(500) reason!: string;
  @DateField() on!: string;
}
class CloseProblem {
  @TextField(2000) evidence!: string;
  @IdField({ optional: true }) handledBy?: string;
  @DateField() on!: string;
}

@ApiTags('alliance-project')
@Controller('api/alliance-project/v1/problems')
export class ProblemController {
  constructor(private readonly commands: CommandBus) {}

  @Creates('', '提出难题 Raise a problem', ['change', 'problem'])
  raise(@Context() context: CommandContext, @Body() body: RaiseProblem): Promise<Receipt> {
    const problem = newId(context, 'problem');
    return this.send(context, { kind: 'raiseProblem', problem, raisedByPerson: context.actor, ...body });
  }

  @Changes(':id/claim', '认领难题 Claim a problem', ['change', 'problem'])
  claim(
    @Context() context: CommandContext,
    @Param('id') problem: string,
    @Body() body: ClaimProblem,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'claimProblem', problem, ...body });
  }

  @Changes(':id/release', '退回难题 Give a problem back', ['change', 'problem'])
  release(
    @Context() context: CommandContext,
    @Param('id') problem: string,
    @Body() body: ReleaseProblem,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'releaseProblem', problem, ...body });
  }

  @Changes(':id/closure', '难题销号 Close a problem', ['change', 'problem'])
  close(
    @Context() context: CommandContext,
    @Param('id') problem: string,
    @Body() body: CloseProblem,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'closeProblem', problem, ...body });
  }

  private async send(context: CommandContext, command: ChangeProblem['command']): Promise<Receipt> {
    return new Receipt(
      command.problem,
      await this.commands.execute<ChangeProblem, Handled>(new ChangeProblem(context, command)),
    );
  }
}
