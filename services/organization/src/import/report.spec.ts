import { describe, expect, it } from '@jest/globals';
import { Refusal } from '@ronghe/event-sourcing';
import type { ReadSheet } from '@ronghe/workbook';
import { SheetTally } from './report.js';
import { rowsOf, toRanges } from './row-ranges.js';

const sheet: ReadSheet<'a'> = {
  name: '人员',
  title: '人员',
  columns: { a: 'A 工号' },
  rows: [2, 3, 4, 5, 6].map((row) => ({ row, values: {} })),
  badRows: 1,
};
const WORDS = { zh: '不行', en: 'no' };

describe('rows', () => {
  it('are kept as runs of neighbours, in any order and once each', () => {
    expect(toRanges([5, 3, 2, 9, 4])).toEqual([
      [2, 5],
      [9, 9],
    ]);
    expect([...rowsOf(toRanges([9, 2, 3]))]).toEqual([2, 3, 9]);
    expect(toRanges([])).toEqual([]);
  });
});

describe('the tally of a sheet', () => {
  it('counts as loaded only what is settled, and what was refused as bad', () => {
    const tally = new SheetTally(sheet);
    tally.refuse(2, 'a', 'wrong', WORDS);
    tally.refuse(2, 'a', 'wrong-too', WORDS);
    tally.planned();
    tally.same(3);
    tally.loaded(4);
    expect(tally.report()).toEqual({ name: '人员', rows: 6, good: 2, bad: 2, unchanged: 1 });
    expect([2, 3, 4, 5].map((row) => tally.isOpen(row))).toEqual([false, false, false, true]);
    expect(tally.problems.map(({ row, code }) => [row, code])).toEqual([
      [2, 'wrong'],
      [2, 'wrong-too'],
    ]);
  });

  it('goes on where it was saved: what was settled stays, whatever is found now', () => {
    const before = new SheetTally(sheet);
    before.refuse(2, 'a', 'wrong', WORDS);
    before.planned();
    before.same(3);
    before.loaded(4);
    const after = new SheetTally(sheet, before.saved());
    after.same(4);
    after.refuse(3, 'a', 'wrong', WORDS);
    after.planned();
    after.loaded(5);
    after.loaded(6);
    expect(after.report()).toEqual({ name: '人员', rows: 6, good: 4, bad: 2, unchanged: 1 });
    expect(after.problems).toHaveLength(1);
  });

  it('takes a row that was being loaded, and is there, for one that it loaded itself', () => {
    const before = new SheetTally(sheet);
    before.loading([2, 3]);
    const after = new SheetTally(sheet, before.saved());
    after.same(2);
    after.same(4);
    expect(after.report()).toMatchObject({ good: 2, unchanged: 1 });
  });

  it('tries a row again whose batch did not end', () => {
    const before = new SheetTally(sheet);
    before.refuse(2, 'a', 'wrong', WORDS);
    const after = new SheetTally(sheet, before.saved());
    expect(after.isOpen(2)).toBe(true);
    expect(after.problems).toEqual([]);
  });

  it('takes no fault of ours for one of the row', () => {
    const away = new Refusal('unavailable', 'busy', WORDS);
    const tally = new SheetTally(sheet);
    for (const error of [away, new Error('no')]) expect(() => tally.refused(2, error, () => 'a')).toThrow(error);
    expect(tally.report().bad).toBe(1);
  });
});
