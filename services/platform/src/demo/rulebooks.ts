import type { RuleItem } from '@ronghe/contracts';
import type { RulebookSpec } from './spec.js';

const CLOSED = 'alliance-project.problem-closed';

/** What a tenant sets by itself. */
export interface Weights {
  /** Added to the severity of a closed problem. */
  closed: number;
  /** Most points that closed problems count in a period. */
  cap: number;
  /** Weights of base and vanguard in the total. */
  base: number;
  vanguard: number;
}

const decimal = (n: number): string => n.toFixed(1);
const formula = ({ base, vanguard }: Weights): string => `${decimal(base)} * base + ${decimal(vanguard)} * vanguard`;

const byHand = (code: string, name: string, kind: RuleItem['kind'], points?: number): RuleItem => ({
  code,
  name,
  kind,
  points,
  evidence: true,
});
const byEvent = (item: Omit<RuleItem, 'evidence'>): RuleItem => ({ ...item, evidence: false });

const unitItems = (w: Weights): RuleItem[] => [
  byHand('B1', '组织生活与安全检查发现问题', 'base', 2),
  byHand('B2', '“三重一大”未经前置研究', 'base', 5),
  byEvent({
    code: 'B3',
    name: '认领难题逾期未销号',
    kind: 'base',
    points: 2,
    trigger: 'alliance-project.problem-overdue',
    subject: 'event.unit',
  }),
  byEvent({
    code: 'B4',
    name: '退回已认领难题',
    kind: 'base',
    points: 1,
    trigger: 'alliance-project.problem-released',
    subject: 'event.unit',
  }),
  byEvent({
    code: 'V1',
    name: '认领难题并销号',
    kind: 'vanguard',
    expression: `${decimal(w.closed)} + event.severity`,
    cap: w.cap,
    trigger: CLOSED,
    subject: 'event.unit',
  }),
  byEvent({
    code: 'V2',
    name: '提出难题',
    kind: 'vanguard',
    points: 1,
    cap: 10,
    trigger: 'alliance-project.problem-raised',
    subject: 'event.raisedBy',
  }),
  byEvent({
    code: 'V3',
    name: '提供共享资源',
    kind: 'vanguard',
    points: 2,
    cap: 10,
    trigger: 'alliance-project.resource-offered',
    subject: 'event.offeredBy',
  }),
  byEvent({
    code: 'V4',
    name: '使用共享资源',
    kind: 'vanguard',
    points: 0.5,
    cap: 5,
    trigger: 'alliance-project.resource-used',
    subject: 'event.usedBy',
  }),
  byEvent({
    code: 'V5',
    name: '党小组覆盖班组',
    kind: 'vanguard',
    points: 2,
    trigger: 'organization.group-linked',
    subject: 'event.partyGroup',
  }),
  byHand('V9', '获上级表彰', 'vanguard'),
  byHand('N1', '发生安全环保责任事故', 'veto'),
  byHand('N2', '发生违纪违法案件', 'veto'),
];

const personItems = (w: Weights): RuleItem[] => [
  byHand('B1', '履行党员义务与岗位纪律不到位', 'base', 2),
  byHand('B2', '承诺事项未兑现', 'base', 3),
  byHand('B3', '学习任务未完成', 'base', 1),
  byEvent({
    code: 'V1',
    name: '解决难题',
    kind: 'vanguard',
    expression: `${decimal(w.closed - 1)} + event.severity`,
    cap: w.cap,
    condition: 'has(event.handledBy)',
    trigger: CLOSED,
    subject: 'event.handledBy',
  }),
  byEvent({
    code: 'V2',
    name: '发现并提出难题',
    kind: 'vanguard',
    points: 1,
    cap: 10,
    trigger: 'alliance-project.problem-raised',
    subject: 'event.raisedByPerson',
  }),
  byEvent({
    code: 'V3',
    name: '双向培养进步',
    kind: 'vanguard',
    points: 3,
    condition: '!has(event.previousMembership) || event.membership != event.previousMembership',
    trigger: 'organization.membership-changed',
    subject: 'event.person',
  }),
  byHand('V9', '党员之星等荣誉', 'vanguard'),
  byHand('N1', '严重违章或受党纪政务处分', 'veto'),
  byHand('N2', '瞒报谎报事故隐患', 'veto'),
  byHand('N3', '民主评议不合格', 'veto'),
];

/** A rulebook for units and one for people, in force all year; `next` is a second version of the people's. */
export function rulebooks(
  name: string,
  weights: Weights,
  next?: Weights & { draftedIn: number; from: number },
): RulebookSpec[] {
  const unit = { name: `${name}基层单位融合考核细则`, appliesTo: 'unit', base: 100, draftedIn: 0, from: 0 } as const;
  const person = { name: `${name}党员积分细则`, appliesTo: 'person', base: 100, draftedIn: 0, from: 0 } as const;
  const first = { ...person, formula: formula(weights), items: personItems(weights) };
  return [
    { id: 'units', drafts: [{ ...unit, formula: formula(weights), items: unitItems(weights) }] },
    {
      id: 'people',
      drafts: next
        ? [
            first,
            { ...person, formula: formula(next), items: personItems(next), draftedIn: next.draftedIn, from: next.from },
          ]
        : [first],
    },
  ];
}
