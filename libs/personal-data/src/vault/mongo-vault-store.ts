import { randomUUID } from 'node:crypto';
import { Unavailable } from '@ronghe/event-sourcing';
import mongoose, { type Connection } from 'mongoose';
import type { VaultStore } from './vault-store.js';

/** `put` names the chunks that belong to it: an entry is replaced whole by the one write of this document. */
interface Entry {
  _id: string;
  put: string;
  chunks: number;
  until: string;
}
interface Chunk {
  _id: string;
  key: string;
  put: string;
  bytes: mongoose.mongo.Binary;
  until: string;
}
/** One term of a lease: whoever inserts the next one has it. Servers without compare-and-set can do that. */
interface Term {
  _id: string;
  name: string;
  holder: string;
  until: string;
}

const DUPLICATE_KEY = 11000;
/** A document has at most 16 MB. */
const CHUNK_BYTES = 4_000_000;
const DIGITS = 12;
/** How often an entry that is replaced while it is read is read again. */
const TRIES = 5;

const termOf = (name: string, no: number): string => `${name}#${String(no).padStart(DIGITS, '0')}`;
const noOf = (term: Term | undefined): number => Number(term?._id.slice(-DIGITS) ?? 0);

/** A vault in a database of MongoDB that holds nothing else. The connection belongs to who made it. */
export class MongoVaultStore implements VaultStore {
  private constructor(
    private readonly entries: mongoose.mongo.Collection<Entry>,
    private readonly chunks: mongoose.mongo.Collection<Chunk>,
    private readonly terms: mongoose.mongo.Collection<Term>,
  ) {}

  /** @throws Unavailable */
  static open(connection: Connection): Promise<MongoVaultStore> {
    return answered(async () => {
      const db = connection.db!;
      const store = new MongoVaultStore(db.collection('entries'), db.collection('chunks'), db.collection('leases'));
      await store.entries.createIndexes([{ key: { until: 1 } }]);
      await store.chunks.createIndexes([{ key: { key: 1, put: 1 } }, { key: { until: 1 } }]);
      await store.terms.createIndexes([{ key: { name: 1, _id: 1 } }]);
      return store;
    });
  }

  put(key: string, bytes: Buffer, until: string): Promise<void> {
    return answered(async () => {
      const put = randomUUID();
      const before = await this.entries.findOne({ _id: key });
      const chunks = Math.max(1, Math.ceil(bytes.length / CHUNK_BYTES));
      for (let i = 0; i < chunks; i++) {
        const part = new mongoose.mongo.Binary(bytes.subarray(i * CHUNK_BYTES, (i + 1) * CHUNK_BYTES));
        await this.chunks.insertOne({ _id: `${put}.${i}`, key, put, bytes: part, until });
      }
      await this.replace({ _id: key, put, chunks, until });
      if (before) await this.chunks.deleteMany({ key, put: before.put });
    });
  }

  get(key: string): Promise<Buffer | undefined> {
    return answered(async () => {
      for (let tries = 0; tries < TRIES; tries++) {
        const entry = await this.entries.findOne({ _id: key });
        if (!entry) return undefined;
        const parts: Buffer[] = [];
        for (let i = 0; i < entry.chunks; i++) {
          const chunk = await this.chunks.findOne({ _id: `${entry.put}.${i}` });
          if (chunk) parts.push(Buffer.from(chunk.bytes.value()));
        }
        if (parts.length === entry.chunks) return Buffer.concat(parts);
      }
      throw new Error(`the entry ${key} is being replaced again and again`);
    });
  }

  keys(prefix: string): Promise<string[]> {
    return answered(async () => {
      const found = await this.entries
        .find({ _id: { $gte: prefix, $lt: `${prefix}\uffff` } }, { projection: { _id: 1 } })
        .sort({ _id: 1 })
        .toArray();
      return found.map(({ _id }) => _id);
    });
  }

  async keep(key: string, until: string): Promise<void> {
    await answered(async () => {
      await this.chunks.updateMany({ key }, { $set: { until } });
      await this.entries.updateOne({ _id: key }, { $set: { until } });
    });
  }

  async remove(key: string): Promise<void> {
    await answered(async () => {
      await this.entries.deleteOne({ _id: key });
      await this.chunks.deleteMany({ key });
    });
  }

  async expire(now: string): Promise<void> {
    await answered(async () => {
      await this.entries.deleteMany({ until: { $lt: now } });
      await this.chunks.deleteMany({ until: { $lt: now } });
    });
  }

  lease(name: string, holder: string, now: string, until: string): Promise<boolean> {
    return answered(async () => {
      const last = await this.last(name);
      if (last && last.until > now) {
        if (last.holder !== holder) return false;
        // Only its holder writes a term, so nobody's write is lost.
        await this.terms.updateOne({ _id: last._id }, { $set: { until } });
        return true;
      }
      const _id = termOf(name, noOf(last) + 1);
      if (!(await this.insert({ _id, name, holder, until }))) return false;
      await this.terms.deleteMany({ name, _id: { $lt: _id } });
      return true;
    });
  }

  leased(name: string, now: string): Promise<boolean> {
    return answered(async () => ((await this.last(name))?.until ?? '') > now);
  }

  /** The term stays, over: the next one is counted on from it. */
  async release(name: string, holder: string): Promise<void> {
    await answered(async () => {
      const last = await this.last(name);
      if (last?.holder === holder) await this.terms.updateOne({ _id: last._id }, { $set: { until: '' } });
    });
  }

  async close(): Promise<void> {}

  private async last(name: string): Promise<Term | undefined> {
    const [last] = await this.terms.find({ name }).sort({ _id: -1 }).limit(1).toArray();
    return last;
  }

  private async insert(term: Term): Promise<boolean> {
    try {
      await this.terms.insertOne(term);
      return true;
    } catch (error) {
      if ((error as { code?: unknown }).code === DUPLICATE_KEY) return false;
      throw error;
    }
  }

  /** An upsert that meets the insert of the same key is refused, and finds it when it tries again. */
  private async replace({ _id, ...entry }: Entry, tries = 2): Promise<void> {
    try {
      await this.entries.replaceOne({ _id }, entry, { upsert: true });
    } catch (error) {
      if (tries === 1 || (error as { code?: unknown }).code !== DUPLICATE_KEY) throw error;
      await this.replace({ _id, ...entry }, tries - 1);
    }
  }
}

async function answered<R>(work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    throw new Unavailable(
      `The vault in MongoDB does not do its work: ${(error as Error).message}. Check the server that RONGHE_MONGO names.`,
      { cause: error },
    );
  }
}
