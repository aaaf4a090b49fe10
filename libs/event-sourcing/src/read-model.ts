import type { Model, StoredDocument } from './projection.js';

/** A filter in MongoDB's query language over document fields. */
export type Filter = Record<string, unknown>;

export interface Query {
  filter?: Filter;
  /** Field → 1 up, -1 down; ties are broken by key, so that pages never overlap. */
  sort?: Record<string, 1 | -1>;
  limit?: number;
  skip?: number;
}

export interface Keyed<D> {
  key: string;
  document: D;
}

/** One tenant's documents. The tenant is applied here, in the store, never by a handler. Documents are not to be changed. */
export interface ModelReader {
  get<D extends object>(model: Model<D>, key: string): Promise<D | undefined>;
  find<D extends object>(model: Model<D>, query?: Query): Promise<Keyed<D>[]>;
  count(model: { model: string }, filter?: Filter): Promise<number>;
  /** For partial models: merged documents, all or those named. */
  merged<D extends object>(model: Model<D>, keys?: readonly string[]): Promise<Keyed<D>[]>;
}

/**
 * Where documents live. `build` is the physical name of one build of a model, `<model>_v<version>_<id>`; readers see the
 * build that their process has activated or follows.
 * What every adapter promises is in testing/read-model.contract.ts.
 */
export interface ReadModelStore {
  load(build: string, ids: readonly string[]): Promise<Map<string, StoredDocument>>;
  /** Replaces or inserts each document; never takes one back behind a `source` place it already has. */
  save(build: string, documents: readonly StoredDocument[]): Promise<void>;
  declare(build: string, model: Pick<Model<never>, 'indexes'>): Promise<void>;
  /** The build that is active for all processes, as it is stored now. */
  active(model: string): Promise<string | undefined>;
  /** Makes a build the active one, durably; readers of this process see it from here on. */
  activate(model: string, build: string): Promise<void>;
  /** Readers of this process see this build from here on: after another process has activated it. */
  follow(model: string, build: string): void;
  drop(build: string): Promise<void>;
  /** Every declared build of a model that was not dropped, with the time of its declaration (ms since 1970). */
  builds(model: string): Promise<{ build: string; declaredAt: number }[]>;
  reader(tenant: string): ModelReader;
  /** Across tenants, for the platform's own work (deadlines, verification), never for a request. */
  all<D extends object>(build: string): AsyncIterable<StoredDocument<D>>;
  close(): Promise<void>;
}

/** Merges partials by key, in the order keys first appear. */
export function mergePartials<D extends object>(
  model: Model<D>,
  partials: Iterable<Pick<StoredDocument<D>, 'key' | 'document'>>,
): Keyed<D>[] {
  const groups = new Map<string, D[]>();
  for (const { key, document } of partials) {
    if (!document) continue;
    const group = groups.get(key);
    if (group) group.push(document);
    else groups.set(key, [document]);
  }
  return [...groups].map(([key, documents]) => ({ key, document: model.merge!(documents) }));
}
