const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** How many months the story has. */
export const MONTHS = 12;

/** The year of the story, which ends where the month of the first start begins. */
export class Year {
  /** `anchor`: the first day after the story, YYYY-MM-01. */
  constructor(readonly anchor: string) {}

  /** YYYY-MM of a month of the story, 0 being the first. */
  month(index: number): string {
    const months = Number(this.anchor.slice(0, 4)) * 12 + Number(this.anchor.slice(5, 7)) - 1 - MONTHS + index;
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
  }

  day(month: number, day: number): string {
    return `${this.month(month)}-${String(day).padStart(2, '0')}`;
  }

  /** Which month of the story a date lies in; below 0 or from {@link MONTHS} on when outside. */
  monthOf(date: string): number {
    const first = this.month(0);
    return (
      (Number(date.slice(0, 4)) - Number(first.slice(0, 4))) * 12 + Number(date.slice(5, 7)) - Number(first.slice(5, 7))
    );
  }
}

export const plusDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** A moment of a business date, `minute` counted from midnight in Shanghai. */
export const moment = (date: string, minute: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - SHANGHAI_OFFSET_MS + minute * 60_000).toISOString();
