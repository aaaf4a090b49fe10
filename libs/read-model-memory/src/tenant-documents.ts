import type { Filter, StoredDocument } from '@ronghe/event-sourcing';

/** What is kept of a document. Its id, and an object for its place in the log, would weigh as much as the document itself. */
interface Row {
  readonly key: string;
  document: object | undefined;
  log: string;
  seq: number;
  /** Instead of log and seq, where it comes from several logs. */
  places: Record<string, number> | undefined;
}

export type Kept<D extends object = object> = Pick<StoredDocument<D>, 'key' | 'document'>;
type Values = Map<unknown, Set<Row>>;
const NONE: ReadonlySet<Row> = new Set();

/** One tenant's documents of one build, with a hash index for the key and each declared field. */
export class TenantDocuments {
  /** By what an id says behind the tenant: the key, and of a partial its log. */
  private readonly rows = new Map<string, Row>();
  /** The partials of each key; none in a model that has no partials. */
  private readonly partials = new Map<string, Set<Row>>();
  private readonly fields: Map<string, Values>;

  constructor(indexes: readonly string[]) {
    this.fields = new Map(indexes.map((field) => [field, new Map() as Values]));
  }

  /** Leaves the row as it is when any log's place would go back: a redelivery that arrived late. */
  save(id: string, { key, source, document }: StoredDocument): void {
    const there = this.rows.get(id);
    if (there && wouldGoBack(there, source)) return;
    const row = there ?? this.added(id, key);
    for (const [field, values] of this.fields) {
      const value = valueOf(document, field);
      if (there) move(values, row, valueOf(row.document, field), value);
      else add(values, row, value);
    }
    row.document = document;
    let logs = 0;
    for (const log in source) {
      row.log = log;
      row.seq = source[log]!;
      logs++;
    }
    row.places = logs > 1 ? source : undefined;
  }

  /** As it was saved under this id, `<tenant>/<within>`. */
  load(id: string, tenant: string, within: string): StoredDocument | undefined {
    const row = this.rows.get(within);
    if (!row) return undefined;
    const { key, document, places, log, seq } = row;
    return { id, tenant, key, source: places ?? { [log]: seq }, document };
  }

  ids(): Iterable<string> {
    return this.rows.keys();
  }

  byKey(key: string): Kept[] {
    const parts = this.partials.get(key);
    if (parts) return [...parts];
    const row = this.rows.get(key);
    return row ? [row] : [];
  }

  all(): Iterable<Kept> {
    return this.rows.values();
  }

  /** The fewest documents that a hash index can narrow the filter to; the filter itself is still to be applied. */
  candidates(filter: Filter | undefined): Iterable<Kept> {
    let best: ReadonlySet<Kept> | undefined;
    for (const [field, values] of this.fields) {
      const wanted = filter?.[field];
      if (typeof wanted !== 'string' && typeof wanted !== 'number' && typeof wanted !== 'boolean') continue;
      const group = values.get(wanted) ?? NONE;
      if (!best || group.size < best.size) best = group;
    }
    return best ?? this.all();
  }

  private added(id: string, key: string): Row {
    const row: Row = { key, document: undefined, log: '', seq: 0, places: undefined };
    this.rows.set(id, row);
    if (id === key) return row;
    const parts = this.partials.get(key);
    if (parts) parts.add(row);
    else this.partials.set(key, new Set([row]));
    return row;
  }
}

/** A replay asks this of every document that an event touches again. */
function wouldGoBack({ places, log, seq }: Row, next: Record<string, number>): boolean {
  if (!places) return (next[log] ?? -1) < seq;
  return Object.entries(places).some(([log, seq]) => (next[log] ?? -1) < seq);
}

const valueOf = (document: object | undefined, field: string): unknown => document && valueAt(document, field);

/** The value at a dotted path. */
export const valueAt = (document: object, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | null | undefined)?.[part], document);

function move(values: Values, row: Row, from: unknown, to: unknown): void {
  if (from === to) return;
  const group = values.get(from);
  group?.delete(row);
  if (group?.size === 0) values.delete(from);
  add(values, row, to);
}

function add(values: Values, row: Row, value: unknown): void {
  const group = values.get(value);
  if (group) group.add(row);
  else values.set(value, new Set([row]));
}
