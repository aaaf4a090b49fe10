/**
 * The newest position seen of each service's log, `source.log` → number. All of them go with every query: what
 * one service did may show in another.
 */
const newest = new Map<string, number>();

/** A command that wrote to many streams answers with several, separated by commas. */
export function rememberPosition(positions: string | null) {
  for (const position of positions?.split(',') ?? []) {
    const cut = position.lastIndexOf('.');
    const log = position.slice(0, cut);
    newest.set(log, Math.max(newest.get(log) ?? 0, Number(position.slice(cut + 1))));
  }
}

export const knownPositions = () => [...newest].map(([log, no]) => `${log}.${no}`).join(',');

export const forgetPositions = () => newest.clear();
