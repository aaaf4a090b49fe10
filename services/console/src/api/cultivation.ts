import { useGet } from './use-get';
import { useList } from './use-list';

const reportPath = '/api/organization/v1/two-way-cultivation';

export const cultivationWays = ['memberToKeyStaff', 'keyStaffToMember'] as const;
export type CultivationWay = (typeof cultivationWays)[number];
type Counts = Record<CultivationWay, number>;
export type QuarterCounts = Counts & { quarter: string };

export interface TwoWayFigures extends Counts {
  year: string;
  quarters: QuarterCounts[];
}

export interface CultivationStep {
  what:
    | 'applicant'
    | 'activist'
    | 'candidate'
    | 'probationary'
    | 'full'
    | 'keyStaff'
    | 'notKeyStaff'
    | 'noMember'
    | 'passed';
  /** Absent where it is not known. */
  on?: string;
  levelName?: string;
  trainingTitle?: string;
}

export interface CultivatedPerson {
  id: string;
  person: string;
  name?: string | null;
  unitName: string;
  way: CultivationWay;
  on: string;
  quarter: string;
  trainingTitle?: string;
  path: CultivationStep[];
}

interface Scope {
  year: string;
  unit?: string;
  asOf?: string;
}

export const useTwoWay = (scope: Scope) => useGet<TwoWayFigures>(reportPath, { ...scope });
export const useCultivatedPeople = (params: Scope & { quarter?: string; way?: string }) =>
  useList<CultivatedPerson>(`${reportPath}/people`, { ...params });
