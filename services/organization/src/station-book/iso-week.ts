const DAY_MS = 86_400_000;
const MONDAY_TO_THURSDAY = 3;

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
/** Monday is 0; 1970-01-01 was a Thursday. */
const weekday = (day: number): number => (((day + MONDAY_TO_THURSDAY) % 7) + 7) % 7;

/** The ISO week of a business date, 2026-W10: a week belongs to the year in which its Thursday lies. */
export function isoWeekOf(date: string): string {
  const day = dayOf(date);
  const thursday = dateOf(day - weekday(day) + MONDAY_TO_THURSDAY);
  const year = thursday.slice(0, 4);
  const nth = Math.floor((dayOf(thursday) - dayOf(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${String(nth).padStart(2, '0')}`;
}

export function mondayOf(week: string): string {
  const [year, nth] = week.split('-W') as [string, string];
  // The 4th of January always lies in the first week.
  const first = dayOf(`${year}-01-04`);
  return dateOf(first - weekday(first) + (Number(nth) - 1) * 7);
}

const plusDays = (date: string, days: number): string => dateOf(dayOf(date) + days);

export const sundayOf = (week: string): string => plusDays(mondayOf(week), 6);
export const weekAfter = (week: string): string => isoWeekOf(plusDays(mondayOf(week), 7));
export const weekBefore = (week: string): string => isoWeekOf(plusDays(mondayOf(week), -7));
export const yearOf = (week: string): string => week.slice(0, 4);

/** Whether there is such a week: only long years have a 53rd. */
export const isIsoWeek = (text: string): boolean =>
  /^20\d{2}-W(0[1-9]|[1-4]\d|5[0-3])$/.test(text) && isoWeekOf(mondayOf(text)) === text;

export const firstWeekOf = (year: string): string => `${year}-W01`;
/** The 28th of December always lies in the last week. */
export const lastWeekOf = (year: string): string => isoWeekOf(`${year}-12-28`);

/** The weeks of a month, in order: those whose Thursday lies in it. */
export function weeksOfMonth(month: string): string[] {
  const thursdayOf = (week: string): string => plusDays(mondayOf(week), MONDAY_TO_THURSDAY);
  const found: string[] = [];
  for (let week = isoWeekOf(`${month}-01`); thursdayOf(week).slice(0, 7) <= month; week = weekAfter(week))
    if (thursdayOf(week).startsWith(month)) found.push(week);
  return found;
}
