import type { MembershipStage, PersonFact } from '@ronghe/contracts';

export interface Registered {
  is: 'registered';
  name: string;
  idNumber?: string;
  phone?: string;
  unit: string;
  partyGroup?: string;
  membership?: MembershipStage;
  employedOn: string;
}
export type Person = { is: 'unknown' } | Registered;

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
    default:
      return fact satisfies never;
  }
}
