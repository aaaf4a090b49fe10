import type { ContractEnd, ContractedKind } from '@ronghe/contracts';
import type { Words } from '@ronghe/event-sourcing';

export const THING_NAMES: Record<ContractedKind, Words> = {
  area: { zh: '责任区', en: 'area' },
  post: { zh: '党员示范岗', en: 'demonstration post' },
  employee: { zh: '职工', en: 'employee' },
};

export const END_NAMES: Record<ContractEnd, Words> = {
  decided: { zh: '已结束', en: 'ended' },
  passedOn: { zh: '已转交', en: 'passed on' },
  memberGone: { zh: '承包党员离开', en: 'the member left' },
  employeeGone: { zh: '职工离开', en: 'the employee left' },
  closed: { zh: '责任区或示范岗停用', en: 'closed' },
};
