import { expect } from '@jest/globals';
import type { Answer, Client } from './client.js';
import { type Values, answersTo, everyQuery } from './every-query.js';
import { DistributedInstallation, type Installation } from './installation.js';
import { type Place, type Secrets, documentsIn, filesIn, recordsIn, unpacked } from './leftovers.js';
import { SERVICES } from './log.js';

const LOGS = 16;
/** The group's own commits, of the oilfields it has, may stand together in a log and are not an oilfield's to see. */
const MOST_HIDDEN = 8;

/** Which queries, lists, exports and explanations tell of it, as `200 JSON /address: what`. */
export async function answersHolding(secrets: Secrets, clients: readonly Client[], values: Values): Promise<string[]> {
  const found: string[] = [];
  for (const client of clients)
    for (const address of await everyQuery(client, values))
      for (const { status, bytes } of await answersTo(client, address)) {
        const isWorkbook = bytes.subarray(0, 2).toString() === 'PK';
        const held = secrets.in(isWorkbook ? await unpacked(bytes) : bytes);
        if (held.length > 0) found.push(`${status} ${isWorkbook ? 'workbook' : 'JSON'} ${address}: ${held.join()}`);
      }
  return found;
}

/** The first event of each commit, one after another, as a service gives them. */
export async function eventsOf(service: string, client: Client): Promise<Answer['body'][]> {
  const events: Answer['body'][] = [];
  for (let log = 0; log < LOGS; log++)
    for (let no = 1, hidden = 0; hidden < MOST_HIDDEN; no++) {
      const { status, body } = await client.get(`/api/${service}/v1/events/${service}.${log}.${no}.0`);
      if (status !== 404) events.push(body);
      hidden = status === 404 ? hidden + 1 : 0;
    }
  return events;
}

export async function eventsHolding(secrets: Secrets, client: Client): Promise<unknown[]> {
  const all = await Promise.all(SERVICES.map((service) => eventsOf(service, client)));
  expect(all.flat().length).toBeGreaterThan(100);
  return all.flat().filter((event) => secrets.in(JSON.stringify(event)).length > 0);
}

/** Every file, document and record holds none of it; what is `open` is seen there, or it was not looked rightly. */
export async function expectNothingKept(installation: Installation, secrets: Secrets, open: Secrets): Promise<void> {
  const files = [...filesIn(installation.dataDir)];
  expectNone(files, secrets);
  if (!(installation instanceof DistributedInstallation)) return expectSome('files', files, open);
  const { servers, prefix } = installation;
  const documents = await documentsIn(servers.mongo, prefix);
  const records = await recordsIn(servers.kafka, prefix);
  for (const [kind, places] of Object.entries({ documents, records })) {
    expectNone(places, secrets);
    expectSome(kind, places, open);
  }
}

function expectNone(places: readonly Place[], secrets: Secrets): void {
  const found = places.map(({ where, bytes }) => ({ where, held: secrets.in(bytes) }));
  expect(found.filter(({ held }) => held.length > 0)).toEqual([]);
}

function expectSome(kind: string, places: readonly Place[], open: Secrets): void {
  expect([kind, places.some(({ bytes }) => open.in(bytes).length > 0)]).toEqual([kind, true]);
}
