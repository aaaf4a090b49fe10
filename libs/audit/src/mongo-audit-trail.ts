import { Unavailable, groupCommit } from '@ronghe/event-sourcing';
import { DUPLICATE_KEY, answered } from '@ronghe/mongo';
import mongoose, { type Connection } from 'mongoose';
import type { AuditFilter, AuditPage, AuditTrail, ChainEnds } from './audit-trail.js';
import { type Mac, NOTHING_BEFORE, chained, inOrder } from './mac.js';
import { type AuditEntry, type AuditRecord, portions } from './record.js';

/** `_id` sorts as chain and number do. */
type Document = AuditRecord & { _id: string };

const INDEXES = [
  { chain: 1, no: 1 },
  { tenant: 1, at: -1, _id: -1 },
  { tenant: 1, actor: 1, at: -1, _id: -1 },
  { tenant: 1, action: 1, at: -1, _id: -1 },
  { tenant: 1, outcome: 1, at: -1, _id: -1 },
  { people: 1, at: -1, _id: -1 },
] as const;

/** How often a number that another process was faster to take is tried behind it. */
const TRIES = 50;
const DIGITS = 12;

const idOf = (chain: string, no: number): string => `${chain}.${String(no).padStart(DIGITS, '0')}`;

/**
 * The trail in a database of MongoDB that holds nothing else. A number is taken by inserting it: each insert begins with
 * the number after the last that was seen, in order, and ends at the first that is taken; so a record goes in right
 * behind the one whose MAC it carries on, or not at all.
 */
export class MongoAuditTrail implements AuditTrail {
  /** The last record of each chain as this process left it; while nobody else writes it stays right. */
  private readonly lasts = new Map<string, Pick<AuditRecord, 'no' | 'mac'>>();
  private readonly writers = new Map<string, (entries: readonly AuditEntry[]) => Promise<true>>();

  private constructor(
    private readonly records: mongoose.mongo.Collection<Document>,
    private readonly mac: Mac,
  ) {}

  /** The connection belongs to who made it. @throws Unavailable */
  static async open(connection: Connection, mac: Mac): Promise<MongoAuditTrail> {
    const records = connection.db!.collection<Document>('audit');
    await answered(() => records.createIndexes(INDEXES.map((key) => ({ key: { ...key } }))));
    return new MongoAuditTrail(records, mac);
  }

  async append(entry: AuditEntry): Promise<void> {
    const { chain } = entry;
    let write = this.writers.get(chain);
    if (!write) {
      write = groupCommit((batch) => answered(() => this.writeAll(chain, batch)));
      this.writers.set(chain, write);
    }
    await write(portions(entry));
  }

  search(filter: AuditFilter, { limit, after }: AuditPage): Promise<AuditRecord[]> {
    const { tenants, from, until, actor, person, action, outcome } = filter;
    const at = { ...(from !== undefined && { $gte: from }), ...(until !== undefined && { $lt: until }) };
    const query: mongoose.mongo.Filter<Document> = {
      tenant: tenants.length === 1 ? tenants[0] : { $in: [...tenants] },
      ...(Object.keys(at).length > 0 && { at }),
      ...(actor !== undefined && { actor }),
      ...(person !== undefined && { people: person }),
      ...(action !== undefined && { action }),
      ...(outcome !== undefined && { outcome }),
      ...(after && {
        $or: [{ at: { $lt: after.at } }, { at: after.at, _id: { $lt: idOf(after.chain, after.no) } }],
      }),
    };
    return this.found(this.records.find(query).sort({ at: -1, _id: -1 }).limit(limit));
  }

  chains(): Promise<ChainEnds[]> {
    return answered(async () => {
      const chains = (await this.records.distinct('chain')).sort();
      return Promise.all(
        chains.map(async (chain) => {
          const [first, last] = await Promise.all([this.end(chain, 1), this.end(chain, -1)]);
          return { chain, first: first?.no ?? 0, last: last?.no ?? 0 };
        }),
      );
    });
  }

  read(chain: string, after: number, limit: number): Promise<AuditRecord[]> {
    return this.found(
      this.records
        .find({ chain, no: { $gt: after } })
        .sort({ no: 1 })
        .limit(limit),
    );
  }

  firstSince(chain: string, moment: string): Promise<number | undefined> {
    return answered(async () => {
      const [first] = await this.records
        .find({ chain, at: { $gte: moment } })
        .sort({ no: 1 })
        .limit(1)
        .toArray();
      return first?.no;
    });
  }

  async drop(chain: string, upTo: number): Promise<void> {
    await answered(() => this.records.deleteMany({ chain, no: { $lte: upTo } }));
  }

  /** None: the server finds a record by what the record itself says. */
  async misfiled(): Promise<number[]> {
    return [];
  }

  private async writeAll(chain: string, batch: readonly (readonly AuditEntry[])[]): Promise<true[]> {
    let open = batch.flat();
    for (let tries = 0; open.length > 0; tries++) {
      if (tries === TRIES)
        throw new Unavailable(`the chain ${chain} of the audit trail is written by too many at once`);
      open = open.slice(await this.insert(chain, open));
    }
    return batch.map(() => true);
  }

  /** Answers how many went in before a number was taken. */
  private async insert(chain: string, entries: readonly AuditEntry[]): Promise<number> {
    const last = this.lasts.get(chain) ?? (await this.end(chain, -1)) ?? { no: 0, mac: NOTHING_BEFORE };
    const documents = chained(entries, last, this.mac).map(toDocument);
    try {
      await this.records.insertMany(documents, { ordered: true });
      const { no, mac } = documents.at(-1)!;
      this.lasts.set(chain, { no, mac });
      return documents.length;
    } catch (error) {
      this.lasts.delete(chain);
      const failed = error instanceof mongoose.mongo.MongoBulkWriteError && [error.writeErrors].flat()[0];
      if (!failed || failed.code !== DUPLICATE_KEY || error.result.getWriteConcernError()) throw error;
      return failed.index;
    }
  }

  private async end(chain: string, order: 1 | -1): Promise<Document | undefined> {
    const [end] = await this.records.find({ chain }).sort({ no: order }).limit(1).toArray();
    return end;
  }

  private found(documents: mongoose.mongo.FindCursor<Document>): Promise<AuditRecord[]> {
    return answered(async () => (await documents.toArray()).map(toRecord));
  }
}

function toDocument({ chain, no, mac, ...entry }: AuditRecord): Document {
  const given = Object.entries(inOrder(entry)).filter(([, value]) => value !== undefined);
  return { _id: idOf(chain, no), chain, no, ...(Object.fromEntries(given) as Omit<AuditEntry, 'chain'>), mac };
}

const toRecord = ({ chain, no, mac, ...entry }: Document): AuditRecord => ({ chain, no, ...inOrder(entry), mac });
