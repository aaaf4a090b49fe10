import { type FactsOf, Type, businessDate, event, id, oneOf, sealed } from '../schema.js';

/** Party membership stages in their lawful order. */
export const MEMBERSHIP_STAGES = ['applicant', 'activist', 'candidate', 'probationary', 'full'] as const;
export type MembershipStage = (typeof MEMBERSHIP_STAGES)[number];
/** Members in the sense of coverage and points. */
export const isMember = (stage: MembershipStage | undefined): boolean => stage === 'full' || stage === 'probationary';

const person = id('person: a pseudonym made from the employee number');
const unit = id('production unit the person works in');
const stage = oneOf(MEMBERSHIP_STAGES, 'membership stage');

export const personEvents = [
  event('organization.person-registered', '人员已登记', 'A person was registered', {
    person,
    employeeNo: sealed('employee number'),
    name: sealed('name'),
    idNumber: Type.Optional(sealed('citizen ID number')),
    phone: Type.Optional(sealed('phone')),
    unit,
    partyGroup: Type.Optional(id('Party group')),
    membership: Type.Optional(stage),
    employedOn: businessDate('since when employed'),
  }),
  event('organization.person-corrected', '人员信息已更正', 'A person’s details were corrected', {
    person,
    name: Type.Optional(sealed('name')),
    idNumber: Type.Optional(sealed('citizen ID number')),
    phone: Type.Optional(sealed('phone')),
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
    partyGroup: Type.Optional(id('Party group')),
    previousPartyGroup: Type.Optional(id('Party group until now')),
    on: businessDate('since when'),
  }),
  event('organization.forgetting-requested', '已申请遗忘人员', 'Somebody asked that a person be forgotten', {
    person,
    by: id('person who asked'),
    unit,
    partyGroup: Type.Optional(id('Party group')),
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
      on: businessDate('day'),
    },
  ),
] as const;
export type PersonFact = FactsOf<typeof personEvents>;
