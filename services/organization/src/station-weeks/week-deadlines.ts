import type { StationBookFact } from '@ronghe/contracts';
import type { Deadline, Projection } from '@ronghe/event-sourcing';
import { endOfBusinessDate } from '@ronghe/service-kit/pure';
import { type Expectation, endedAfter, expectedIn, replacedFrom } from '../station-book/expectation.js';
import { lastWeekOf, sundayOf, weekAfter, yearOf } from '../station-book/iso-week.js';
import { stationBookId } from '../station-book/station-book.js';

interface WeekDeadline extends Deadline {
  payload: { person: string; week: string; periods: readonly Expectation[] };
}

/** The next week of a leader’s book that is to be counted; due when its Sunday is over. */
export const weekDeadlines: Projection<WeekDeadline, StationBookFact> = {
  model: 'station-week-deadlines',
  version: 1,
  types: ['organization.station-duty-set', 'organization.station-duty-ended', 'organization.station-week-closed'],
  keys: ({ type, data }) => {
    if (type === 'organization.station-duty-set') return [stationBookId(data.person, yearOf(data.from))];
    if (type === 'organization.station-duty-ended') return [stationBookId(data.person, yearOf(data.to))];
    return type === 'organization.station-week-closed' ? [stationBookId(data.person, yearOf(data.week))] : [];
  },
  evolve: (deadline, { type, data }) => {
    const { periods = [], week } = deadline?.payload ?? {};
    switch (type) {
      case 'organization.station-duty-set': {
        const { person, from, to, min, max } = data;
        const first = week && week < from ? week : from;
        return nextFrom(person, first, replacedFrom(periods, { from, to, min, max }));
      }
      case 'organization.station-duty-ended':
        return week === undefined ? undefined : nextFrom(data.person, week, endedAfter(periods, data.to));
      case 'organization.station-week-closed':
        return nextFrom(data.person, weekAfter(data.week), periods);
      default:
        return deadline;
    }
  },
};

/** The first week, from this one to the year's end, in which something is expected. */
function nextFrom(person: string, from: string, periods: readonly Expectation[]): WeekDeadline | undefined {
  const last = lastWeekOf(yearOf(periods[0]?.from ?? from));
  for (let week = from; week <= last; week = weekAfter(week))
    if (expectedIn(periods, week))
      return { dueAt: endOfBusinessDate(sundayOf(week)), command: 'closeWeek', payload: { person, week, periods } };
  return undefined;
}
