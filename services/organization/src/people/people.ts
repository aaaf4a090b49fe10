import type { KeyStaffKind, LeavingReason, MembershipStage, PersonFact } from '@ronghe/contracts';
import type { Projection, Recorded } from '@ronghe/event-sourcing';
import { whereaboutsIn } from '@ronghe/service-kit/pure';
import { units } from '../units/units.js';

/** Personal data stays sealed here; it is opened on the way out, while the person's key lives. */
export interface PersonRow {
  employeeNo: string;
  name: string;
  idNumber?: string;
  phone?: string;
  unit: string;
  partyGroup?: string;
  membership?: MembershipStage;
  /** Since when at that stage, where it is known. */
  membershipOn?: string;
  /** First day on which a probation that was extended can end. */
  probationUntil?: string;
  employedOn: string;
  keyStaff?: KeyStaffKind;
  keyStaffOn?: string;
  state: 'employed' | 'left';
  leftOn?: string;
  leavingReason?: LeavingReason;
}

export const people: Projection<PersonRow, PersonFact> = {
  model: 'people',
  version: 2,
  types: [
    'organization.person-registered',
    'organization.person-corrected',
    'organization.person-moved',
    'organization.membership-changed',
    'organization.probation-extended',
    'organization.membership-ended',
    'organization.key-staff-marked',
    'organization.key-staff-ended',
    'organization.person-left',
    'organization.person-returned',
    'organization.person-forgotten',
  ],
  keys: (event) => [event.data.person],
  evolve: evolvePerson,
  indexes: ['unit', 'partyGroup', 'state'],
};

/** Who works here now: those that an oilfield's limit counts. */
export const EMPLOYED = { state: 'employed' } as const;

export const whereabouts = whereaboutsIn(people, units);

function evolvePerson(row: PersonRow | undefined, event: Recorded<PersonFact>): PersonRow | undefined {
  if (event.type === 'organization.person-registered') {
    const { person: _, ...details } = event.data;
    return { ...details, state: 'employed' };
  }
  if (!row) return undefined;
  switch (event.type) {
    case 'organization.person-corrected': {
      const { name, idNumber, phone, employedOn, membershipOn } = event.data;
      return {
        ...row,
        name: name ?? row.name,
        idNumber: idNumber ?? row.idNumber,
        phone: phone ?? row.phone,
        employedOn: employedOn ?? row.employedOn,
        membershipOn: membershipOn ?? row.membershipOn,
      };
    }
    case 'organization.person-moved':
      return { ...row, unit: event.data.unit };
    case 'organization.membership-changed': {
      const { membership, partyGroup, previousMembership, on, stated } = event.data;
      if (membership === previousMembership) return { ...row, partyGroup };
      return { ...row, membership, partyGroup, membershipOn: stated ? undefined : on, probationUntil: undefined };
    }
    case 'organization.probation-extended':
      return { ...row, probationUntil: event.data.until };
    case 'organization.membership-ended':
      return { ...row, ...NO_MEMBERSHIP };
    case 'organization.key-staff-marked':
      return { ...row, keyStaff: event.data.kind, keyStaffOn: event.data.on };
    case 'organization.key-staff-ended':
      return { ...row, keyStaff: undefined, keyStaffOn: undefined };
    case 'organization.person-left':
      return { ...row, state: 'left', leftOn: event.data.on, leavingReason: event.data.reason };
    case 'organization.person-returned': {
      const { unit, partyGroup, membership } = event.data;
      const membershipOn = membership === row.membership ? row.membershipOn : undefined;
      const back = { state: 'employed', leftOn: undefined, leavingReason: undefined } as const;
      return { ...row, ...back, unit, partyGroup, membership, membershipOn };
    }
    default:
      return undefined;
  }
}

const NO_MEMBERSHIP = {
  membership: undefined,
  membershipOn: undefined,
  partyGroup: undefined,
  probationUntil: undefined,
};
