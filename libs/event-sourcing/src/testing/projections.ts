import { expect } from '@jest/globals';
import type { EventBatch, Fact, RecordedEvent } from '../event.js';
import { type Projection, type StoredDocument, fold, logKey, touches } from '../projection.js';
import { mergePartials } from '../read-model.js';

/** `givenEvents(projection, events).then(key, document)`; undefined when there is none or it was deleted. */
export function givenEvents<D extends object, F extends Fact>(
  projection: Projection<D, F>,
  events: readonly RecordedEvent[],
): { then(key: string, document: D | undefined, tenant?: string): void } {
  const documents = new Map<string, StoredDocument>();
  for (const event of events) deliver(projection as unknown as Projection, documents, event);
  const once = new Map(documents);
  // Every delivery may come again; it must not count again.
  for (const event of events) deliver(projection as unknown as Projection, documents, event);
  expect(documents).toEqual(once);

  return {
    then(key, document, tenant = events[0]?.tenant) {
      const found = [...documents.values()].filter((d) => d.key === key && d.tenant === tenant) as StoredDocument<D>[];
      const merged = projection.merge ? mergePartials(projection, found)[0]?.document : found[0]?.document;
      expect(merged).toEqual(document);
    },
  };
}

function deliver(projection: Projection, documents: Map<string, StoredDocument>, event: RecordedEvent): void {
  // Frozen, so that an evolve which changes the document it was given throws instead of passing.
  for (const changed of fold(projection, touches(projection, [event]), documents)) {
    checkOneStream(projection, documents.get(changed.id), changed);
    documents.set(changed.id, deepFreeze(changed));
  }
}

function checkOneStream(projection: Projection, before: StoredDocument | undefined, after: StoredDocument): void {
  const logs = Object.keys(after.source);
  if (!projection.merge && before && logs.length > 1)
    throw new Error(
      `${projection.model}: document ${after.key} collects from several logs (${logs.join(', ')}): give the projection a merge`,
    );
}

export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}

/** Cuts events into one batch per log, in the order in which they are. */
export function batchesOf(events: readonly RecordedEvent[]): EventBatch[] {
  const batches = new Map<string, EventBatch>();
  for (const event of events) {
    const key = logKey(event.source, event.log);
    const batch = batches.get(key) ?? { source: event.source, log: event.log, events: [], after: -1, last: -1 };
    batch.events.push(event);
    batches.set(key, { ...batch, last: event.seq });
  }
  return [...batches.values()];
}
