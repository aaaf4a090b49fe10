import type { StationBookFact } from '@ronghe/contracts';
import type { Projection, Recorded } from '@ronghe/event-sourcing';
import { stationWeekId } from '../station-book/station-book.js';

export interface StationDay {
  id: string;
  on: string;
  station: string;
  done: string;
}

/** One week of one leader, by its days and by how it was counted. */
export interface StationWeekRow {
  person: string;
  week: string;
  days: readonly StationDay[];
  /** Why he need not have gone. */
  excused?: string;
  closed?: { min: number; max: number };
  short?: true;
}

export const stationWeeks: Projection<StationWeekRow, StationBookFact> = {
  model: 'station-weeks',
  version: 1,
  types: [
    'organization.station-day-logged',
    'organization.station-day-withdrawn',
    'organization.station-week-excused',
    'organization.station-week-closed',
    'organization.station-shortfall',
    'organization.station-shortfall-lifted',
  ],
  keys: ({ data }) => ('week' in data ? [stationWeekId(data.person, data.week)] : []),
  evolve: (row, event) => ('week' in event.data ? evolveWeek(row ?? newWeek(event.data), event) : row),
  indexes: ['person', 'week'],
};

const newWeek = ({ person, week }: { person: string; week: string }): StationWeekRow => ({ person, week, days: [] });

function evolveWeek(row: StationWeekRow, event: Recorded<StationBookFact>): StationWeekRow {
  switch (event.type) {
    case 'organization.station-day-logged': {
      const { day: id, on, station, done } = event.data;
      return { ...row, days: [...row.days, { id, on, station, done }] };
    }
    case 'organization.station-day-withdrawn':
      return { ...row, days: row.days.filter(({ id }) => id !== event.data.day) };
    case 'organization.station-week-excused':
      return { ...row, excused: event.data.reason };
    case 'organization.station-week-closed':
      return { ...row, closed: { min: event.data.min, max: event.data.max } };
    case 'organization.station-shortfall':
      return { ...row, short: true };
    case 'organization.station-shortfall-lifted':
      return { ...row, short: undefined };
    default:
      return row;
  }
}
