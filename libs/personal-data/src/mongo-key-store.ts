import { Unavailable, groupCommit } from '@ronghe/event-sourcing';
import mongoose, { type Connection } from 'mongoose';
import { KeyDestroyed } from './errors.js';
import type { KeptKey, KeyStore } from './key-store.js';
import type { WrappedKey } from './master-key.js';

/** `wrapped` is null in a tombstone. */
interface KeyDocument {
  _id: string;
  wrapped: WrappedKey | null;
}

const DUPLICATE_KEY = 11000;
const LARGEST_BATCH = 1_000;

/**
 * Keys in a database of MongoDB that holds nothing else, so that it is backed up by itself. The connection belongs to
 * who made it. What the server may still have of a destroyed key (journal, backups) it gives up in its own time.
 */
export class MongoKeyStore implements KeyStore {
  readonly #keys: mongoose.mongo.Collection<KeyDocument>;
  readonly #create: (key: KeyDocument) => Promise<WrappedKey | KeyDestroyed>;

  constructor(connection: Connection) {
    this.#keys = connection.db!.collection<KeyDocument>('keys', {
      writeConcern: { w: 'majority', journal: true },
      readConcern: { level: 'majority' },
      readPreference: 'primary',
    });
    this.#create = groupCommit((batch) => answered(() => this.#createAll(batch)), LARGEST_BATCH);
  }

  load(keyId: string): Promise<WrappedKey | undefined> {
    return answered(async () => (await this.#keys.findOne({ _id: keyId }))?.wrapped ?? undefined);
  }

  async loadMany(keyIds: string[]): Promise<Map<string, WrappedKey>> {
    const found = await answered(() => this.#found(keyIds));
    return new Map([...found].filter((entry): entry is [string, WrappedKey] => entry[1] !== null));
  }

  async create(keyId: string, wrapped: WrappedKey): Promise<WrappedKey> {
    const created = await this.#create({ _id: keyId, wrapped });
    if (created instanceof KeyDestroyed) throw created;
    return created;
  }

  /** After Unavailable the key may be destroyed or not: forget the person again. */
  async destroy(keyId: string): Promise<void> {
    await answered(() => this.#bury(keyId));
  }

  list(after: string | undefined, limit: number): Promise<KeptKey[]> {
    return answered(async () => {
      const behind = after === undefined ? {} : { _id: { $gt: after } };
      const keys = await this.#keys.find(behind).sort({ _id: 1 }).limit(limit).toArray();
      return keys.map(({ _id, wrapped }) => ({ keyId: _id, wrapped }));
    });
  }

  /** After Unavailable it may be replaced or not: look again. */
  replace(keyId: string, known: WrappedKey, wrapped: WrappedKey): Promise<boolean> {
    return answered(async () => {
      const { matchedCount } = await this.#keys.replaceOne({ _id: keyId, wrapped: known }, { wrapped });
      return matchedCount === 1;
    });
  }

  async close(): Promise<void> {}

  async #createAll(batch: KeyDocument[]): Promise<(WrappedKey | KeyDestroyed)[]> {
    const taken = await this.#insert(batch);
    const found = await this.#found([...taken].map((i) => batch[i]!._id));
    return batch.map(({ _id, wrapped }, i) => {
      if (!taken.has(i)) return wrapped!;
      if (!found.has(_id)) throw new Error(`a majority does not have the key ${_id} yet`);
      return found.get(_id) ?? new KeyDestroyed(_id);
    });
  }

  /** Answers the places in the batch whose id was there already. */
  async #insert(batch: KeyDocument[]): Promise<Set<number>> {
    try {
      await this.#keys.insertMany(batch, { ordered: false });
      return new Set();
    } catch (error) {
      if (!(error instanceof mongoose.mongo.MongoBulkWriteError)) throw error;
      const failed = [error.writeErrors].flat();
      const onlyTaken = failed.length > 0 && failed.every(({ code }) => code === DUPLICATE_KEY);
      if (!onlyTaken || error.result.getWriteConcernError()) throw error;
      return new Set(failed.map(({ index }) => index));
    }
  }

  async #found(keyIds: string[]): Promise<Map<string, WrappedKey | null>> {
    if (keyIds.length === 0) return new Map();
    const keys = await this.#keys.find({ _id: { $in: keyIds } }).toArray();
    return new Map(keys.map(({ _id, wrapped }) => [_id, wrapped]));
  }

  /** An upsert that meets the insert of the same key is refused, and finds it when it tries again. */
  async #bury(keyId: string, tries = 2): Promise<void> {
    try {
      await this.#keys.replaceOne({ _id: keyId }, { wrapped: null }, { upsert: true });
    } catch (error) {
      if (tries === 1 || (error as { code?: unknown }).code !== DUPLICATE_KEY) throw error;
      await this.#bury(keyId, tries - 1);
    }
  }
}

/** No key is at fault when the server refuses: whatever it says, the work is to be tried again. */
async function answered<R>(work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    throw new Unavailable(
      `The key store in MongoDB does not do its work: ${(error as Error).message}. Check the server that RONGHE_MONGO names.`,
      { cause: error },
    );
  }
}
