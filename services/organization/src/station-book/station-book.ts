import type { StationBookFact } from '@ronghe/contracts';
import { type Expectation, endedAfter, replacedFrom } from './expectation.js';

export interface StationWeek {
  /** Station days of the week, by id. */
  days: Set<string>;
  excused: boolean;
  /** What was expected when it was counted. */
  closed?: { unit: string; min: number };
  short: boolean;
}

/**
 * A leader's days at stations in one ISO year, and what is expected of him. A year has some two hundred events; the next
 * one is another stream.
 */
export interface StationBook {
  unit?: string;
  periods: readonly Expectation[];
  weeks: Map<string, StationWeek>;
}

export const newStationBook = (): StationBook => ({ periods: [], weeks: new Map() });

/** `year` is that of ISO weeks: 2026-12-31 lies in that of 2026, 2027-01-03 too. */
export const stationBookId = (person: string, year: string): string => `${person}.${year}`;
/** One day is spent at one station: a second one cannot come to be. */
export const stationDayId = (person: string, on: string): string => `${person}.${on}`;
export const stationWeekId = (person: string, week: string): string => `${person}.${week}`;

export function evolveStationBook(book: StationBook, fact: StationBookFact): StationBook {
  switch (fact.type) {
    case 'organization.station-duty-set': {
      const { unit, from, to, min, max } = fact.data;
      return { ...book, unit, periods: replacedFrom(book.periods, { from, to, min, max }) };
    }
    case 'organization.station-duty-ended':
      return { ...book, periods: endedAfter(book.periods, fact.data.to) };
    case 'organization.station-day-logged':
      weekOf(book, fact.data.week).days.add(fact.data.day);
      return book;
    case 'organization.station-day-withdrawn':
      weekOf(book, fact.data.week).days.delete(fact.data.day);
      return book;
    case 'organization.station-week-excused':
      weekOf(book, fact.data.week).excused = true;
      return book;
    case 'organization.station-week-closed':
      weekOf(book, fact.data.week).closed = { unit: fact.data.unit, min: fact.data.min };
      return book;
    case 'organization.station-shortfall':
      weekOf(book, fact.data.week).short = true;
      return book;
    case 'organization.station-shortfall-lifted':
      weekOf(book, fact.data.week).short = false;
      return book;
    case 'organization.station-year-closed':
      return book;
    default:
      return fact satisfies never;
  }
}

function weekOf({ weeks }: StationBook, week: string): StationWeek {
  const found = weeks.get(week) ?? { days: new Set<string>(), excused: false, short: false };
  weeks.set(week, found);
  return found;
}
