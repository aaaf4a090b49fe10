import { type Tree, UNIT_KINDS, type UnitKind } from '@ronghe/contracts';

/** Which kinds may stand under which; `root` where a unit may stand alone. */
const MAY_STAND_UNDER: Record<UnitKind, readonly (UnitKind | 'root')[]> = {
  partyCommittee: ['root', 'partyCommittee'],
  generalBranch: ['root', 'partyCommittee'],
  branch: ['root', 'partyCommittee', 'generalBranch'],
  partyGroup: ['branch'],
  company: ['root'],
  plant: ['root', 'company'],
  operationArea: ['company', 'plant'],
  station: ['plant', 'operationArea'],
  team: ['plant', 'operationArea', 'station'],
  office: ['company', 'plant', 'operationArea'],
};

const TREE: Record<UnitKind, Tree> = {
  partyCommittee: 'party',
  generalBranch: 'party',
  branch: 'party',
  partyGroup: 'party',
  company: 'production',
  plant: 'production',
  operationArea: 'production',
  station: 'production',
  team: 'production',
  office: 'production',
};

export const KIND_NAMES: Record<UnitKind, { zh: string; en: string }> = {
  partyCommittee: { zh: '党委', en: 'Party committee' },
  generalBranch: { zh: '党总支', en: 'general branch' },
  branch: { zh: '党支部', en: 'branch' },
  partyGroup: { zh: '党小组', en: 'Party group' },
  company: { zh: '公司', en: 'company' },
  plant: { zh: '厂', en: 'plant' },
  operationArea: { zh: '作业区', en: 'operation area' },
  station: { zh: '站', en: 'station' },
  team: { zh: '班组', en: 'team' },
  office: { zh: '机关部门', en: 'office' },
};

/** Where people work. */
export const PRODUCTION_KINDS: readonly UnitKind[] = UNIT_KINDS.filter((kind) => TREE[kind] === 'production');

export const kindBelongsTo = (kind: UnitKind, tree: Tree): boolean => TREE[kind] === tree;
export const mayStandUnder = (kind: UnitKind, parent: UnitKind | undefined): boolean =>
  MAY_STAND_UNDER[kind].includes(parent ?? 'root');

/** Kinds that may hold this one, in words. */
export const parentsInWords = (kind: UnitKind, language: 'zh' | 'en'): string =>
  MAY_STAND_UNDER[kind]
    .map((k) => (k === 'root' ? { zh: '最上级', en: 'the top' }[language] : KIND_NAMES[k][language]))
    .join(language === 'zh' ? '、' : ', ');
