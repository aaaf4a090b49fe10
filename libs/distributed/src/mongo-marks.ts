import { answered, connectMongo } from '@ronghe/mongo';
import type { Mark, Marks } from '@ronghe/service-kit';
import type { Logger } from 'pino';
import type { DistributedSettings } from './settings.js';

interface MarkDocument {
  _id: string;
  at: number;
  until: number;
}

type Connection = Awaited<ReturnType<typeof connectMongo>>;

/** Marks in a database of the gateways: one server for all of them, so that each sees at once what another has marked. */
export class MongoMarks implements Marks {
  private constructor(private readonly connection: Connection) {}

  /** @throws MongoUnusable */
  static async open({ mongo, log }: Pick<DistributedSettings, 'mongo'> & { log: Logger }): Promise<MongoMarks> {
    return new MongoMarks(await connectMongo({ url: mongo.url, db: `${mongo.prefix}_gateway`, log }));
  }

  async find(keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const found = await answered(() => this.#marks.find({ _id: { $in: [...keys] } }).toArray());
    return new Map(found.filter(({ until }) => until > Date.now()).map(({ _id, at }) => [_id, at]));
  }

  /** Whoever marks also sweeps: marks are few, and a server need not know how to forget by itself. */
  async put({ key, at, until }: Mark): Promise<void> {
    await answered(async () => {
      await this.#marks.replaceOne({ _id: key }, { at, until }, { upsert: true });
      await this.#marks.deleteMany({ until: { $lt: Date.now() } });
    });
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  get #marks() {
    return this.connection.db!.collection<MarkDocument>('marks');
  }
}
