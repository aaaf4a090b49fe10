/** How a command ended, for the shell. */
export const EXIT = {
  fine: 0,
  /** It was looked, and something is not as it has to be. */
  wrong: 1,
  /** It could not be done: a server, a setting or an argument is in the way. */
  failed: 2,
} as const;

export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** What a command has to say: for people a line each, for machines one object. */
export interface Outcome {
  lines: readonly string[];
  json: object;
  exit: Exit;
}

/** Where a command speaks: results to `out`, progress and errors to `err`. */
export interface Streams {
  out: NodeJS.WritableStream;
  err: NodeJS.WritableStream;
}

export const fine = (lines: readonly string[], json: object): Outcome => ({ lines, json, exit: EXIT.fine });

/** Columns as wide as their widest cell. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, cell.length)));
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join('  ')
      .trimEnd(),
  );
}
