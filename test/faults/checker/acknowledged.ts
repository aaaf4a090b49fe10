import { type StoredCommit, counted } from './stored.js';

/** A command that was answered with success, and what the answer said. */
export interface Acknowledged {
  source: string;
  commandId: string;
  /** `<source>.<log>.<no>`, when the answer named it. */
  position?: string;
}

/** What was promised to clients, against one service's log. */
export function checkAcknowledged(
  source: string,
  commits: readonly StoredCommit[],
  acknowledged: readonly Acknowledged[],
): { lost: string[]; doubled: string[] } {
  const times = counted(commits.map((c) => c.commandId));
  const byPosition = new Map(commits.map((c) => [`${source}.${c.log}.${c.no}`, c]));
  const lost: string[] = [];
  const doubled: string[] = [];
  for (const { commandId, position } of acknowledged.filter((a) => a.source === source)) {
    const found = times.get(commandId) ?? 0;
    if (found === 0) lost.push(`${source}: acknowledged command ${commandId} is not in the log`);
    if (found > 1) doubled.push(`${source}: acknowledged command ${commandId} is in the log ${found} times`);
    const there = position === undefined ? undefined : byPosition.get(position);
    if (found > 0 && position !== undefined && there?.commandId !== commandId)
      lost.push(`${source}: command ${commandId} was acknowledged at ${position}, where it is not`);
  }
  return { lost, doubled };
}
