import { describe, expect, it } from '@jest/globals';
import type { EventBatch, RecordedEvent } from './event.js';
import { together } from './together.js';

const batch = (log: number, after: number, last: number): EventBatch => ({
  source: 'tally',
  log,
  events: Array.from({ length: last - after }, (_, i) => ({ log, seq: after + 1 + i }) as RecordedEvent),
  after,
  last,
});

async function gathered(batches: EventBatch[], most: number): Promise<[number, number, number, number][]> {
  const found: [number, number, number, number][] = [];
  async function* all() {
    yield* batches;
  }
  for await (const { log, after, last, events } of together(all(), most)) found.push([log, after, last, events.length]);
  return found;
}

describe('batches together', () => {
  it('makes one of those of a log that follow each other, until there are enough', async () => {
    const many = [batch(0, -1, 1), batch(0, 1, 3), batch(0, 3, 5), batch(0, 5, 6)];
    expect(await gathered(many, 4)).toEqual([
      [0, -1, 3, 4],
      [0, 3, 6, 3],
    ]);
  });

  it('keeps logs apart, and what does not follow', async () => {
    const many = [batch(0, -1, 1), batch(1, -1, 1), batch(0, 1, 3), batch(0, 5, 6)];
    expect(await gathered(many, 100)).toEqual([
      [0, -1, 1, 2],
      [1, -1, 1, 2],
      [0, 1, 3, 2],
      [0, 5, 6, 1],
    ]);
  });

  it('leaves the batches it was given as they are', async () => {
    const first = batch(0, -1, 1);
    await gathered([first, batch(0, 1, 3)], 100);
    expect(first.events).toHaveLength(2);
  });
});
