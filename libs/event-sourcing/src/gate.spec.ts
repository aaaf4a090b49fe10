import { describe, expect, it } from '@jest/globals';
import { Gate, allOf } from './gate.js';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a gate', () => {
  it('lets many through together, and one alone between them', async () => {
    const gate = new Gate();
    const seen: string[] = [];
    let inside = 0;
    const pass = (name: string) => async (): Promise<void> => {
      inside++;
      await turn();
      seen.push(`${name}${inside}`);
      await turn();
      inside--;
    };
    await Promise.all([
      gate.together(pass('a')),
      gate.together(pass('b')),
      gate.alone(pass('ALONE')),
      gate.alone(pass('ALONE')),
      gate.together(pass('c')),
      gate.together(pass('d')),
    ]);
    expect(seen).toEqual(['a2', 'b2', 'ALONE1', 'ALONE1', 'c2', 'd2']);
  });

  it('goes on after a failure, which its own caller hears of', async () => {
    const gate = new Gate();
    const fail = (): Promise<void> => Promise.reject(new Error('of the test'));
    await expect(gate.together(fail)).rejects.toThrow('of the test');
    await expect(gate.alone(fail)).rejects.toThrow('of the test');
    expect(await gate.together(async () => 1)).toBe(1);
    expect(await gate.alone(async () => 2)).toBe(2);
  });
});

describe('work side by side', () => {
  it('is never more than so many at once, and all is done', async () => {
    let now = 0;
    let most = 0;
    let done = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, ++now);
      await turn();
      now--;
      done++;
    };
    await allOf(3, Array(10).fill(work));
    expect({ most, done }).toEqual({ most: 3, done: 10 });
  });

  it('ends as a whole before its first error is thrown', async () => {
    let done = 0;
    const fine = async (): Promise<void> => {
      await turn();
      done++;
    };
    const bad = (): Promise<void> => Promise.reject(new Error('first'));
    await expect(allOf(2, [bad, fine, fine])).rejects.toThrow('first');
    expect(done).toBe(2);
  });
});
