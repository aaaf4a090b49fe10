import { describe, expect, it } from '@jest/globals';
import type { EventBatch, RecordedEvent } from './event.js';
import { eventually } from './testing/eventually.js';
import { ahead, together } from './together.js';

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

describe('a batch ahead', () => {
  async function* numbers(seen: number[], fails = false) {
    for (const n of [1, 2, 3]) {
      seen.push(n);
      yield n;
    }
    if (fails) throw new Error('no more');
  }

  it('is fetched while the one before is worked on, and none more', async () => {
    const fetched: number[] = [];
    const at: number[] = [];
    for await (const n of ahead(numbers(fetched))) {
      await Promise.resolve();
      at.push(fetched.length - n);
    }
    expect(fetched).toEqual([1, 2, 3]);
    expect(at).toEqual([1, 1, 0]);
  });

  it('tells of an error after what came before it', async () => {
    const got: number[] = [];
    const all = async (): Promise<void> => {
      for await (const n of ahead(numbers([], true))) got.push(n);
    };
    await expect(all()).rejects.toThrow('no more');
    expect(got).toEqual([1, 2, 3]);
  });

  it('ends its source when it is left early', async () => {
    let ended = false;
    async function* endless() {
      try {
        for (let n = 0; ; n++) yield n;
      } finally {
        ended = true;
      }
    }
    for await (const n of ahead(endless())) if (n === 2) break;
    await eventually(() => expect(ended).toBe(true));
  });
});
