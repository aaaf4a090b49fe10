import { Body, Controller, Param, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { CommandContext, Handled } from '@ronghe/event-sourcing';
import {
  Changes,
  ChoiceField,
  Context,
  Creates,
  DateField,
  IdField,
  ItemsField,
  type Positioned,
  Receipt,
  TextField,
  YesNoField,
} from '@ronghe/service-kit';
import { ChangeContract } from './contract.handlers.js';
import { DivideResponsibility, type DivisionReport } from './division.handlers.js';

const THING = { description: 'what is answered for: area.<unit’s code>.<code>, post.… or employee.<person>' };
const MOST_ITEMS = 2_000;

class ContractBody {
  @IdField(THING) thing!: string;
  @IdField({ description: 'Party member who answers for it' }) member!: string;
  @DateField() from!: string;
}
class ContractEndBody {
  @DateField({ description: 'first day without' }) to!: string;
  @TextField(200, { description: 'why; names nobody' }) reason!: string;
}
class TransferBody {
  @IdField({ description: 'Party member who answers for it from then on' }) member!: string;
  @DateField() on!: string;
  @TextField(200, { optional: true, description: 'why; names nobody' }) reason?: string;
}
class DivisionItemBody {
  @IdField(THING) thing!: string;
  @IdField() member!: string;
}
class DivisionBody {
  @IdField({ description: 'all that is divided belongs to it or below it' }) unit!: string;
  @DateField() from!: string;
  @ItemsField(() => DivisionItemBody, 1, MOST_ITEMS) items!: DivisionItemBody[];
  @YesNoField({ optional: true, description: 'pass on what another member answers for; else that is refused' })
  passOn?: boolean;
}
class DivisionOptions {
  @ChoiceField(['true', 'false'], { optional: true, description: 'only report, change nothing' }) dryRun?:
    'true' | 'false';
}

@ApiTags('organization')
@Controller('api/organization/v1')
export class ContractController {
  constructor(private readonly commands: CommandBus) {}

  @Creates('contracts', '承包 Contract an area, a post or an employee to a member', ['change', 'contract'])
  make(@Context() context: CommandContext, @Body() { thing, member, from }: ContractBody): Promise<Receipt> {
    return this.receipt(new ChangeContract(context, { kind: 'makeContract', thing, member, from }));
  }

  @Changes('contracts/:thing/end', '结束承包 End a contract', ['change', 'contract'])
  end(
    @Context() context: CommandContext,
    @Param('thing') thing: string,
    @Body() { to, reason }: ContractEndBody,
  ): Promise<Receipt> {
    return this.receipt(new ChangeContract(context, { kind: 'endContract', thing, to, reason }));
  }

  @Changes('contracts/:thing/transfer', '转交承包 Pass a contract on to another member', ['change', 'contract'])
  transfer(
    @Context() context: CommandContext,
    @Param('thing') thing: string,
    @Body() { member, on, reason }: TransferBody,
  ): Promise<Receipt> {
    return this.receipt(new ChangeContract(context, { kind: 'passOn', thing, member, on, reason }));
  }

  @ApiResponse({
    status: 200,
    description: 'What was done or, tried out, would be; or what stands against it, row by row',
    content: { 'application/json': { schema: { type: 'object' } } },
  })
  @Changes('responsibility/division', '整体划分承包 Divide what a unit has among its members', ['change', 'contract'])
  divide(
    @Context() context: CommandContext,
    @Query() { dryRun }: DivisionOptions,
    @Body() { unit, from, items, passOn }: DivisionBody,
  ): Promise<Positioned<DivisionReport>> {
    const division = { unit, from, items, passOn: passOn ?? false };
    return this.commands.execute(new DivideResponsibility(context, division, dryRun === 'true'));
  }

  private async receipt(command: ChangeContract): Promise<Receipt> {
    return new Receipt(command.command.thing, await this.commands.execute<ChangeContract, Handled>(command));
  }
}
