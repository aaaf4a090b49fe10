import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { idNumberProblem } from './id-number.js';

// The standard's own example, and one whose check digit is X.
const valid = '11010519491231002X';

describe('A citizen ID number', () => {
  it('is accepted with X, with x, and with a plain check digit', () => {
    expect(idNumberProblem(valid)).toBeUndefined();
    expect(idNumberProblem(valid.toLowerCase())).toBeUndefined();
    expect(idNumberProblem('440524188001010014')).toBe('date');
    expect(idNumberProblem('440524198001010013')).toBeUndefined();
  });

  it('has 18 places, all digits but the last', () => {
    for (const wrong of [
      '',
      '110105491231002',
      `${valid}0`,
      '1101051949123100XX',
      '１10105194912310021',
      ` ${valid}`,
    ]) {
      expect(idNumberProblem(wrong)).toBe('length');
    }
  });

  it('holds a real date of birth', () => {
    expect(idNumberProblem('11010519490230002X')).toBe('date');
    expect(idNumberProblem('11010519491331002X')).toBe('date');
    expect(idNumberProblem('11010519000229002X')).toBe('date');
  });

  it('shows every single wrong digit and every swap of neighbours', () => {
    const place = fc.integer({ min: 0, max: 16 });
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 9 }), (at, shift) => {
        const digit = String((Number(valid[at]) + shift) % 10);
        expect(idNumberProblem(valid.slice(0, at) + digit + valid.slice(at + 1))).toBeDefined();
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 15 }), (at) => {
        const swapped = valid.slice(0, at) + valid[at + 1] + valid[at] + valid.slice(at + 2);
        expect(idNumberProblem(swapped) === undefined).toBe(swapped === valid);
      }),
    );
  });

  it('accepts exactly one check digit', () => {
    const accepted = [...'0123456789X'].filter((digit) => !idNumberProblem(`11010519491231002${digit}`));
    expect(accepted).toEqual(['X']);
  });
});
