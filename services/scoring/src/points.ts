/**
 * Points with two decimals, rounded half away from zero, once, at the end. The first rounding to nine decimals takes away
 * what binary fractions add (0.6 × 95 + 0.4 × 55 is 79.00000000000001).
 */
export function roundPoints(value: number): number {
  const clean = Number(value.toFixed(9));
  const rounded = Number(`${Math.round(Number(`${Math.abs(clean)}e2`))}e-2`);
  return clean < 0 && rounded !== 0 ? -rounded : rounded;
}
