import { describe, expect, it } from '@jest/globals';
import { notTooFarAhead, takesBack } from './ahead.js';
import { monthOf } from './dates.js';

const today = '2026-11-21';
const text = { zh: '最多提前一年，不能晚于2027-11-22', en: 'A year ahead at most: not after 2027-11-22' };
const REFUSED = expect.objectContaining({
  kind: 'invalid',
  code: 'too-far-ahead',
  text,
  more: { errors: [{ pointer: '/from', detail: text }], remedy: { zh: '请核对年份', en: 'Check the year' } },
});
const said = (day: string) => () => notTooFarAhead(day, today, '/from');

describe('a day ahead', () => {
  it('lies a year ahead at most', () => {
    expect(said('2027-11-22')).not.toThrow();
    expect(said('1999-01-01')).not.toThrow();
    expect(said('2027-11-23')).toThrow(REFUSED);
    expect(said('2062-11-21')).toThrow(REFUSED);
  });

  it('may be said as its month', () => {
    expect(() => notTooFarAhead('2027-11', today, '/version', monthOf)).not.toThrow();
    expect(() => notTooFarAhead('2027-12', today, '/version', monthOf)).toThrow();
  });
});

describe('what is still to come', () => {
  it('is taken back by a day up to its first, and ended by a later one', () => {
    expect(takesBack('2026-11-01', '2027-01-01', today)).toBe(true);
    expect(takesBack('2027-01-01', '2027-01-01', today)).toBe(true);
    expect(takesBack('2027-01-02', '2027-01-01', today)).toBe(false);
  });

  it('has begun on its first day', () => {
    expect(takesBack(today, today, today)).toBe(false);
  });
});
