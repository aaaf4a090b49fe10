import type { MembershipStage, PersonFact } from '@ronghe/contracts';
import type { ModelReader, Projection, Recorded } from '@ronghe/event-sourcing';
import { UnitDirectory } from '@ronghe/service-kit/pure';
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
  employedOn: string;
}

export const people: Projection<PersonRow, PersonFact> = {
  model: 'people',
  version: 1,
  types: [
    'organization.person-registered',
    'organization.person-corrected',
    'organization.person-moved',
    'organization.membership-changed',
    'organization.person-forgotten',
  ],
  keys: (event) => [event.data.person],
  evolve: evolvePerson,
  indexes: ['unit', 'partyGroup'],
};

/** The units a person belongs to, with all above them. */
export async function whereabouts(reader: ModelReader, person: string): Promise<string[]> {
  const row = await reader.get(people, person);
  const chart = await UnitDirectory.of(reader, units);
  return [...chart.within(row?.unit), ...chart.within(row?.partyGroup)];
}

function evolvePerson(row: PersonRow | undefined, event: Recorded<PersonFact>): PersonRow | undefined {
  if (event.type === 'organization.person-registered') {
    const { employeeNo, name, idNumber, phone, unit, partyGroup, membership, employedOn } = event.data;
    return { employeeNo, name, idNumber, phone, unit, partyGroup, membership, employedOn };
  }
  if (!row) return undefined;
  switch (event.type) {
    case 'organization.person-corrected': {
      const { name, idNumber, phone } = event.data;
      return { ...row, name: name ?? row.name, idNumber: idNumber ?? row.idNumber, phone: phone ?? row.phone };
    }
    case 'organization.person-moved':
      return { ...row, unit: event.data.unit };
    case 'organization.membership-changed':
      return { ...row, membership: event.data.membership, partyGroup: event.data.partyGroup };
    default:
      return undefined;
  }
}
