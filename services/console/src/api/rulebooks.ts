import type { ItemKind, SubjectKind } from './scoring';
import { useGet } from './use-get';
import { useList } from './use-list';

const service = '/api/scoring/v1';

export const itemKinds = ['base', 'vanguard', 'veto'] as const satisfies ItemKind[];
export const directions = ['deduct', 'add', 'void'] as const;

export interface RuleItem {
  code: string;
  name: string;
  kind: ItemKind;
  direction: (typeof directions)[number];
  points?: number;
  expression?: string;
  cap?: number;
  trigger?: string;
  subject?: SubjectKind;
  evidence: boolean;
}

export interface RulebookVersion {
  version: number;
  from?: string;
  status: 'draft' | 'adopted';
  items: RuleItem[];
}

export interface Rulebook {
  id: string;
  name: string;
  versions: RulebookVersion[];
}

export const rulebooksPath = `${service}/rulebooks`;
const rulebookPath = (id: string) => `${rulebooksPath}/${encodeURIComponent(id)}`;
export const versionsPath = (id: string) => `${rulebookPath(id)}/versions`;
export const adoptionPath = (id: string, version: number) => `${versionsPath(id)}/${version}/adoption`;

export const useRulebooks = () => useList<Rulebook>(rulebooksPath);
export const useRulebook = (id: string) => useGet<Rulebook>(rulebookPath(id), {}, { enabled: id !== '' });
