/** Business time is Asia/Shanghai, which has been UTC+8 without daylight saving since 1991. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** The business date of a moment, YYYY-MM-DD. */
export const businessDateOf = (moment: Date): string =>
  new Date(moment.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);

/** The business date of a command or of an event. */
export const todayOf = ({ at }: { at: string }): string => businessDateOf(new Date(at));

export function isBusinessDate(text: string): boolean {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** The first moment of a business date, as RFC 3339 UTC. */
export const startOfBusinessDate = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - SHANGHAI_OFFSET_MS).toISOString();

/** The first moment after a business date, as RFC 3339 UTC. */
export const endOfBusinessDate = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - SHANGHAI_OFFSET_MS + DAY_MS).toISOString();

/** A month 2026-03, a quarter 2026-Q1 or a year 2026. */
export const PERIOD = /^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$/;

export const monthOf = (date: string): string => date.slice(0, 7);

/** The months of a period, in order. */
export function monthsOf(period: string): string[] {
  const year = period.slice(0, 4);
  if (/-\d\d$/.test(period)) return [period];
  const quarter = /-Q(\d)$/.exec(period)?.[1];
  const first = quarter ? (Number(quarter) - 1) * 3 + 1 : 1;
  return Array.from({ length: quarter ? 3 : 12 }, (_, i) => `${year}-${String(first + i).padStart(2, '0')}`);
}
