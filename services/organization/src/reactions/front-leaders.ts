import type { CommandBus } from '@nestjs/cqrs';
import type { ContactPointFact, FactOfType, PersonFact, StationBookFact } from '@ronghe/contracts';
import { type AnyReaction, type CommandContext, type RecordedEvent, hashId } from '@ronghe/event-sourcing';
import { ChangeContactPoint, OpenContactPoint } from '../contact-point/contact-point.handlers.js';
import { contactPoints } from '../contact-points/contact-points.js';
import type { OrganizationRuntime } from '../organization.runtime.js';
import { firstWeekOf, isoWeekOf, yearOf } from '../station-book/iso-week.js';
import { ChangeStationBook } from '../station-book/station-book.handlers.js';
import { stationDuties } from '../station-weeks/station-duties.js';

const contextOf = ({ tenant, at, trace }: RecordedEvent, commandId: string): CommandContext => ({
  tenant,
  commandId,
  fingerprint: commandId,
  actor: 'system',
  at,
  trace,
});

/** What one leader passed on is the other's from that day. */
export const contactPointPassed = (commands: CommandBus): AnyReaction => ({
  name: 'contact-point-passed',
  types: ['organization.contact-point-passed'],
  react: async (event: RecordedEvent, commandId: string) => {
    type Passed = FactOfType<ContactPointFact, 'organization.contact-point-passed'>;
    const { unit, to: person, purposes, on } = event.data as Passed;
    const command = { kind: 'openPoint', unit, person, purposes, on } as const;
    await commands.execute(new OpenContactPoint(contextOf(event, commandId), command));
  },
});

/** What is expected until further notice goes on in the new year's book. */
export const stationDutyCarried = (commands: CommandBus): AnyReaction => ({
  name: 'station-duty-carried',
  types: ['organization.station-year-closed'],
  react: async (event: RecordedEvent, commandId: string) => {
    type Closed = FactOfType<StationBookFact, 'organization.station-year-closed'>;
    const { person, unit, year, min, max } = event.data as Closed;
    const from = firstWeekOf(String(Number(year) + 1));
    const command = { kind: 'carryDuty', person, unit, from, min, max } as const;
    await commands.execute(new ChangeStationBook(contextOf(event, commandId), command));
  },
});

/** Whoever left or was forgotten has no contact points any more, and is expected nowhere. */
export const frontLeaderGone = (runtime: OrganizationRuntime, commands: CommandBus): AnyReaction => ({
  name: 'front-leader-gone',
  types: ['organization.person-left', 'organization.person-forgotten'],
  react: async (event: RecordedEvent, commandId: string) => {
    const { person, on } = event.data as FactOfType<
      PersonFact,
      'organization.person-left' | 'organization.person-forgotten'
    >;
    const reader = await runtime.reader(event.tenant);
    for (const { key: point } of await reader.find(contactPoints, { filter: { person, state: 'open' } })) {
      const context = contextOf(event, hashId(commandId, point));
      await commands.execute(new ChangeContactPoint(context, { kind: 'releasePoint', point }));
    }
    const to = isoWeekOf(on);
    for (const { key, document } of await reader.find(stationDuties, { filter: { person } })) {
      if (document.year < yearOf(to)) continue;
      const last = document.year === yearOf(to) ? to : firstWeekOf(document.year);
      const command = { kind: 'releaseDuty', person, to: last } as const;
      await commands.execute(new ChangeStationBook(contextOf(event, hashId(commandId, key)), command));
    }
  },
});
