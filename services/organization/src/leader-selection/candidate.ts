import type { MembershipStage } from '@ronghe/contracts';
import type { FieldError, Words } from '@ronghe/event-sourcing';

/** What is known of the person who is to lead. */
export interface Candidate {
  /** Registered, and neither left nor forgotten. */
  here: boolean;
  partyGroup?: string;
  membership?: MembershipStage;
}

export interface Unfit {
  code: string;
  detail: FieldError['detail'];
  remedy: Words;
}

/** Why he cannot lead the group; undefined when he can. */
export function unfitToLead({ here, partyGroup, membership }: Candidate, group: string): Unfit | undefined {
  const remedy = {
    zh: '请从本党小组的正式党员中提名',
    en: 'Nominate one of the group’s own full members',
  };
  if (!here)
    return {
      code: 'candidate-left',
      detail: { zh: '人选不是在职人员', en: 'The candidate does not work here' },
      remedy,
    };
  if (partyGroup !== group)
    return {
      code: 'candidate-not-of-group',
      detail: { zh: '人选不在这个党小组', en: 'The candidate does not belong to this group' },
      remedy,
    };
  if (membership !== 'full')
    return {
      code: 'candidate-not-full-member',
      detail: { zh: '人选不是正式党员', en: 'The candidate is not a full member' },
      remedy,
    };
  return undefined;
}
