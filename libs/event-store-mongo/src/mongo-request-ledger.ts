import { type RequestLedger, Unavailable, groupCommit } from '@ronghe/event-sourcing';
import mongoose, { type Connection } from 'mongoose';
import { DUPLICATE_KEY, answered } from '@ronghe/mongo';

interface Claim {
  _id: string;
  fingerprint: string;
  at: string;
}

type Verdict = 'new' | 'same' | 'different';

/** Which idempotency key stands for which request: who inserts it first has it. Waiting claims share one insert. */
export class MongoRequestLedger implements RequestLedger {
  private readonly requests: mongoose.mongo.Collection<Claim>;
  private readonly write: (claim: Claim) => Promise<Verdict>;

  constructor(connection: Connection) {
    this.requests = connection.db!.collection<Claim>('requests');
    this.write = groupCommit((batch) => answered(() => this.claimAll(batch)));
  }

  /** After Unavailable a claim may stand all the same: the same request is then told `same`, which lets it go on. */
  claim(id: string, fingerprint: string, at: string): Promise<Verdict> {
    return this.write({ _id: id, fingerprint, at });
  }

  private async claimAll(batch: Claim[]): Promise<Verdict[]> {
    const taken = await this.insert(batch);
    const ids = [...taken].map((i) => batch[i]!._id);
    const earlier = ids.length === 0 ? [] : await this.requests.find({ _id: { $in: ids } }).toArray();
    const fingerprints = new Map(earlier.map(({ _id, fingerprint }) => [_id, fingerprint]));
    return batch.map(({ _id, fingerprint }, i) => {
      if (!taken.has(i)) return 'new';
      const first = fingerprints.get(_id);
      if (first === undefined) throw new Unavailable(`a majority does not have the request ${_id} yet`);
      return first === fingerprint ? 'same' : 'different';
    });
  }

  /** Answers the places in the batch whose id was there already. */
  private async insert(batch: Claim[]): Promise<Set<number>> {
    try {
      await this.requests.insertMany(batch, { ordered: false });
      return new Set();
    } catch (error) {
      if (!(error instanceof mongoose.mongo.MongoBulkWriteError)) throw error;
      const failed = [error.writeErrors].flat();
      const onlyTaken = failed.length > 0 && failed.every(({ code }) => code === DUPLICATE_KEY);
      if (!onlyTaken || error.result.getWriteConcernError()) throw error;
      return new Set(failed.map(({ index }) => index));
    }
  }
}
