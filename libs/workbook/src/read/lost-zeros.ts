/**
 * One text column: numbers that begin with 0 beside shorter ones that Excel stored as values (00123 beside 123).
 * The short ones have probably lost their zeros, and only the user can tell.
 */
export class LostZeros {
  readonly #values: { row: number; digits: number }[] = [];
  #longest = 0;

  sawText(text: string): void {
    if (text.startsWith('0') && /^\d+$/.test(text)) this.#longest = Math.max(this.#longest, text.length);
  }

  sawValue(row: number, text: string): void {
    if (/^\d+$/.test(text)) this.#values.push({ row, digits: text.length });
  }

  /** Digits of the numbers that begin with 0. */
  get expected(): number {
    return this.#longest;
  }

  get rows(): number[] {
    return this.#values.filter(({ digits }) => digits < this.#longest).map(({ row }) => row);
  }
}
