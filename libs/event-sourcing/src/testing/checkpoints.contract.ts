import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Checkpoints } from '../checkpoints.js';

export interface CheckpointsPlace {
  checkpoints: Checkpoints;
  close?(): Promise<void>;
}

/** What every store of checkpoints does. `open` gives an empty one. */
export function checkpointsContract(name: string, open: () => Promise<CheckpointsPlace>): void {
  describe(`${name} keeps checkpoints`, () => {
    let place: CheckpointsPlace;
    let checkpoints: Checkpoints;
    beforeEach(async () => {
      place = await open();
      checkpoints = place.checkpoints;
    });
    afterEach(async () => place.close?.());

    it('has none for a consumer that never saved', async () => {
      expect(await checkpoints.load('nobody')).toEqual(new Map());
    });

    it('gives back each log where its consumer saved it', async () => {
      await checkpoints.save(['a'], 'tally/0', 5);
      await checkpoints.save(['a'], 'tally/11', 0);
      await checkpoints.save(['b'], 'tally/0', 7);
      expect(await checkpoints.load('a')).toEqual(
        new Map([
          ['tally/0', 5],
          ['tally/11', 0],
        ]),
      );
      expect(await checkpoints.load('b')).toEqual(new Map([['tally/0', 7]]));
    });

    it('takes one place for several consumers at once, whatever their names', async () => {
      const names = ['scoring.models', 'accounts_v1_k3.f', 'Unit kinds $5'];
      await checkpoints.save(['scoring.models'], 'tally/0', 9);
      await checkpoints.save(names, 'tally/0', 7);
      await checkpoints.save(names, 'other-tally/12', 3);
      expect(await checkpoints.load(names[0]!)).toEqual(
        new Map([
          ['tally/0', 9],
          ['other-tally/12', 3],
        ]),
      );
      for (const name of names.slice(1))
        expect(await checkpoints.load(name)).toEqual(
          new Map([
            ['tally/0', 7],
            ['other-tally/12', 3],
          ]),
        );
      await checkpoints.save([], 'tally/0', 99);
      expect((await checkpoints.load(names[0]!)).get('tally/0')).toBe(9);
    });

    it('moves forward and never back', async () => {
      for (const seq of [5, 9, 3, 9, 1]) await checkpoints.save(['a'], 'tally/0', seq);
      expect((await checkpoints.load('a')).get('tally/0')).toBe(9);
    });

    it('ends at the furthest of many saved at once', async () => {
      await Promise.all([4, 40, 14, 39].map((seq) => checkpoints.save(['a'], 'tally/0', seq)));
      expect((await checkpoints.load('a')).get('tally/0')).toBe(40);
    });

    it('keeps places as large as a log can grow', async () => {
      await checkpoints.save(['a'], 'tally/0', 2 ** 50 + 1);
      expect((await checkpoints.load('a')).get('tally/0')).toBe(2 ** 50 + 1);
    });

    it('forgets one consumer and leaves the others', async () => {
      await checkpoints.save(['a'], 'tally/0', 5);
      await checkpoints.save(['b'], 'tally/0', 7);
      await checkpoints.clear('a');
      expect((await checkpoints.load('a')).size).toBe(0);
      expect((await checkpoints.load('b')).size).toBe(1);
      await checkpoints.save(['a'], 'tally/0', 2);
      expect((await checkpoints.load('a')).get('tally/0')).toBe(2);
    });

    it('hands out a copy that its holder may change', async () => {
      await checkpoints.save(['a'], 'tally/0', 5);
      (await checkpoints.load('a')).set('tally/0', 99);
      expect((await checkpoints.load('a')).get('tally/0')).toBe(5);
    });
  });
}
