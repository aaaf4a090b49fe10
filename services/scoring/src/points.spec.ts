import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { roundPoints } from './points.js';

describe('rounding points', () => {
  it.each([
    [0.6 * 95 + 0.4 * 55, 79],
    [1.005, 1.01],
    [-1.005, -1.01],
    [2.675, 2.68],
    [0.005, 0.01],
    [0.0049, 0],
    [1e-7, 0],
    [-1e-9, 0],
    [1.4999999999999, 1.5],
    [999_999.995, 1_000_000],
    [0.1 + 0.2, 0.3],
  ])('%d is %d', (value, rounded) => {
    expect(roundPoints(value)).toBe(rounded);
  });

  it('rounds any number of thousandths half away from zero, as whole numbers would', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (thousandths) => {
        const hundredths = Math.floor((Math.abs(thousandths) + 5) / 10) * Math.sign(thousandths);
        // Whole numbers as text, so that no binary fraction takes part in what is expected.
        expect(roundPoints(thousandths / 1_000)).toBe(Number(`${hundredths || 0}e-2`));
      }),
    );
  });

  it('is a number with two decimals for every number there may be, and stays when rounded again', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (value) => {
        const rounded = roundPoints(value);
        expect(String(rounded)).toMatch(/^-?\d+(\.\d\d?)?$/);
        expect(Object.is(rounded, -0)).toBe(false);
        expect(Math.abs(rounded - value)).toBeLessThanOrEqual(0.005_000_1);
        expect(roundPoints(rounded)).toBe(rounded);
      }),
    );
  });
});
