import { useGet } from './use-get';
import { useList } from './use-list';

export const rectificationStates = ['open', 'assigned', 'done', 'closed', 'withdrawn'] as const;
export type RectificationState = (typeof rectificationStates)[number];

export interface Rectification {
  id: string;
  source: 'contactVisit';
  origin: string;
  unit: string;
  unitName: string;
  title: string;
  severity: number;
  state: RectificationState;
  person?: string;
  personName?: string | null;
  openedOn: string;
  dueOn?: string;
  overdue?: boolean;
  doneBy?: string;
  doneByName?: string | null;
  doneOn?: string;
  evidence?: string;
  checkedBy?: string;
  checkedByName?: string | null;
  closedOn?: string;
  reopened: number;
  reason?: string;
}

export const rectificationsPath = '/api/alliance-project/v1/rectifications';
export const rectificationPath = (id: string, command?: 'assignment' | 'completion' | 'closure' | 'reopening') =>
  [rectificationsPath, encodeURIComponent(id), command].filter(Boolean).join('/');

interface Filter {
  state?: string;
  unit?: string;
  person?: string;
  overdue?: string;
  asOf?: string;
}

export const useRectifications = (filter: Filter) => useList<Rectification>(rectificationsPath, { ...filter });
export const useRectification = (id: string, asOf?: string) =>
  useGet<Rectification>(rectificationPath(id), { asOf }, { enabled: id !== '' });
