import type { Merge } from '../package/address.js';

/** Rows under merged cells. Thousands of merges over thousands of rows cost no more than their sum. */
export class MergedRows {
  /** At each row, by how many merges more or fewer it is covered than the row before. */
  readonly #change = new Map<number, number>();

  add({ top, bottom }: Merge): void {
    this.#change.set(top, (this.#change.get(top) ?? 0) + 1);
    this.#change.set(bottom + 1, (this.#change.get(bottom + 1) ?? 0) - 1);
  }

  /** Of rows in ascending order, those that are covered. */
  among(rows: number[]): number[] {
    const changes = [...this.#change].sort(([a], [b]) => a - b);
    let cover = 0;
    let next = 0;
    return rows.filter((row) => {
      for (; next < changes.length && changes[next]![0] <= row; next += 1) cover += changes[next]![1];
      return cover > 0;
    });
  }
}
