import { type StoredDocument, Unavailable } from '@ronghe/event-sourcing';
import { answered } from '@ronghe/mongo';
import mongoose, { type mongo } from 'mongoose';
import { modelOf } from './builds.js';
import type { KnownSources } from './known-sources.js';
import { chunks } from './mongo-reader.js';
import { isDuplicate } from './server.js';
import { type Row, isBehind, toRow } from './stored-row.js';

/** A document that the store cannot take, whatever is tried: the model has to keep less in one document. */
export class DocumentTooLarge extends Error {
  override name = 'DocumentTooLarge';
}

/** The server's codes for it; the driver finds most of them itself, before it sends anything. */
const TOO_LARGE = new Set([10334, 17419, 17420]);

/** Each round is lost to another process that saved the same row in between. */
const MOST_ROUNDS = 100;

/**
 * Writes all rows in one round trip, each over exactly the row that is known, or as a new one. Equalities on all fields
 * of one index and nothing else: there are servers that use an index for no other condition. Gives back the rows whose
 * id is there under another source.
 */
async function write(collection: mongo.Collection<Row>, rows: readonly Row[], known: KnownSources): Promise<Row[]> {
  const writes = rows.map((row) => {
    const { _id, tenant, key } = row;
    const source = known.of(_id);
    if (source === undefined) return { insertOne: { document: row } };
    return { replaceOne: { filter: { tenant, key, _id, source }, replacement: row, upsert: true } };
  });
  try {
    await collection.bulkWrite(writes, { ordered: false, ignoreUndefined: true });
    return [];
  } catch (error) {
    if (!(error instanceof mongoose.mongo.MongoBulkWriteError)) throw error;
    const refused = [error.writeErrors].flat();
    const other = refused.find((e) => !isDuplicate(e));
    if (other) throw new mongoose.mongo.MongoServerError({ message: other.errmsg, code: other.code });
    const concern = error.result.getWriteConcernError();
    if (concern) throw new Unavailable(`MongoDB: ${concern.errmsg}. Check RONGHE_MONGO.`, { cause: error });
    if (refused.length === 0) throw error;
    return refused.map((e) => rows[e.index]!);
  }
}

/**
 * Replaces or inserts each row unless that would take it back: a row is written only over one that it is not behind, in
 * one atomic act. Where another process was faster, the row is looked at and decided again.
 */
async function saveRows(collection: mongo.Collection<Row>, rows: readonly Row[], known: KnownSources): Promise<void> {
  let open = [...rows];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    open = open.filter(({ _id, source }) => !isBehind(source, known.of(_id) ?? '{}'));
    if (open.length === 0) return;
    const refused = await answered(() => write(collection, open, known));
    known.see(open);
    if (refused.length === 0) return;
    const ids = refused.map((row) => row._id);
    known.forget(ids);
    const there = collection.find({ _id: { $in: ids } }, { projection: { source: 1 } });
    known.see(await answered(() => there.toArray()));
    open = refused;
  }
  throw new Unavailable(`MongoDB: other processes were faster ${MOST_ROUNDS} times to save ${open[0]!._id}`);
}

/** @throws DocumentTooLarge @throws Unavailable */
export async function saveGuarded(
  collection: mongo.Collection<Row>,
  build: string,
  documents: readonly StoredDocument[],
  known: KnownSources,
): Promise<void> {
  try {
    // In parts, as they are read: one request for all could take a slow server longer than its answer is waited for.
    for (const some of chunks(documents.map(toRow))) await saveRows(collection, some, known);
  } catch (error) {
    throw isTooLarge(error as Error) ? tooLarge(build, documents) : error;
  }
}

const isTooLarge = (error: Error & { code?: number }): boolean =>
  TOO_LARGE.has(error.code ?? 0) ||
  (error.name === 'MongoInvalidArgumentError' && error.message.includes('larger than the maximum size'));

function tooLarge(build: string, documents: readonly StoredDocument[]): DocumentTooLarge {
  const sized = documents.map((stored) => ({ stored, bytes: mongoose.mongo.BSON.calculateObjectSize(toRow(stored)) }));
  const { stored, bytes } = sized.reduce((a, b) => (b.bytes > a.bytes ? b : a));
  return new DocumentTooLarge(
    `The document ${stored.key} (tenant ${stored.tenant}) of read model ${modelOf(build) ?? build} has ` +
      `${bytes.toLocaleString('en')} bytes, more than the server takes for one document. The model has to keep less in it.`,
  );
}
