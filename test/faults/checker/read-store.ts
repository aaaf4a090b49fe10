import mongoose from 'mongoose';
import type { Json, StoredCommit, StoredDocument } from './stored.js';

type Db = mongoose.mongo.Db;
const LOG = /^log_(\d+)$/;

/** Opens the server for the time of the work, by the driver alone. */
export async function withStore<R>(url: string, work: (client: mongoose.mongo.MongoClient) => Promise<R>): Promise<R> {
  const client = new mongoose.mongo.MongoClient(url, { retryWrites: false });
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

/** Every commit in a service's database, log by log. */
export async function readCommits(db: Db): Promise<StoredCommit[]> {
  const commits: StoredCommit[] = [];
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
    const log = LOG.exec(name)?.[1];
    if (log === undefined) continue;
    for (const { _id, events, ...rest } of await db.collection(name).find().toArray())
      commits.push({
        ...(rest as unknown as StoredCommit),
        log: Number(log),
        no: Number(_id),
        events: JSON.parse(String(events)) as StoredCommit['events'],
      });
  }
  return commits.sort((a, b) => a.log - b.log || a.no - b.no);
}

/** The build of each model that readers see now. */
export async function activeBuilds(db: Db): Promise<Map<string, string>> {
  const pointers = await db.collection<{ _id: string; build: string }>('read_model_pointers').find().toArray();
  return new Map(pointers.map((p) => [p._id, p.build]));
}

interface Row {
  _id: string;
  tenant: string;
  key: string;
  document?: Json;
  renamed?: boolean;
}

export async function readDocuments(db: Db, build: string): Promise<StoredDocument[]> {
  const rows = await db.collection<Row>(build).find().toArray();
  return rows.map(({ _id, tenant, key, document, renamed }) => ({
    id: _id,
    tenant,
    key,
    content: document && ((renamed ? withNames(document) : document) as Json),
  }));
}

/** Names that the server does not take are kept with `%` and two hexadecimal digits. */
function withNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNames);
  if (typeof value !== 'object' || value === null) return value;
  const named = ([name, inner]: [string, unknown]): [string, unknown] => [decodeURIComponent(name), withNames(inner)];
  return Object.fromEntries(Object.entries(value).map(named));
}

const BUILD = /_v\d+_[^_]+$/;

/**
 * `<consumer> <event>` of what waits for an operator. What belongs to a build that is not active waits for nobody as long
 * as the build is still listed, to be swept.
 */
export async function readParked(db: Db): Promise<string[]> {
  const active = new Set((await activeBuilds(db)).values());
  const listed = new Set((await db.collection<{ _id: string }>('read_models').find().toArray()).map((b) => b._id));
  const rows = await db.collection<{ _id: string; consumer: string; eventId: string }>('parked').find().toArray();
  return rows
    .filter(({ consumer }) => active.has(consumer) || !BUILD.test(consumer) || !listed.has(consumer))
    .map((p) => `${p.consumer} ${p.eventId}`);
}
