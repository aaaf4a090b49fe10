import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { UnitKind } from '@ronghe/contracts';
import { type CommandContext, type Handled, notFound } from '@ronghe/event-sourcing';
import { todayOf } from '@ronghe/service-kit';
import { requireUnit } from '../chart/chart.handlers.js';
import { mayOf, noSuchPerson, requirePerson } from '../contact-point/belongs.handlers.js';
import { OrganizationRuntime } from '../organization.runtime.js';
import { isoWeekOf, yearOf } from './iso-week.js';
import { stationBookId } from './station-book.js';
import { stationBook } from './station-book.decider.js';
import type { StationBookCommand } from './station-book.decide.js';

/** Where a leader can spend his day: teams that are stations of their own among them. */
const STATIONS: readonly UnitKind[] = ['station', 'team'];

type WithoutToday<C> = C extends { today: string } ? Omit<C, 'today'> : C;
type Command = WithoutToday<StationBookCommand>;

/** What is expected of a leader of this unit; without a unit, of the one that he works in. */
export class SetStationDuty {
  constructor(
    readonly context: CommandContext,
    readonly command: Omit<Extract<Command, { kind: 'setDuty' }>, 'unit'>,
  ) {}
}
export class LogStationDay {
  constructor(
    readonly context: CommandContext,
    readonly command: Omit<Extract<Command, { kind: 'logDay' }>, 'week'>,
  ) {}
}
export class ChangeStationBook {
  constructor(
    readonly context: CommandContext,
    readonly command: Exclude<Command, { kind: 'setDuty' | 'logDay' }>,
  ) {}
}

@CommandHandler(SetStationDuty)
export class SetStationDutyHandler implements ICommandHandler<SetStationDuty> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, command }: SetStationDuty): Promise<Handled> {
    const { person, from } = command;
    if (!(await mayOf(this.runtime, context, 'stationDuty', person))) return noSuchPerson();
    const { unit } = await requirePerson(this.runtime, context, person, '/person', todayOf(context));
    const complete = { ...command, unit, today: todayOf(context) };
    return this.runtime.handle(stationBook, stationBookId(person, yearOf(from)), complete, context);
  }
}

@CommandHandler(LogStationDay)
export class LogStationDayHandler implements ICommandHandler<LogStationDay> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, command }: LogStationDay): Promise<Handled> {
    const { person, station, on } = command;
    if (!(await mayOf(this.runtime, context, 'stationDay', person))) return noSuchPerson();
    await requirePerson(this.runtime, context, person, '/person', on);
    await requireUnit(this.runtime, context.tenant, station, STATIONS);
    const week = isoWeekOf(on);
    const complete = { ...command, week, today: todayOf(context) };
    return this.runtime.handle(stationBook, stationBookId(person, yearOf(week)), complete, context);
  }
}

@CommandHandler(ChangeStationBook)
export class ChangeStationBookHandler implements ICommandHandler<ChangeStationBook> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, command }: ChangeStationBook): Promise<Handled> {
    const { person } = command;
    const thing = command.kind === 'withdrawDay' ? 'stationDay' : 'stationDuty';
    if (!(await mayOf(this.runtime, context, thing, person))) return notFound({ zh: '驻站记录', en: 'station record' });
    const key = stationBookId(person, yearOf('week' in command ? command.week : weekNamed(command)));
    return this.runtime.handle(stationBook, key, { ...command, today: todayOf(context) }, context);
  }
}

const weekNamed = (command: { from: string } | { to: string }): string =>
  'from' in command ? command.from : command.to;
