import { describe, expect, it } from '@jest/globals';
import {
  isIsoWeek,
  isoWeekOf,
  lastWeekOf,
  mondayOf,
  sundayOf,
  weekAfter,
  weekBefore,
  weeksOfMonth,
} from './iso-week.js';

describe('ISO weeks', () => {
  it.each([
    ['2026-03-01', '2026-W09'],
    ['2026-03-02', '2026-W10'],
    ['2025-12-28', '2025-W52'],
    ['2025-12-29', '2026-W01'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
  ])('%s lies in %s', (date, week) => {
    expect(isoWeekOf(date)).toBe(week);
    expect(mondayOf(week) <= date && date <= sundayOf(week)).toBe(true);
  });

  it('go from one year into the next', () => {
    expect([weekAfter('2026-W53'), weekBefore('2027-W01'), lastWeekOf('2026'), lastWeekOf('2027')]).toEqual([
      '2027-W01',
      '2026-W53',
      '2026-W53',
      '2027-W52',
    ]);
    expect([mondayOf('2026-W53'), sundayOf('2026-W53')]).toEqual(['2026-12-28', '2027-01-03']);
  });

  it('are there or not: only a long year has a 53rd', () => {
    expect(['2026-W53', '2026-W01', '2027-W53', '2026-W00', '2026-W54', '2026-10'].map(isIsoWeek)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('belong to the month of their Thursday', () => {
    expect(weeksOfMonth('2026-03')).toEqual(['2026-W10', '2026-W11', '2026-W12', '2026-W13']);
    expect(weeksOfMonth('2026-04')).toEqual(['2026-W14', '2026-W15', '2026-W16', '2026-W17', '2026-W18']);
    expect(weeksOfMonth('2026-12')).toEqual(['2026-W49', '2026-W50', '2026-W51', '2026-W52', '2026-W53']);
    expect(weeksOfMonth('2027-01')).toEqual(['2027-W01', '2027-W02', '2027-W03', '2027-W04']);
  });
});
