import {
  type KeyStaffEnd,
  type KeyStaffKind,
  type LeavingReason,
  type MembershipEnd,
  type MembershipStage,
} from '@ronghe/contracts';
import type { Words } from '@ronghe/event-sourcing';

export const STAGE_NAMES: Record<MembershipStage, Words> = {
  applicant: { zh: '入党申请人', en: 'applicant' },
  activist: { zh: '积极分子', en: 'activist' },
  candidate: { zh: '发展对象', en: 'candidate' },
  probationary: { zh: '预备党员', en: 'probationary member' },
  full: { zh: '正式党员', en: 'full member' },
};

export const MEMBERSHIP_END_NAMES: Record<MembershipEnd, Words> = {
  transferredOut: { zh: '组织关系转出', en: 'transferred to another Party organisation' },
  probationCancelled: { zh: '取消预备党员资格', en: 'probation cancelled' },
  withdrawn: { zh: '本人撤回或退党', en: 'withdrawn' },
  expelled: { zh: '除名或开除党籍', en: 'expelled' },
};

export const KEY_STAFF_NAMES: Record<KeyStaffKind, Words> = {
  technique: { zh: '技术骨干', en: 'technical key staff' },
  management: { zh: '管理骨干', en: 'management key staff' },
  craft: { zh: '技能骨干', en: 'skilled key staff' },
};

export const KEY_STAFF_END_NAMES: Record<KeyStaffEnd, Words> = {
  changedWork: { zh: '岗位变动', en: 'other work' },
  notReconfirmed: { zh: '复核未通过', en: 'not confirmed again' },
  leftEmployment: { zh: '离职', en: 'left' },
};

export const LEAVING_NAMES: Record<LeavingReason, Words> = {
  resigned: { zh: '辞职', en: 'resigned' },
  retired: { zh: '退休', en: 'retired' },
  transferredOut: { zh: '调出', en: 'transferred out' },
  dismissed: { zh: '解除合同', en: 'dismissed' },
  deceased: { zh: '去世', en: 'deceased' },
};
