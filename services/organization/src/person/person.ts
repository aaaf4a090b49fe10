import type { FactOfType, KeyStaffKind, LeavingReason, MembershipStage, PersonFact } from '@ronghe/contracts';

/** Asked for, and not decided yet. */
export interface ForgettingAsked {
  by: string;
}

interface Details {
  name: string;
  idNumber?: string;
  phone?: string;
  unit: string;
  /** Day of the last move, of those that were one. */
  unitSince?: string;
  partyGroup?: string;
  /** Day of the last change of group, of those that were one. */
  groupSince?: string;
  membership?: MembershipStage;
  /** Since when at each stage, where that is known. */
  stages: Partial<Record<MembershipStage, string>>;
  /** First day on which a probation that was extended can end. */
  probationUntil?: string;
  membershipEndedOn?: string;
  keyStaff?: { kind: KeyStaffKind; since: string };
  keyStaffEndedOn?: string;
  employedOn: string;
  /** Who left and came back: nothing is said of the time between. */
  returnedOn?: string;
  /** Day of the earliest of all changes, so that nobody is said to have come after it. */
  firstOn?: string;
  /** Day of the latest of all changes, so that nothing is said to end before it began. */
  lastOn: string;
  forgetting?: ForgettingAsked;
}
export interface Registered extends Details {
  is: 'registered';
}
/** Works here no more; unit, group and stage are those that he left. */
export interface Left extends Details {
  is: 'left';
  leftOn: string;
  reason: LeavingReason;
}
/** Nothing personal is left; where he was says who may know that he was. */
export interface Forgotten {
  is: 'forgotten';
  unit: string;
  partyGroup?: string;
}
export type Person = { is: 'unknown' } | Registered | Left | Forgotten;

export const unknownPerson = (): Person => ({ is: 'unknown' });

export function evolvePerson(person: Person, fact: PersonFact): Person {
  if (fact.type === 'organization.person-registered') {
    const { name, idNumber, phone, unit, partyGroup, membership, membershipOn, employedOn } = fact.data;
    const stages = membership && membershipOn ? { [membership]: membershipOn } : {};
    const details = { name, idNumber, phone, unit, partyGroup, membership, stages, employedOn };
    return { is: 'registered', ...details, lastOn: employedOn };
  }
  if (person.is !== 'registered' && person.is !== 'left') return person;
  if (fact.type === 'organization.person-corrected') return corrected(person, fact.data);
  return changed('on' in fact.data ? dated(person, fact.data.on) : person, fact);
}

function dated(person: Registered | Left, on: string): Registered | Left {
  const { firstOn = on, lastOn } = person;
  return { ...person, firstOn: on < firstOn ? on : firstOn, lastOn: on > lastOn ? on : lastOn };
}

function corrected(
  person: Registered | Left,
  { name, idNumber, phone, employedOn, membershipOn }: FactOfType<PersonFact, 'organization.person-corrected'>,
): Registered | Left {
  const { firstOn, lastOn, membership, stages } = person;
  return {
    ...person,
    name: name ?? person.name,
    idNumber: idNumber ?? person.idNumber,
    phone: phone ?? person.phone,
    employedOn: employedOn ?? person.employedOn,
    stages: membership && membershipOn ? { ...stages, [membership]: membershipOn } : stages,
    lastOn: firstOn === undefined && employedOn ? employedOn : lastOn,
  };
}

type Change = Exclude<PersonFact, { type: 'organization.person-registered' | 'organization.person-corrected' }>;

function changed(person: Registered | Left, fact: Change): Person {
  switch (fact.type) {
    case 'organization.person-moved':
      return { ...person, unit: fact.data.unit, unitSince: fact.data.on };
    case 'organization.membership-changed': {
      const { membership, previousMembership, partyGroup, previousPartyGroup, on, stated } = fact.data;
      const reached = membership !== previousMembership && !stated;
      const stages = reached ? { ...person.stages, [membership]: on } : person.stages;
      const groupSince = partyGroup !== previousPartyGroup ? on : person.groupSince;
      return { ...person, membership, partyGroup, groupSince, stages };
    }
    case 'organization.probation-extended':
      return { ...person, probationUntil: fact.data.until };
    case 'organization.membership-ended':
      return { ...person, ...NO_MEMBERSHIP, membershipEndedOn: fact.data.on };
    case 'organization.key-staff-marked':
      return { ...person, keyStaff: { kind: fact.data.kind, since: fact.data.on } };
    case 'organization.key-staff-ended':
      return { ...person, keyStaff: undefined, keyStaffEndedOn: fact.data.on };
    case 'organization.person-left':
      return { ...person, is: 'left', leftOn: fact.data.on, reason: fact.data.reason };
    case 'organization.person-returned':
      return returned(person, fact.data);
    case 'organization.forgetting-requested':
      return { ...person, forgetting: { by: fact.data.by } };
    case 'organization.forgetting-rejected':
      return { ...person, forgetting: undefined };
    case 'organization.person-forgotten':
      return { is: 'forgotten', unit: fact.data.unit, partyGroup: fact.data.partyGroup };
    default:
      return fact satisfies never;
  }
}

const NO_MEMBERSHIP = { membership: undefined, partyGroup: undefined, stages: {}, probationUntil: undefined };

function returned(
  person: Registered | Left,
  { unit, partyGroup, membership, on }: FactOfType<PersonFact, 'organization.person-returned'>,
): Registered {
  const { name, idNumber, phone, stages, probationUntil, membershipEndedOn, employedOn, firstOn, lastOn, forgetting } =
    person;
  const kept = { name, idNumber, phone, stages, probationUntil, membershipEndedOn, employedOn, firstOn, lastOn };
  return { is: 'registered', ...kept, forgetting, unit, unitSince: on, returnedOn: on, partyGroup, membership };
}
