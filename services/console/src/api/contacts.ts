import { useGet } from './use-get';
import { useList } from './use-list';

const service = '/api/organization/v1';

export const contactPurposes = ['safety', 'party'] as const;
export type ContactPurpose = (typeof contactPurposes)[number];
export const pointStates = ['open', 'closed'] as const;
export type PointState = (typeof pointStates)[number];
export type FindingState = 'reported' | 'open' | 'assigned' | 'done' | 'closed' | 'withdrawn';

export interface ContactPoint {
  id: string;
  unit: string;
  unitName: string;
  unitPath: string;
  person: string;
  name?: string | null;
  purposes: ContactPurpose[];
  on: string;
  state: PointState;
  closedOn?: string;
  passedTo?: string;
  passedToName?: string | null;
  reason?: string;
  lastVisit?: string;
  visits: number;
  findings: number;
  settled: number;
}

export interface Finding {
  id: string;
  title: string;
  severity: number;
  responsibleUnitName: string;
  responsibleName?: string | null;
  responsible?: string;
  rectification?: string;
  state: FindingState;
  dueOn?: string;
  overdue?: boolean;
  reopened: number;
  closedOn?: string;
}

export interface ContactVisit {
  id: string;
  point: string;
  person: string;
  unitName: string;
  on: string;
  hours: number;
  done: string;
  correction?: string;
  findings: Finding[];
}

export interface ContactMonth {
  id: string;
  person: string;
  name?: string | null;
  unitName?: string;
  month: string;
  count: number;
  hours: number;
  found: number;
  open: number;
  settled: number;
  overdue: number;
  visits: ContactVisit[];
}

/** What was found, as it is sent. */
export interface FindingDraft {
  title: string;
  severity: number;
  responsibleUnit?: string;
  responsible?: string;
  dueOn?: string;
}

export const contactPointsPath = `${service}/contact-points`;
export const contactPointPath = (id: string, command?: 'passing' | 'closure' | 'visits') =>
  [contactPointsPath, encodeURIComponent(id), command].filter(Boolean).join('/');
export const visitPath = (point: string, visit: string, command: 'correction' | 'withdrawal' | 'findings') =>
  `${contactPointPath(point, 'visits')}/${encodeURIComponent(visit)}/${command}`;
export const findingWithdrawalPath = (point: string, visit: string, finding: string) =>
  `${visitPath(point, visit, 'findings')}/${encodeURIComponent(finding)}/withdrawal`;

interface PointFilter {
  unit?: string;
  person?: string;
  purpose?: string;
  state?: string;
  asOf?: string;
}

export const useContactPoints = (filter: PointFilter) => useList<ContactPoint>(contactPointsPath, { ...filter });
export const useContactPoint = (id: string, asOf?: string) =>
  useGet<ContactPoint>(contactPointPath(id), { asOf }, { enabled: id !== '' });
export const useContactVisits = (filter: { point?: string; person?: string; asOf?: string }, limit?: number) =>
  useList<ContactVisit>(`${service}/contact-visits`, { ...filter }, limit);
export const useContactMonths = (filter: { month: string; unit?: string; person?: string; asOf?: string }) =>
  useList<ContactMonth>(`${service}/contact-months`, { ...filter });
