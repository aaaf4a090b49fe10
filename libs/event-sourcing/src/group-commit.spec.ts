import { describe, expect, it } from '@jest/globals';
import { groupCommit } from './group-commit.js';

describe('group commit', () => {
  it('shares one write among those who ask in the same turn, and answers each its own', async () => {
    const batches: number[][] = [];
    const double = groupCommit<number, number>((batch) => (batches.push(batch), batch.map((n) => n * 2)));
    expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6]);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it('gathers the next batch while one is being written, and has one in flight', async () => {
    const batches: number[][] = [];
    let release = (): void => undefined;
    const write = groupCommit<number, number>(async (batch) => {
      batches.push(batch);
      await new Promise<void>((resolve) => (release = resolve));
      return batch;
    });
    const first = write(1);
    while (batches.length === 0) await turn();
    const rest = [write(2), write(3)];
    await turn();
    expect(batches).toEqual([[1]]);
    release();
    expect(await first).toBe(1);
    while (batches.length === 1) await turn();
    release();
    expect(await Promise.all(rest)).toEqual([2, 3]);
    expect(batches).toEqual([[1], [2, 3]]);
  });

  it('cuts batches at the most it may hold, in order', async () => {
    const sizes: number[] = [];
    const write = groupCommit<number, number>((batch) => (sizes.push(batch.length), batch), 4);
    expect(await Promise.all(Array.from({ length: 10 }, (_, i) => write(i)))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(sizes).toEqual([4, 4, 2]);
  });

  it.each<[string, (batch: number[]) => Promise<number[]>]>([
    [
      'throws',
      () => {
        throw new Error('disk full');
      },
    ],
    ['rejects', () => Promise.reject(new Error('disk full'))],
  ])('rejects everyone of a batch whose write %s, and goes on', async (_, fail) => {
    let broken = true;
    const write = groupCommit<number, number>((batch) => (broken ? fail(batch) : batch));
    const answers = await Promise.allSettled([write(1), write(2)]);
    expect(answers.map((a) => a.status)).toEqual(['rejected', 'rejected']);
    broken = false;
    expect(await write(3)).toBe(3);
  });
});

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
