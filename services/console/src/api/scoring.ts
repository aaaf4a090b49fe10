import type { Params } from './http';
import type { LocalText } from './session';
import { useGet } from './use-get';
import { useList } from './use-list';

const service = '/api/scoring/v1';

export type ItemKind = 'base' | 'vanguard' | 'veto';
export type SubjectKind = 'unit' | 'person';

export interface Standing {
  rank: number;
  subject: string;
  /** Null for a forgotten person. */
  name: string | null;
  unit?: string;
  unitName?: string;
  base: number;
  vanguard: number;
  total: number;
  vetoed: boolean;
  entries: number;
}

export interface Cause {
  kind: 'event' | 'manual';
  type?: string;
  id?: string;
  by?: string;
  at?: string;
  summary?: string;
}

export interface Entry {
  id: string;
  item: string;
  itemName: string;
  kind: ItemKind;
  points: number;
  on: string;
  period: string;
  reason: string;
  evidence?: string;
  ruleVersion: number;
  cause: Cause;
  reversedBy?: string;
  reverses?: string;
}

export interface ExplanationLine {
  item: string;
  itemName: string;
  kind: ItemKind;
  points: number;
  capped?: number;
  entries: Entry[];
}

export interface Explanation {
  subject: string;
  name: string | null;
  period: string;
  rulebook: { id: string; name: string; version: number };
  formula: LocalText;
  base: number;
  vanguard: number;
  total: number;
  vetoed: boolean;
  lines: ExplanationLine[];
}

export interface Ledger {
  subject: string;
  year: string;
  entries: Entry[];
}

export interface RecordedEvent {
  id: string;
  type: string;
  source: string;
  subject?: string;
  time: string;
  tenant?: string;
  data: unknown;
}

export const standingsPath = `${service}/standings`;
const accountPath = (subject: string) => `${service}/accounts/${encodeURIComponent(subject)}`;
export const entriesPath = (subject: string) => `${accountPath(subject)}/entries`;
export const reversalPath = (subject: string, entry: string) =>
  `${entriesPath(subject)}/${encodeURIComponent(entry)}/reversal`;

export const useStandings = (params: Params, limit?: number) => useList<Standing>(standingsPath, params, limit);
export const useLedger = (subject: string, params: Params) => useGet<Ledger>(accountPath(subject), params);
export const useExplanation = (subject: string, params: Params) =>
  useGet<Explanation>(`${accountPath(subject)}/explanation`, params);
/** An event is kept by the service that recorded it; its id starts with that service's name. */
export const useEvent = (id: string) =>
  useGet<RecordedEvent>(`/api/${encodeURIComponent(id.split('.')[0] ?? '')}/v1/events/${encodeURIComponent(id)}`);
