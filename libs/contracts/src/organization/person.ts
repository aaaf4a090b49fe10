import { type FactsOf, Type, businessDate, event, id, oneOf, sealed } from '../schema.js';

/** Party membership stages in their lawful order. */
export const MEMBERSHIP_STAGES = ['applicant', 'activist', 'candidate', 'probationary', 'full'] as const;
export type MembershipStage = (typeof MEMBERSHIP_STAGES)[number];
/** Members in the sense of coverage and points. */
export const isMember = (stage: MembershipStage | undefined): boolean => stage === 'full' || stage === 'probationary';

/** Why somebody works here no more. */
export const LEAVING_REASONS = ['resigned', 'retired', 'transferredOut', 'dismissed', 'deceased'] as const;
export type LeavingReason = (typeof LEAVING_REASONS)[number];
/** Why somebody is in none of the five stages any more though he still works here. */
export const MEMBERSHIP_ENDS = ['transferredOut', 'probationCancelled', 'withdrawn', 'expelled'] as const;
export type MembershipEnd = (typeof MEMBERSHIP_ENDS)[number];
/** 技术骨干, 管理骨干, 技能骨干. */
export const KEY_STAFF_KINDS = ['technique', 'management', 'craft'] as const;
export type KeyStaffKind = (typeof KEY_STAFF_KINDS)[number];
export const KEY_STAFF_ENDS = ['changedWork', 'notReconfirmed', 'leftEmployment'] as const;
export type KeyStaffEnd = (typeof KEY_STAFF_ENDS)[number];

const person = id('person: a pseudonym made from the employee number');
const unit = id('production unit the person works in');
const stage = oneOf(MEMBERSHIP_STAGES, 'membership stage');
const partyGroup = Type.Optional(id('Party group'));

export const personEvents = [
  event('organization.person-registered', '人员已登记', 'A person was registered', {
    person,
    employeeNo: sealed('employee number'),
    name: sealed('name'),
    idNumber: Type.Optional(sealed('citizen ID number')),
    phone: Type.Optional(sealed('phone')),
    unit,
    partyGroup,
    membership: Type.Optional(stage),
    membershipOn: Type.Optional(businessDate('since when at that stage, where it is known')),
    employedOn: businessDate('since when employed'),
  }),
  event('organization.person-corrected', '人员信息已更正', 'A person’s details were corrected', {
    person,
    name: Type.Optional(sealed('name')),
    idNumber: Type.Optional(sealed('citizen ID number')),
    phone: Type.Optional(sealed('phone')),
    employedOn: Type.Optional(businessDate('since when employed, as it should have been written')),
    membershipOn: Type.Optional(businessDate('since when at the present stage, as it should have been written')),
  }),
  event('organization.person-moved', '人员已调动', 'A person moved to another unit', {
    person,
    unit,
    previousUnit: id('unit until now'),
    membership: Type.Optional(stage),
    on: businessDate('since when'),
  }),
  event('organization.membership-changed', '党员身份已变更', 'A person’s Party membership stage or group changed', {
    person,
    unit,
    membership: stage,
    previousMembership: Type.Optional(stage),
    partyGroup,
    previousPartyGroup: Type.Optional(id('Party group until now')),
    on: businessDate('since when'),
    stated: Type.Optional(
      Type.Boolean({ description: 'whether a workbook stated it on that day: since when it is so is not known' }),
    ),
  }),
  event('organization.probation-extended', '预备期已延长', 'A probationary member’s probation was extended', {
    person,
    unit,
    partyGroup,
    until: businessDate('first day on which he can become a full member'),
    on: businessDate('day of the decision'),
  }),
  event(
    'organization.membership-ended',
    '党员身份已终止',
    'A person is in no membership stage and in no Party group any more, and still works here',
    {
      person,
      unit,
      membership: oneOf(MEMBERSHIP_STAGES, 'stage until now'),
      partyGroup: Type.Optional(id('Party group until now')),
      reason: oneOf(MEMBERSHIP_ENDS, 'why'),
      on: businessDate('first day without it'),
    },
  ),
  event('organization.key-staff-marked', '已列为骨干', 'A person was marked as key staff', {
    person,
    unit,
    membership: Type.Optional(stage),
    kind: oneOf(KEY_STAFF_KINDS, 'kind'),
    on: businessDate('since when'),
    training: Type.Optional(id('training plan that led to it')),
  }),
  event('organization.key-staff-ended', '骨干身份已终止', 'A person is key staff no more', {
    person,
    unit,
    reason: oneOf(KEY_STAFF_ENDS, 'why'),
    on: businessDate('first day without it'),
  }),
  event('organization.person-left', '人员已离职', 'A person works here no more; what he did stays', {
    person,
    unit: id('production unit he worked in'),
    partyGroup: Type.Optional(id('Party group he was in')),
    membership: Type.Optional(stage),
    reason: oneOf(LEAVING_REASONS, 'why'),
    on: businessDate('first day on which he does not work here'),
  }),
  event('organization.person-returned', '人员已返回', 'A person who had left works here again', {
    person,
    unit,
    partyGroup,
    membership: Type.Optional(stage),
    on: businessDate('since when'),
  }),
  event('organization.forgetting-requested', '已申请遗忘人员', 'Somebody asked that a person be forgotten', {
    person,
    by: id('person who asked'),
    unit,
    partyGroup,
    reason: sealed('why; as it may say more about the person than anything else'),
  }),
  event('organization.forgetting-rejected', '遗忘申请已驳回', 'A request to forget a person was turned down', {
    person,
    reason: sealed('why'),
  }),
  event(
    'organization.person-forgotten',
    '人员已遗忘',
    'A person was forgotten: his key is destroyed next, and whoever reads this drops all that it holds of him',
    {
      person,
      unit,
      partyGroup: Type.Optional(id('Party group he was in')),
      membership: Type.Optional(stage),
      left: Type.Optional(Type.Boolean({ description: 'whether he had left before, so that no count has him' })),
      on: businessDate('day'),
    },
  ),
] as const;
export type PersonFact = FactsOf<typeof personEvents>;
