import type { Tree, UnitKind } from './organization';
import { unitPath } from './organization';
import { useList } from './use-list';

export type UnitChange = 'registered' | 'renamed' | 'moved' | 'absorbed' | 'merged' | 'dissolved';

export interface HistoryEntry {
  id: string;
  change: UnitChange;
  on: string;
  at: string;
  from?: string;
  to?: string;
  /** For those who may see who it was. */
  actor?: string;
  by?: string | null;
}

export interface UnitFinding {
  id: string;
  unit: string;
  name: string;
  kind: UnitKind;
  unitPath: string;
  dissolvedOn: string;
  finding: 'peopleLeft' | 'teamsLeft' | 'postsHeld' | 'areasLeft';
  count: number;
}

export const useUnitHistory = (unit: string, asOf?: string) =>
  useList<HistoryEntry>(`${unitPath(unit)}/history`, { asOf });

export const useUnitFindings = (tree: Tree, asOf?: string) =>
  useList<UnitFinding>('/api/organization/v1/unit-findings', { tree, asOf });
