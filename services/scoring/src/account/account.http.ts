import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type CommandContext, type Handled, hashId } from '@ronghe/event-sourcing';
import { Changes, CodeField, Context, Creates, DateField, PointsField, Receipt, TextField } from '@ronghe/service-kit';
import { RecordByHand, ReverseEntry } from './account.handlers.js';

class EntryBody {
  @CodeField() item!: string;
  @DateField() on!: string;
  @TextField(2000) reason!: string;
  @TextField(2000, { optional: true }) evidence?: string;
  @PointsField(0.01, 1_000, { optional: true, description: 'without sign; the item’s kind gives it' }) points?: number;
}
class ReversalBody {
  @TextField(2000) reason!: string;
  @DateField({ description: 'day of the reversal; not before the entry’s own' }) on!: string;
  @DateField({ optional: true, description: 'day of the entry, when it lies in another year' }) entryOn?: string;
}

@ApiTags('scoring')
@Controller('api/scoring/v1/accounts/:subject/entries')
export class AccountController {
  constructor(private readonly commands: CommandBus) {}

  @Creates('', '手工记分 Record points by hand', ['change', 'score'])
  async record(
    @Context() context: CommandContext,
    @Param('subject') subject: string,
    @Body() body: EntryBody,
  ): Promise<Receipt> {
    const handled = await this.commands.execute<RecordByHand, Handled>(new RecordByHand(context, subject, { ...body }));
    return new Receipt(hashId('entry', context.tenant, context.commandId), handled);
  }

  @Changes(':entry/reversal', '冲正 Reverse an entry', ['change', 'score'])
  async reverse(
    @Context() context: CommandContext,
    @Param('subject') subject: string,
    @Param('entry') entry: string,
    @Body() { reason, on, entryOn }: ReversalBody,
  ): Promise<Receipt> {
    const command = new ReverseEntry(context, subject, entry, (entryOn ?? on).slice(0, 4), reason, on);
    return new Receipt(entry, await this.commands.execute<ReverseEntry, Handled>(command));
  }
}
