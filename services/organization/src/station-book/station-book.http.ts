import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type CommandContext, type Handled, notFound } from '@ronghe/event-sourcing';
import {
  Caller,
  Changes,
  Context,
  Creates,
  DateField,
  IdField,
  type Identity,
  IntegerField,
  PatternField,
  Receipt,
  TextField,
  isBusinessDate,
} from '@ronghe/service-kit';
import { isIsoWeek, isoWeekOf } from './iso-week.js';
import { stationDayId } from './station-book.js';
import { ChangeStationBook, LogStationDay, SetStationDuty } from './station-book.handlers.js';

const WEEK = [/^20\d{2}-W\d{2}$/, '应为周次，如 2026-W10', 'must be a week such as 2026-W10'] as const;

class DutyBody {
  @IdField({ description: 'the leader' }) person!: string;
  @PatternField(...WEEK) from!: string;
  @PatternField(...WEEK, { optional: true, description: 'until further notice unless said' }) to?: string;
  @IntegerField(1, 7) min!: number;
  @IntegerField(1, 7) max!: number;
}
class StationDutyEndBody {
  @PatternField(...WEEK, { description: 'last week that counts' }) to!: string;
  @TextField(500) reason!: string;
}
class DayBody {
  @IdField({ optional: true, description: 'the leader; oneself unless said' }) person?: string;
  @IdField() station!: string;
  @DateField() on!: string;
  @TextField(1000) done!: string;
}
class StationReasonBody {
  @TextField(500) reason!: string;
}

/** The leader and the date or week that an id consists of. */
function partsOf(id: string, what: { zh: string; en: string }, fits: (text: string) => boolean): [string, string] {
  const cut = id.lastIndexOf('.');
  const [person, rest] = [id.slice(0, cut), id.slice(cut + 1)];
  return cut > 0 && fits(rest) ? [person, rest] : notFound(what);
}

@ApiTags('organization')
@Controller('api/organization/v1')
export class StationBookController {
  constructor(private readonly commands: CommandBus) {}

  @Creates('station-duties', '设定驻站带班要求 Say how often a leader has to be at a station', [
    'change',
    'stationDuty',
  ])
  async set(@Context() context: CommandContext, @Body() body: DutyBody): Promise<Receipt> {
    const command = new SetStationDuty(context, { kind: 'setDuty', ...body });
    return new Receipt(body.person, await this.commands.execute<SetStationDuty, Handled>(command));
  }

  @Changes('station-duties/:id/end', '结束驻站带班要求 End what is expected of a leader', ['change', 'stationDuty'])
  end(
    @Context() context: CommandContext,
    @Param('id') person: string,
    @Body() body: StationDutyEndBody,
  ): Promise<Receipt> {
    return this.change(context, person, { kind: 'endDuty', person, ...body });
  }

  @Creates('station-days', '登记驻站带班 Log a day at a station', ['change', 'stationDay'])
  async log(
    @Context() context: CommandContext,
    @Caller() caller: Identity,
    @Body() { person = caller.person, ...body }: DayBody,
  ): Promise<Receipt> {
    const command = new LogStationDay(context, { kind: 'logDay', person, ...body });
    const handled = await this.commands.execute<LogStationDay, Handled>(command);
    return new Receipt(stationDayId(person, body.on), handled);
  }

  @Changes('station-days/:id/withdrawal', '撤回驻站带班 Withdraw a day at a station', ['change', 'stationDay'])
  withdraw(
    @Context() context: CommandContext,
    @Param('id') day: string,
    @Body() { reason }: StationReasonBody,
  ): Promise<Receipt> {
    const [person, on] = partsOf(day, { zh: '驻站记录', en: 'station day' }, isBusinessDate);
    return this.change(context, day, { kind: 'withdrawDay', person, week: isoWeekOf(on), day, reason });
  }

  @Changes('station-weeks/:id/excuse', '驻站周准假 Excuse a leader for a week', ['change', 'stationDuty'])
  excuse(
    @Context() context: CommandContext,
    @Param('id') id: string,
    @Body() { reason }: StationReasonBody,
  ): Promise<Receipt> {
    const [person, week] = partsOf(id, { zh: '驻站周', en: 'station week' }, isIsoWeek);
    return this.change(context, id, { kind: 'excuseWeek', person, week, reason, by: context.actor });
  }

  private async change(context: CommandContext, id: string, command: ChangeStationBook['command']): Promise<Receipt> {
    const handled = await this.commands.execute<ChangeStationBook, Handled>(new ChangeStationBook(context, command));
    return new Receipt(id, handled);
  }
}
