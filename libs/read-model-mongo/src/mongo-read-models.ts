import type { Model, ModelReader, ReadModelStore, StoredDocument } from '@ronghe/event-sourcing';
import { answered } from '@ronghe/mongo';
import type { Connection, mongo } from 'mongoose';
import { Builds } from './builds.js';
import { storedPath } from './field-names.js';
import { saveGuarded } from './guarded-save.js';
import { KnownSources } from './known-sources.js';
import { MongoReader, ROWS_PER_ANSWER, chunks } from './mongo-reader.js';
import { collectionOf, walked } from './server.js';
import { type Row, fromRow } from './stored-row.js';

/**
 * Read models in MongoDB: a collection for each build, named as the build is, beside `read_models` (which builds there
 * are) and `read_model_pointers` (which of a model is active).
 *
 * The connection is the caller's, as connectMongo opens it (majority, time-outs), and its end too. Every method throws
 * Unavailable when the server cannot be reached or does not answer.
 *
 * A build must not be dropped while another process still reads or saves it: readers there would find nothing, and a
 * save makes the collection again. Such a leftover is listed by `builds`, so that it can be dropped again.
 */
export class MongoReadModels implements ReadModelStore {
  private readonly registry: Builds;
  /** The builds that readers of this process see. */
  private readonly shown = new Map<string, string>();
  private readonly knownOf = new Map<string, KnownSources>();

  constructor(private readonly connection: Connection) {
    this.registry = new Builds(connection);
  }

  async load(build: string, ids: readonly string[]): Promise<Map<string, StoredDocument>> {
    const found = new Map<string, StoredDocument>();
    for (const some of chunks(ids)) {
      const cursor = this.rows(build).find({ _id: { $in: some } }, { batchSize: ROWS_PER_ANSWER });
      const rows = await answered(() => cursor.toArray());
      this.known(build).see(rows);
      for (const row of rows) found.set(row._id, fromRow(row));
    }
    return found;
  }

  /** @throws DocumentTooLarge before anything of the batch is written, mostly */
  async save(build: string, documents: readonly StoredDocument[]): Promise<void> {
    await saveGuarded(this.rows(build), build, documents, this.known(build));
  }

  async declare(build: string, { indexes = [] }: Pick<Model<never>, 'indexes'>): Promise<void> {
    await this.registry.declare(build);
    // By tenant and key for readers, and by all four for a save: see write.
    const identity = { key: { tenant: 1, key: 1, _id: 1, source: 1 }, unique: true } as const;
    // The key at the end, because every answer is sorted by it at last.
    const byField = indexes.map((field) => ({ key: { tenant: 1, [storedPath(field)]: 1, key: 1 } as const }));
    await answered(() => this.rows(build).createIndexes([identity, ...byField]));
  }

  async active(model: string): Promise<string | undefined> {
    return this.registry.active(model);
  }

  async activate(model: string, build: string): Promise<void> {
    await this.registry.activate(model, build);
    this.follow(model, build);
  }

  follow(model: string, build: string): void {
    this.shown.set(model, build);
  }

  async drop(build: string): Promise<void> {
    this.knownOf.delete(build);
    await this.registry.drop(build);
  }

  async builds(model: string): Promise<{ build: string; declaredAt: number }[]> {
    return this.registry.list(model);
  }

  reader(tenant: string): ModelReader {
    return new MongoReader(tenant, (model) => this.shownRows(model));
  }

  async *all<D extends object>(build: string): AsyncIterable<StoredDocument<D>> {
    for await (const row of walked(this.rows(build).find({}, { batchSize: ROWS_PER_ANSWER }))) yield fromRow<D>(row);
  }

  /** The connection stays open: it is the caller's. */
  async close(): Promise<void> {
    this.shown.clear();
    this.knownOf.clear();
  }

  /** A process that neither activated nor followed a build shows the one that is active when it is first asked. */
  private async shownRows(model: string): Promise<mongo.Collection<Row> | undefined> {
    const build = this.shown.get(model) ?? (await this.firstShown(model));
    return build === undefined ? undefined : this.rows(build);
  }

  private async firstShown(model: string): Promise<string | undefined> {
    const active = await this.registry.active(model);
    // It may have begun to follow another while this was asked.
    if (active !== undefined && !this.shown.has(model)) this.shown.set(model, active);
    return this.shown.get(model);
  }

  private known(build: string): KnownSources {
    let known = this.knownOf.get(build);
    if (!known) this.knownOf.set(build, (known = new KnownSources()));
    return known;
  }

  private rows(build: string): mongo.Collection<Row> {
    return collectionOf<Row>(this.connection, build);
  }
}
