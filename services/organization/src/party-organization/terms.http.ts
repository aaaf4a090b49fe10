import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandContext } from '@ronghe/event-sourcing';
import { Changes, Context, Creates, DateField, IntegerField, Receipt, TextField } from '@ronghe/service-kit';
import { ChangeTerm, RecordElection, type RecordedElection } from './terms.handlers.js';

const MOST_ENTITLED = 100_000;

class ElectionBody {
  @DateField() electedOn!: string;
  @DateField({ optional: true, description: 'first day of the term; the day of the election unless said' })
  from?: string;
  @IntegerField(1, MOST_ENTITLED, { description: 'members or delegates entitled to vote who should have come' })
  entitled!: number;
  @IntegerField(1, MOST_ENTITLED, { description: 'of these, those who were there; at least four fifths' })
  present!: number;
}
class PostponementBody {
  @DateField({ description: 'new last day of the term, at most a year after the old one' }) until!: string;
  @TextField(500, { description: 'names nobody' }) reason!: string;
  @TextField(200, { description: 'the document by which the organisation above approved it; names nobody' })
  approvedBy!: string;
}
class WithdrawalBody {
  @TextField(500, { description: 'names nobody' }) reason!: string;
}

@ApiTags('organization')
@Controller('api/organization/v1/party-organizations/:unit/elections')
export class TermsController {
  constructor(private readonly commands: CommandBus) {}

  @Creates('', '登记换届选举 Record an election', ['change', 'term'])
  async record(
    @Context() context: CommandContext,
    @Param('unit') unit: string,
    @Body() { electedOn, from = electedOn, entitled, present }: ElectionBody,
  ): Promise<Receipt> {
    const command = new RecordElection(context, { unit, electedOn, from, entitled, present });
    const { election, handled } = await this.commands.execute<RecordElection, RecordedElection>(command);
    return new Receipt(election, handled);
  }

  @Changes(':election/postponement', '延期换届 Put the election that ends a term off', ['change', 'term'])
  postpone(
    @Context() context: CommandContext,
    @Param('unit') unit: string,
    @Param('election') election: string,
    @Body() body: PostponementBody,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'postponeElection', unit, election, ...body });
  }

  @Changes(':election/withdrawal', '撤回换届登记 Withdraw an election recorded by mistake', ['change', 'term'])
  withdraw(
    @Context() context: CommandContext,
    @Param('unit') unit: string,
    @Param('election') election: string,
    @Body() { reason }: WithdrawalBody,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'withdrawElection', unit, election, reason });
  }

  private async send(context: CommandContext, command: ChangeTerm['command']): Promise<Receipt> {
    return new Receipt(command.election, await this.commands.execute(new ChangeTerm(context, command)));
  }
}
