import type { Checkpoints } from '@ronghe/event-sourcing';
import { answered } from '@ronghe/mongo';
import type { Connection } from 'mongoose';
import { toFieldName } from './field-names.js';
import { collectionOf, upserted } from './server.js';

interface Places {
  /** `<source>/<log>`. */
  _id: string;
  /** Consumer → seq. */
  at?: Record<string, number>;
}

/** Places beside the read models: a document for each log in `checkpoints`, one write for all consumers of a batch. */
export class MongoCheckpoints implements Checkpoints {
  constructor(private readonly connection: Connection) {}

  async load(consumer: string): Promise<Map<string, number>> {
    const field = toFieldName(consumer);
    const cursor = this.places.find({ [`at.${field}`]: { $exists: true } }, { projection: { [`at.${field}`]: 1 } });
    return new Map((await answered(() => cursor.toArray())).map((p) => [p._id, p.at![field]!]));
  }

  async save(consumers: readonly string[], log: string, seq: number): Promise<void> {
    if (consumers.length === 0) return;
    const $max = Object.fromEntries(consumers.map((consumer) => [`at.${toFieldName(consumer)}`, seq]));
    await upserted(() => this.places.updateOne({ _id: log }, { $max }, { upsert: true }));
  }

  async clear(consumer: string): Promise<void> {
    const field = `at.${toFieldName(consumer)}`;
    await answered(() => this.places.updateMany({ [field]: { $exists: true } }, { $unset: { [field]: '' } }));
  }

  private get places() {
    return collectionOf<Places>(this.connection, 'checkpoints');
  }
}
