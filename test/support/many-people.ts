import { eventually } from '@ronghe/event-sourcing/testing';
import { type Client, workbookForm } from './client.js';
import { plantWorkbook, range } from './plant.js';

const IMPORTS = '/api/organization/v1/imports';

/** A step that waits for two of them still ends before its own time is over. */
const LONGEST_IMPORT_MS = 250_000;

/** Names that nothing else has, so that they can be looked for. */
export const nameOf = (i: number): string => `欧阳机密${i}`;

/** People of one team of the plant, by numbers that begin with `as`; `bad`: every so many have no unit. */
export const manyPeople = (count: number, as: string, bad = 0): Promise<Buffer> =>
  plantWorkbook({
    party: [],
    production: [],
    links: [],
    people: range(count).map((i) => [
      `${as}${i}`,
      nameOf(i),
      null,
      `139${String(i).padStart(8, '0')}`,
      bad && i % bad === 0 ? 'NOWHERE' : 'T01',
      null,
      null,
      '2021-07-01',
    ]),
  });

/** Sends a large workbook and answers the id of its import. */
export async function sendLarge(client: Client, bytes: Buffer, query = ''): Promise<string> {
  const { status, headers, body } = await client.post(`${IMPORTS}${query}`, workbookForm(bytes));
  if (status !== 202 || headers.get('location') !== `${IMPORTS}/${body.id}`)
    throw new Error(`${status} ${headers.get('location')} ${JSON.stringify(body)}`);
  return body.id as string;
}

/** Waits until the import is as asked, looking again and again. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as the client gives it
type Shown = any;
export const until = (client: Client, id: string, isSo: (shown: Shown) => boolean): Promise<Shown> =>
  eventually(
    async () => {
      const shown = await client.read(`${IMPORTS}/${id}`);
      if (!isSo(shown)) throw new Error(`not yet: ${JSON.stringify({ ...shown, problems: [] })}`);
      return shown;
    },
    { timeoutMs: LONGEST_IMPORT_MS },
  );

export const ended = (client: Client, id: string): Promise<Shown> =>
  until(client, id, ({ state }) => state === 'finished' || state === 'failed');
