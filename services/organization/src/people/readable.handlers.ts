import { type ModelReader, notFound } from '@ronghe/event-sourcing';
import { UnitDirectory, type Viewpoint } from '@ronghe/service-kit';
import { units } from '../units/units.js';
import { type PersonRow, people } from './people.js';

const PERSON = { zh: '人员', en: 'person' };

/** Whom the caller may see, by the units they belong to at the time that is looked at. */
export async function readable(
  reader: ModelReader,
  { rights }: Viewpoint,
  thing: 'person' | 'personDetails' = 'person',
): Promise<(id: string, row: PersonRow) => boolean> {
  if (rights.everywhere('read', thing)) return () => true;
  const chart = await UnitDirectory.of(reader, units);
  return (id, { unit, partyGroup }) =>
    rights.may('read', thing, { person: id, within: [...chart.within(unit), ...chart.within(partyGroup)] });
}

/** One person as far as the caller may see him. @throws Refusal not-found */
export async function readablePerson(reader: ModelReader, view: Viewpoint, id: string): Promise<PersonRow> {
  const row = (await reader.get(people, id)) ?? notFound(PERSON);
  if (!(await readable(reader, view))(id, row)) notFound(PERSON);
  const { idNumber, phone, ...shown } = row;
  const details = (await readable(reader, view, 'personDetails'))(id, row);
  return { ...shown, ...(details && { idNumber, phone }) };
}
