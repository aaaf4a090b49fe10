import type { ItemKind, SubjectKind } from './scoring';
import { useGet } from './use-get';
import { useList } from './use-list';

const service = '/api/scoring/v1';

export const itemKinds = ['base', 'vanguard', 'veto'] as const satisfies ItemKind[];

export interface RuleItem {
  code: string;
  name: string;
  kind: ItemKind;
  points?: number;
  expression?: string;
  cap?: number;
  trigger?: string;
  condition?: string;
  subject?: string;
  evidence: boolean;
}

export interface RulebookDraft {
  name: string;
  appliesTo: SubjectKind;
  base: number;
  formula: string;
  items: RuleItem[];
}

export interface RulebookVersion extends RulebookDraft {
  version: number;
  from?: string;
  status: 'draft' | 'adopted';
}

export interface Rulebook {
  id: string;
  name: string;
  appliesTo: SubjectKind;
  versions: RulebookVersion[];
}

export interface RulebookItem {
  id: string;
  name: string;
  appliesTo: SubjectKind;
  latest: number;
  adopted?: number;
  adoptedFrom?: string;
}

export const rulebooksPath = `${service}/rulebooks`;
const rulebookPath = (id: string) => `${rulebooksPath}/${encodeURIComponent(id)}`;
export const versionsPath = (id: string) => `${rulebookPath(id)}/versions`;
export const adoptionPath = (id: string, version: number) => `${versionsPath(id)}/${version}/adoption`;

export const useRulebooks = () => useList<RulebookItem>(rulebooksPath);
export const useRulebook = (id: string) => useGet<Rulebook>(rulebookPath(id), {}, { enabled: id !== '' });
