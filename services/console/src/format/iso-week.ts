const day = 86_400_000;
const thursday = 4;

/** The ISO week of a date, 2026-W10: a week belongs to the year of its Thursday. */
export function isoWeek(on: string): string {
  const date = new Date(`${on}T00:00:00Z`);
  const weekday = date.getUTCDay() || 7;
  const its = new Date(date.getTime() + (thursday - weekday) * day);
  const first = Date.UTC(its.getUTCFullYear(), 0, 1);
  const nth = Math.floor((its.getTime() - first) / (7 * day)) + 1;
  return `${its.getUTCFullYear()}-W${String(nth).padStart(2, '0')}`;
}
