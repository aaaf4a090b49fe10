/** Rows as first and last of each run of neighbours: thirty thousand in a row are two numbers. */
export type RowRanges = [first: number, last: number][];

export function toRanges(rows: Iterable<number>): RowRanges {
  const ranges: RowRanges = [];
  for (const row of [...rows].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && row === last[1] + 1) last[1] = row;
    else ranges.push([row, row]);
  }
  return ranges;
}

export function* rowsOf(ranges: RowRanges): Generator<number> {
  for (const [first, last] of ranges) for (let row = first; row <= last; row++) yield row;
}
