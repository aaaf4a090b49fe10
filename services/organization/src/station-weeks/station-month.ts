import { expectedIn } from '../station-book/expectation.js';
import { mondayOf, sundayOf, yearOf } from '../station-book/iso-week.js';
import { stationWeekId } from '../station-book/station-book.js';
import type { StationDuty } from './station-duties.js';
import type { StationDay, StationWeekRow } from './station-weeks.js';

/**
 * `met`, `over` (more than the most expected), `short` and `excused` are said of a week that was counted; `running` of one
 * that is not; `free` of one in which nothing is expected.
 */
export type WeekState = 'met' | 'over' | 'short' | 'excused' | 'running' | 'free';

interface WeekView {
  id: string;
  week: string;
  from: string;
  to: string;
  days: (StationDay & { stationName: string })[];
  state: WeekState;
  min?: number;
  max?: number;
  /** Why he need not have gone. */
  excused?: string;
}
export interface LeaderMonth {
  person: string;
  weeks: WeekView[];
  days: number;
  shortfalls: number;
}
interface Known {
  duties: readonly StationDuty[];
  weeks: readonly StationWeekRow[];
}

/** Of whom something is expected in these weeks, and who went without that. */
export function leadersIn({ duties, weeks }: Known, of: readonly string[]): string[] {
  const expected = duties.filter(({ periods }) => of.some((week) => expectedIn(periods, week)));
  return [...new Set([...expected, ...weeks].map(({ person }) => person))];
}

export function monthOfLeader(
  person: string,
  { duties, weeks }: Known,
  of: readonly string[],
  today: string,
  stationName: (station: string) => string,
): LeaderMonth {
  const views = of.map((week): WeekView => {
    const row = weeks.find((w) => w.person === person && w.week === week);
    const duty = duties.find((d) => d.person === person && d.year === yearOf(week));
    const expected = row?.closed ?? (duty && expectedIn(duty.periods, week));
    const days = [...(row?.days ?? [])].sort((a, b) => (a.on < b.on ? -1 : 1));
    return {
      id: stationWeekId(person, week),
      week,
      from: mondayOf(week),
      to: sundayOf(week),
      days: days.map((day) => ({ ...day, stationName: stationName(day.station) })),
      state: stateOf(row, expected, sundayOf(week) < today),
      min: expected?.min,
      max: expected?.max,
      excused: row?.excused,
    };
  });
  return {
    person,
    weeks: views,
    days: views.reduce((sum, { days }) => sum + days.length, 0),
    shortfalls: views.filter(({ state }) => state === 'short').length,
  };
}

function stateOf(
  row: StationWeekRow | undefined,
  expected: { min: number; max: number } | undefined,
  isOver: boolean,
): WeekState {
  if (row?.short) return 'short';
  if (!expected) return 'free';
  const days = row?.days.length ?? 0;
  if (days > expected.max) return 'over';
  if (days >= expected.min) return row?.closed || isOver ? 'met' : 'running';
  return row?.excused ? 'excused' : 'running';
}
