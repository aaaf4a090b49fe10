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
