import {
  type Filter,
  type Keyed,
  type Model,
  type ModelReader,
  type Query,
  type ReadModelStore,
  type StoredDocument,
  mergePartials,
} from '@ronghe/event-sourcing';
import { Query as MingoQuery } from 'mingo';
import { type Kept, TenantDocuments, valueAt } from './tenant-documents.js';

interface Build {
  tenants: Map<string, TenantDocuments>;
  indexes: readonly string[];
  /** ms since 1970. */
  declaredAt: number;
}

/** Documents in maps. Forgets at the end of the process; what is lost is replayed from the log. */
export class MemoryReadModels implements ReadModelStore {
  private readonly declared = new Map<string, Build>();
  private readonly shown = new Map<string, string>();
  private readonly pointers = new Map<string, string>();

  async declare(build: string, model: Pick<Model<object>, 'indexes'>): Promise<void> {
    if (this.declared.has(build)) return;
    this.declared.set(build, { tenants: new Map(), indexes: model.indexes ?? [], declaredAt: Date.now() });
  }

  async load(build: string, ids: readonly string[]): Promise<Map<string, StoredDocument>> {
    const { tenants } = this.build(build);
    const found = new Map<string, StoredDocument>();
    for (const id of ids) {
      const [tenant, within] = divided(id);
      const stored = tenants.get(tenant)?.load(id, tenant, within);
      if (stored) found.set(id, stored);
    }
    return found;
  }

  async save(name: string, documents: readonly StoredDocument[]): Promise<void> {
    const { tenants, indexes } = this.build(name);
    for (const document of documents) {
      const { id, tenant, key } = document;
      let mine = tenants.get(tenant);
      if (!mine) tenants.set(tenant, (mine = new TenantDocuments(indexes)));
      // The key itself, where it is the same, so that its characters are kept once.
      mine.save(id.length === tenant.length + 1 + key.length ? key : divided(id)[1], document);
    }
  }

  async active(model: string): Promise<string | undefined> {
    return this.pointers.get(model);
  }

  async activate(model: string, build: string): Promise<void> {
    this.pointers.set(model, build);
    this.follow(model, build);
  }

  follow(model: string, build: string): void {
    this.shown.set(model, build);
  }

  async drop(build: string): Promise<void> {
    this.declared.delete(build);
  }

  async builds(model: string): Promise<{ build: string; declaredAt: number }[]> {
    const mine = [...this.declared].filter(([build]) => modelOf(build) === model);
    return mine.map(([build, { declaredAt }]) => ({ build, declaredAt }));
  }

  reader(tenant: string): ModelReader {
    return new MemoryReader((model) => this.documentsOf(model, tenant));
  }

  async *all<D extends object>(build: string): AsyncIterable<StoredDocument<D>> {
    for (const [tenant, documents] of this.build(build).tenants)
      for (const within of documents.ids())
        yield documents.load(`${tenant}/${within}`, tenant, within) as StoredDocument<D>;
  }

  async close(): Promise<void> {
    this.declared.clear();
    this.shown.clear();
    this.pointers.clear();
  }

  private documentsOf(model: string, tenant: string): TenantDocuments | undefined {
    const build = this.shown.get(model);
    return build === undefined ? undefined : this.build(build).tenants.get(tenant);
  }

  private build(name: string): Build {
    const build = this.declared.get(name);
    if (!build) throw new Error(`read model ${name} was not declared`);
    return build;
  }
}

/** `<model>_v<version>_<id>`, read from the right: a model's name may look like anything. */
const modelOf = (build: string): string | undefined => /^(.+)_v\d+_[^_]+$/.exec(build)?.[1];

/** An id, `<tenant>/<key>` or `<tenant>/<key>@<log>`, into the tenant and the rest. */
function divided(id: string): [tenant: string, within: string] {
  const end = id.indexOf('/');
  return [id.slice(0, end), id.slice(end + 1)];
}

class MemoryReader implements ModelReader {
  constructor(private readonly documents: (model: string) => TenantDocuments | undefined) {}

  async get<D extends object>(model: Model<D>, key: string): Promise<D | undefined> {
    const found = this.documents(model.model)?.byKey(key) as Kept<D>[] | undefined;
    if (!found?.length) return undefined;
    return model.merge ? mergePartials(model, found)[0]?.document : found[0]!.document;
  }

  async find<D extends object>(model: Model<D>, query: Query = {}): Promise<Keyed<D>[]> {
    const matching = this.matching(model.model, query.filter) as Keyed<D>[];
    const sort = Object.entries(query.sort ?? {});
    matching.sort((a, b) => compare(a, b, sort));
    const from = query.skip ?? 0;
    return matching.slice(from, query.limit === undefined ? undefined : from + query.limit);
  }

  async count(model: { model: string }, filter?: Filter): Promise<number> {
    return this.matching(model.model, filter).length;
  }

  async merged<D extends object>(model: Model<D>, keys?: readonly string[]): Promise<Keyed<D>[]> {
    const documents = this.documents(model.model);
    if (!documents) return [];
    const partials = keys ? keys.flatMap((key) => documents.byKey(key)) : documents.all();
    return mergePartials(model, partials as Iterable<Kept<D>>);
  }

  private matching(model: string, filter: Filter | undefined): Keyed<object>[] {
    const documents = this.documents(model);
    if (!documents) return [];
    const test = filter && Object.keys(filter).length > 0 ? new MingoQuery(filter) : undefined;
    const found: Keyed<object>[] = [];
    for (const { key, document } of documents.candidates(filter))
      if (document && (!test || test.test(document as Record<string, unknown>))) found.push({ key, document });
    return found;
  }
}

function compare(a: Keyed<object>, b: Keyed<object>, sort: [string, 1 | -1][]): number {
  for (const [field, direction] of sort) {
    const order = compareValues(valueAt(a.document, field), valueAt(b.document, field));
    if (order !== 0) return order * direction;
  }
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

/** As in MongoDB: missing and null are alike and come first, then numbers, then strings, then the rest. */
const rank = (value: unknown): number =>
  value === undefined || value === null ? 0 : typeof value === 'number' ? 1 : typeof value === 'string' ? 2 : 3;

function compareValues(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (rank(a) === 0) return 0;
  return (a as string | number) < (b as string | number) ? -1 : 1;
}
