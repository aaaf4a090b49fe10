import type { PersonalData } from '@ronghe/personal-data';
import { asRead } from '@ronghe/workbook';
import type { PersonDetails } from '../person/person.decide.js';
import { type PlainPerson, sealPerson } from '../person/person.handlers.js';
import type { Person } from '../person/person.js';

const FREE = ['name', 'idNumber'] as const;

/**
 * A row's details, sealed. What reads as the text that is there is that text: a workbook cannot tell full width from half,
 * nor spaces around.
 */
export async function sealAsStored(
  data: PersonalData,
  tenant: string,
  id: string,
  plain: PlainPerson,
  now: Person | undefined,
): Promise<PersonDetails> {
  const details = await sealPerson(data, tenant, id, plain);
  if (now?.is !== 'registered') return details;
  for (const field of FREE) {
    const stored = now[field];
    if (stored === undefined || plain[field] === undefined || stored === details[field]) continue;
    const open = await data.openOne(stored as Parameters<PersonalData['openOne']>[0]);
    if (open !== null && asRead(open) === plain[field]) details[field] = stored;
  }
  return details;
}
