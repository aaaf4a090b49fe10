import type { EventBatch } from './event.js';

/**
 * Consecutive batches of one log as one of at least `most` events, while there are so many: a document that gets
 * something in all of them is then loaded and written once.
 */
export async function* together(batches: AsyncIterable<EventBatch>, most: number): AsyncGenerator<EventBatch> {
  let gathered: EventBatch | undefined;
  for await (const batch of batches) {
    if (gathered && isNext(gathered, batch) && gathered.events.length < most) {
      gathered.events.push(...batch.events);
      gathered.last = batch.last;
    } else {
      if (gathered) yield gathered;
      gathered = { ...batch, events: [...batch.events] };
    }
  }
  if (gathered) yield gathered;
}

const isNext = (before: EventBatch, batch: EventBatch): boolean =>
  before.source === batch.source && before.log === batch.log && before.last === batch.after;

/** Has the next item fetched while the one before is worked on. */
export async function* ahead<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  const fetch = (): Promise<IteratorResult<T, unknown>> => {
    const next = iterator.next();
    // Whoever asks for it is told; nobody asks after an end by an error of his own.
    next.catch(() => undefined);
    return next;
  };
  try {
    for (let next = fetch(); ;) {
      const item = await next;
      if (item.done) return;
      next = fetch();
      yield item.value;
    }
  } finally {
    // Not waited for: what is being fetched may take long, and nobody wants it any more.
    void iterator.return?.()?.catch(() => undefined);
  }
}
