import { useList } from './use-list';

const service = '/api/organization/v1';

export type WeekState = 'met' | 'over' | 'short' | 'excused' | 'running' | 'free';

export interface StationDay {
  id: string;
  on: string;
  station: string;
  stationName: string;
  done: string;
}

export interface StationWeek {
  id: string;
  week: string;
  from: string;
  to: string;
  days: StationDay[];
  state: WeekState;
  min?: number;
  max?: number;
  excused?: string;
}

export interface StationMonth {
  id: string;
  person: string;
  name?: string | null;
  unitName?: string;
  month: string;
  weeks: StationWeek[];
  days: number;
  shortfalls: number;
}

export const stationDaysPath = `${service}/station-days`;
export const stationDayWithdrawalPath = (day: string) => `${stationDaysPath}/${encodeURIComponent(day)}/withdrawal`;
export const stationDutiesPath = `${service}/station-duties`;
export const stationDutyEndPath = (person: string) => `${stationDutiesPath}/${encodeURIComponent(person)}/end`;
export const weekExcusePath = (week: string) => `${service}/station-weeks/${encodeURIComponent(week)}/excuse`;

export const useStationMonths = (filter: { month: string; unit?: string; person?: string; asOf?: string }) =>
  useList<StationMonth>(`${service}/station-months`, { ...filter });
