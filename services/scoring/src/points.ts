/** No entry and no score is larger; beyond it binary fractions no longer hold two decimals. */
export const MOST_POINTS = 1_000_000;

/**
 * Points with two decimals, rounded half away from zero, once, at the end. The first rounding to nine decimals takes away
 * what binary fractions add (0.6 × 95 + 0.4 × 55 is 79.00000000000001).
 */
export function roundPoints(value: number): number {
  // Shifted in text: 1.005 × 100 is 100.49999999999999.
  const rounded = Number(`${Math.round(Number(`${Math.abs(value).toFixed(9)}e2`))}e-2`);
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

export const arePoints = (value: number): boolean => Number.isFinite(value) && Math.abs(value) <= MOST_POINTS;
