import { describe, expect, it } from '@jest/globals';
import { asked } from './filters.js';

describe('a filter', () => {
  it('has what was asked for alone; what must be absent or false was asked for', () => {
    const filter = asked<unknown>({ unit: undefined, state: 'open', parent: null, overdue: false });
    expect(Object.entries(filter)).toEqual([
      ['state', 'open'],
      ['parent', null],
      ['overdue', false],
    ]);
  });
});
