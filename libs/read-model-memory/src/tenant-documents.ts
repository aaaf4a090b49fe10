import type { Filter, StoredDocument } from '@ronghe/event-sourcing';

export interface Build {
  documents: Map<string, StoredDocument>;
  tenants: Map<string, TenantDocuments>;
  indexes: readonly string[];
}

type Values = Map<unknown, Set<StoredDocument>>;
const NONE: ReadonlySet<StoredDocument> = new Set();

/** One tenant's documents of one build, with a hash index for the key and each declared field. */
export class TenantDocuments {
  private readonly keys = new Map<string, Set<StoredDocument>>();
  private readonly fields: Map<string, Values>;

  constructor(indexes: readonly string[]) {
    this.fields = new Map(indexes.map((field) => [field, new Map()]));
  }

  replace(before: StoredDocument | undefined, after: StoredDocument): void {
    move(this.keys as Values, before?.key, after.key, before, after);
    for (const [field, values] of this.fields)
      move(values, valueOf(before, field), valueOf(after, field), before, after);
  }

  byKey(key: string): StoredDocument[] {
    return [...(this.keys.get(key) ?? NONE)];
  }

  *all(): Iterable<StoredDocument> {
    for (const group of this.keys.values()) yield* group;
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
