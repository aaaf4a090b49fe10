import type { CommandBus } from '@nestjs/cqrs';
import { type Deadline, hashId, sendDue } from '@ronghe/event-sourcing';
import { endOfBusinessDate } from '@ronghe/service-kit';
import type { OrganizationRuntime } from '../organization.runtime.js';
import { lastWeekOf, sundayOf, weekAfter, yearOf } from '../station-book/iso-week.js';
import { ChangeStationBook } from '../station-book/station-book.handlers.js';
import { weekDeadlines } from '../station-weeks/week-deadlines.js';

/** Counts the weeks that are over; of a leader whose duty began in the past, all of them at once. */
export function countWeeks({ ports }: OrganizationRuntime, commands: CommandBus, at: string): Promise<number> {
  const send = async (tenant: string, { payload }: Deadline, commandId: string): Promise<void> => {
    const { person, week: first } = payload as { person: string; week: string };
    const last = lastWeekOf(yearOf(first));
    for (let week = first; week <= last && endOfBusinessDate(sundayOf(week)) <= at; week = weekAfter(week)) {
      const id = hashId(commandId, week);
      const context = { tenant, commandId: id, fingerprint: id, actor: 'system', at };
      await commands.execute(new ChangeStationBook(context, { kind: 'closeWeek', person, week }));
    }
  };
  return sendDue(weekDeadlines, ports.models, at, send);
}
