import { invalidField } from '@ronghe/event-sourcing';

const DAY_MS = 86_400_000;
/** Plans reach into the next year. A day beyond is a slip of the finger, which would lock what it is about until then. */
const MOST_DAYS_AHEAD = 366;

/**
 * Refuses a day that lies too far ahead.
 * @param periodOf what `said` is of a day: the day itself unless given, or its month, week or year
 */
export function notTooFarAhead(
  said: string,
  today: string,
  pointer: string,
  periodOf: (day: string) => string = (day) => day,
): void {
  const latest = periodOf(new Date(Date.parse(today) + MOST_DAYS_AHEAD * DAY_MS).toISOString().slice(0, 10));
  if (said > latest)
    invalidField(
      pointer,
      'too-far-ahead',
      { zh: `最多提前一年，不能晚于${latest}`, en: `A year ahead at most: not after ${latest}` },
      { zh: '请核对年份', en: 'Check the year' },
    );
}

/** What has not begun yet can be taken back, by any day up to its first: it then ends on that day and never was. */
export const takesBack = (on: string, from: string, today: string): boolean => from > today && on <= from;
