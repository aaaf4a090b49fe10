import type { MembershipStage, PersonFact } from '@ronghe/contracts';

/** Asked for, and not decided yet. */
export interface ForgettingAsked {
  by: string;
}

export interface Registered {
  is: 'registered';
  name: string;
  idNumber?: string;
  phone?: string;
  unit: string;
  partyGroup?: string;
  membership?: MembershipStage;
  employedOn: string;
  forgetting?: ForgettingAsked;
}
/** Nothing personal is left; where he was says who may know that he was. */
export interface Forgotten {
  is: 'forgotten';
  unit: string;
  partyGroup?: string;
}
export type Person = { is: 'unknown' } | Registered | Forgotten;

export const unknownPerson = (): Person => ({ is: 'unknown' });

export function evolvePerson(person: Person, fact: PersonFact): Person {
  if (fact.type === 'organization.person-registered') {
    const { name, idNumber, phone, unit, partyGroup, membership, employedOn } = fact.data;
    return { is: 'registered', name, idNumber, phone, unit, partyGroup, membership, employedOn };
  }
  if (person.is !== 'registered') return person;
  switch (fact.type) {
    case 'organization.person-corrected': {
      const { name, idNumber, phone } = fact.data;
      return {
        ...person,
        name: name ?? person.name,
        idNumber: idNumber ?? person.idNumber,
        phone: phone ?? person.phone,
      };
    }
    case 'organization.person-moved':
      return { ...person, unit: fact.data.unit };
    case 'organization.membership-changed':
      return { ...person, membership: fact.data.membership, partyGroup: fact.data.partyGroup };
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
