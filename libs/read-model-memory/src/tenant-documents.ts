import type { Filter, StoredDocument } from '@ronghe/event-sourcing';

export interface Build {
  documents: Map<string, StoredDocument>;
  tenants: Map<string, TenantDocuments>;
  indexes: readonly string[];
  /** ms since 1970. */
  declaredAt: number;
}

type Values = Map<unknown, Set<StoredDocument>>;
const NONE: ReadonlySet<StoredDocument> = new Set();

/** One tenant's documents of one build, with a hash index for the key and each declared field. */
export class TenantDocuments {
  /** One document, or the partials of one; a set for each key would cost more than the document. */
  private readonly keys = new Map<string, StoredDocument | Map<string, StoredDocument>>();
  private readonly fields: Map<string, Values>;

  constructor(indexes: readonly string[]) {
    this.fields = new Map(indexes.map((field) => [field, new Map() as Values]));
  }

  replace(before: StoredDocument | undefined, after: StoredDocument): void {
    const there = this.keys.get(after.key);
    if (there instanceof Map) there.set(after.id, after);
    else if (!there || there.id === after.id) this.keys.set(after.key, after);
    else this.keys.set(after.key, new Map([there, after].map((d) => [d.id, d])));
    for (const [field, values] of this.fields)
      move(values, valueOf(before, field), valueOf(after, field), before, after);
  }

  byKey(key: string): StoredDocument[] {
    const there = this.keys.get(key);
    return there instanceof Map ? [...there.values()] : there ? [there] : [];
  }

  *all(): Iterable<StoredDocument> {
    for (const there of this.keys.values())
      if (there instanceof Map) yield* there.values();
      else yield there;
  }

  /** The fewest documents that a hash index can narrow the filter to; the filter itself is still to be applied. */
  candidates(filter: Filter | undefined): Iterable<StoredDocument> {
    let best: ReadonlySet<StoredDocument> | undefined;
    for (const [field, values] of this.fields) {
      const wanted = filter?.[field];
      if (typeof wanted !== 'string' && typeof wanted !== 'number' && typeof wanted !== 'boolean') continue;
      const group = values.get(wanted) ?? NONE;
      if (!best || group.size < best.size) best = group;
    }
    return best ?? this.all();
  }
}

const valueOf = (stored: StoredDocument | undefined, field: string): unknown =>
  stored?.document && valueAt(stored.document, field);

/** The value at a dotted path. */
export const valueAt = (document: object, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | null | undefined)?.[part], document);

function move(
  values: Values,
  from: unknown,
  to: unknown,
  before: StoredDocument | undefined,
  after: StoredDocument,
): void {
  if (before) {
    const group = values.get(from);
    group?.delete(before);
    if (group?.size === 0) values.delete(from);
  }
  const group = values.get(to);
  if (group) group.add(after);
  else values.set(to, new Set([after]));
}
