import type { Json, StoredDocument, StoredEvent } from './stored.js';

/** What a read model should hold, written once more and in another way than the projection that builds it. */
export interface Fold {
  model: string;
  /** The document that the event touches. */
  key: (event: StoredEvent) => string | undefined;
  /** Undefined deletes. */
  next: (before: Json | undefined, event: StoredEvent) => Json | undefined;
  /** Of a model that keeps a part of each document per log. */
  merge?: (parts: Json[]) => Json;
}

/** `<tenant>/<key>` → content, without what was deleted. */
export type Content = Map<string, Json>;

export function folded(fold: Fold, events: readonly StoredEvent[]): Content {
  const content = new Map<string, Json | undefined>();
  for (const event of inOrder(events)) {
    const key = fold.key(event);
    if (key === undefined) continue;
    const id = `${event.tenant}/${key}`;
    content.set(id, fold.next(content.get(id), event));
  }
  return new Map([...content].flatMap(([id, json]) => (json ? [[id, plain(json)]] : [])));
}

/** What the model does hold, in the same form. */
export function content(documents: readonly StoredDocument[], fold?: Pick<Fold, 'merge'>): Content {
  const parts = new Map<string, Json[]>();
  for (const { tenant, key, content: json } of documents) {
    if (!json) continue;
    const id = `${tenant}/${key}`;
    parts.set(id, [...(parts.get(id) ?? []), plain(json)]);
  }
  const merge = fold?.merge;
  return new Map(
    [...parts].map(([id, all]) => [id, merge ? plain(merge(all)) : all.length === 1 ? all[0]! : { parts: all }]),
  );
}

/** Logs one after another, each in its order: a document has its events from one stream, or does not mind. */
const inOrder = (events: readonly StoredEvent[]): StoredEvent[] =>
  [...events].sort((a, b) => a.source.localeCompare(b.source) || a.log - b.log || a.sequence - b.sequence);

/** An undefined field is no field. */
const plain = (json: Json): Json => JSON.parse(JSON.stringify(json)) as Json;
