import { type StoredDocument, Unavailable } from '@ronghe/event-sourcing';
import { answered } from '@ronghe/mongo';
import mongoose, { type mongo } from 'mongoose';
import { modelOf } from './builds.js';
import { isDuplicate } from './server.js';
import { type Row, toRow } from './stored-row.js';

/** A document that the store cannot take, whatever is tried: the model has to keep less in one document. */
export class DocumentTooLarge extends Error {
  override name = 'DocumentTooLarge';
}

/** The server's codes for it; the driver finds most of them itself, before it sends anything. */
const TOO_LARGE = new Set([10334, 17419, 17420]);

type Replace = { filter: mongo.Filter<Row>; replacement: mongo.WithoutId<Row> };

/**
 * Only a stored row that is nowhere ahead of the new one, and has no log that the new one forgets, is replaced. In the
 * same document as the write, so that it is one atomic act.
 */
function guarded({ _id, ...replacement }: Row): Replace {
  const { source } = replacement;
  const ahead = source.map(({ log, seq }) => ({ log, seq: { $gt: seq } }));
  const forgotten = { log: { $nin: source.map((s) => s.log) } };
  return { filter: { _id, source: { $not: { $elemMatch: { $or: [...ahead, forgotten] } } } }, replacement };
}

/** Writes all in one round trip. Gives those whose id is there already under a row that the guard did not let go. */
async function write(rows: mongo.Collection<Row>, replaces: readonly Replace[], upsert: boolean): Promise<Replace[]> {
  try {
    const bulk = replaces.map((replace) => ({ replaceOne: { ...replace, upsert } }));
    await rows.bulkWrite(bulk, { ordered: false, ignoreUndefined: true });
    return [];
  } catch (error) {
    if (!(error instanceof mongoose.mongo.MongoBulkWriteError)) throw error;
    const refused = [error.writeErrors].flat();
    const other = refused.find((e) => !isDuplicate(e));
    if (other) throw new mongoose.mongo.MongoServerError({ message: other.errmsg, code: other.code });
    const concern = error.result.getWriteConcernError();
    if (concern) throw new Unavailable(`MongoDB: ${concern.errmsg}. Check RONGHE_MONGO.`, { cause: error });
    if (refused.length === 0) throw error;
    return refused.map((e) => replaces[e.index]!);
  }
}

/** @throws DocumentTooLarge @throws Unavailable */
export async function saveGuarded(
  rows: mongo.Collection<Row>,
  build: string,
  documents: readonly StoredDocument[],
): Promise<void> {
  if (documents.length === 0) return;
  const replaces = documents.map((document) => guarded(toRow(document)));
  try {
    const refused = await answered(() => write(rows, replaces, true));
    // Of two that insert one id at the same moment one is refused, which need not be the older: the guard decides.
    if (refused.length > 0) await answered(() => write(rows, refused, false));
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
