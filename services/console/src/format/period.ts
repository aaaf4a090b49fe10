import dayjs, { type Dayjs } from 'dayjs';

export type PeriodKind = 'month' | 'quarter' | 'year';

export const periodKind = (period: string): PeriodKind =>
  period.includes('-Q') ? 'quarter' : period.includes('-') ? 'month' : 'year';

export const toPeriod = (date: Dayjs, kind: PeriodKind) => {
  if (kind === 'year') return date.format('YYYY');
  if (kind === 'month') return date.format('YYYY-MM');
  return `${date.format('YYYY')}-Q${Math.floor(date.month() / 3) + 1}`;
};

export const periodStart = (period: string): Dayjs => {
  const [year, quarter] = period.split('-Q');
  if (quarter) return dayjs(`${year}-01-01`).month((Number(quarter) - 1) * 3);
  return dayjs(period.length === 4 ? `${period}-01-01` : `${period}-01`);
};
