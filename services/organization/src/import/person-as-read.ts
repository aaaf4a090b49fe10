import type { PersonalData } from '@ronghe/personal-data';
import { asRead as textAsRead } from '@ronghe/workbook';
import { bornOn } from '../person/person-dates.js';
import type { PersonCommand } from '../person/person.decide.js';
import { type PlainPerson, asStated } from '../person/person.handlers.js';
import type { Person } from '../person/person.js';

type Reconcile = Extract<PersonCommand, { kind: 'reconcilePerson' }>;

const FREE = ['name', 'idNumber'] as const;

/**
 * A row as a command, sealed. What reads as the text that is there is that text: a workbook cannot tell full width from
 * half, nor spaces around.
 */
export async function asRead(
  data: PersonalData,
  tenant: string,
  id: string,
  plain: PlainPerson,
  on: string,
  now: Person | undefined,
): Promise<Reconcile> {
  const command = await asStated(data, tenant, id, plain, on);
  if (now?.is !== 'registered') return command;
  const { details } = command;
  for (const field of FREE) {
    const stored = now[field];
    if (stored === undefined || plain[field] === undefined || stored === details[field]) continue;
    const open = await data.openOne(stored as Parameters<PersonalData['openOne']>[0]);
    if (open !== null && textAsRead(open) === plain[field]) details[field] = stored;
  }
  return command;
}

/** To be decided and forgotten again. */
export const unsealed = async (id: string, plain: PlainPerson, on: string): Promise<Reconcile> => ({
  kind: 'reconcilePerson',
  person: id,
  details: plain,
  on,
  bornOn: bornOn(plain.idNumber),
});
