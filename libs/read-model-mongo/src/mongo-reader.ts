import {
  type Filter,
  type Keyed,
  type Model,
  type ModelReader,
  type Query,
  type StoredDocument,
  mergePartials,
} from '@ronghe/event-sourcing';
import { answered } from '@ronghe/mongo';
import type { mongo } from 'mongoose';
import { storedPath } from './field-names.js';
import { scopedFilter } from './scoped-filter.js';
import { type Row, documentOf, fromRow } from './stored-row.js';

/** Rows in one answer of the server; its own default of 101 makes two round trips of most queries. */
export const ROWS_PER_ANSWER = 1_000;

const SHOWN = { _id: 0, key: 1, document: 1, renamed: 1 } as const;

/** One tenant's view of the builds that the process shows. */
export class MongoReader implements ModelReader {
  constructor(
    private readonly tenant: string,
    private readonly shown: (model: string) => Promise<mongo.Collection<Row> | undefined>,
  ) {}

  async get<D extends object>(model: Model<D>, key: string): Promise<D | undefined> {
    if (model.merge) return (await this.merged(model, [key]))[0]?.document;
    const rows = await this.shown(model.model);
    const row = rows && (await answered(() => rows.findOne(this.mine({ key }), { projection: SHOWN })));
    return row ? documentOf<D>(row) : undefined;
  }

  async find<D extends object>(model: Model<D>, query: Query = {}): Promise<Keyed<D>[]> {
    const { filter = {}, sort = {}, skip = 0, limit } = query;
    const rows = await this.shown(model.model);
    // To the server a limit of nothing is no limit.
    if (!rows || limit === 0) return [];
    const cursor = rows.find(this.mine(scopedFilter(filter)), {
      projection: SHOWN,
      sort: [...Object.entries(sort).map(([field, way]) => [storedPath(field), way] as [string, 1 | -1]), ['key', 1]],
      skip,
      batchSize: ROWS_PER_ANSWER,
      ...(limit === undefined ? {} : { limit }),
    });
    const found = await answered(() => cursor.toArray());
    return found.map((row) => ({ key: row.key, document: documentOf<D>(row)! }));
  }

  async count(model: { model: string }, filter: Filter = {}): Promise<number> {
    const rows = await this.shown(model.model);
    return rows ? answered(() => rows.countDocuments(this.mine(scopedFilter(filter)))) : 0;
  }

  async merged<D extends object>(model: Model<D>, keys?: readonly string[]): Promise<Keyed<D>[]> {
    const rows = await this.shown(model.model);
    if (!rows || keys?.length === 0) return [];
    const partials: StoredDocument<D>[] = [];
    for (const some of keys ? chunks([...new Set(keys)]) : [undefined]) {
      const cursor = rows.find(this.mine(some ? { key: { $in: some } } : {}), {
        sort: { key: 1 },
        batchSize: ROWS_PER_ANSWER,
      });
      for (const row of await answered(() => cursor.toArray())) partials.push(fromRow<D>(row));
    }
    return mergePartials(model, partials);
  }

  /** The tenant is in every query, and tombstones in none. */
  private mine(filter: Filter): mongo.Filter<Row> {
    return { ...filter, tenant: this.tenant, document: { $exists: true } };
  }
}

/** As many at once as a query can name without growing out of proportion. */
export function* chunks<T>(all: readonly T[]): Iterable<T[]> {
  for (let from = 0; from < all.length; from += ROWS_PER_ANSWER) yield all.slice(from, from + ROWS_PER_ANSWER);
}
