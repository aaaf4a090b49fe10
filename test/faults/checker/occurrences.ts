import { counted } from './stored.js';

/** Effects against what should have been caused: each once. */
export function checkOccurrences(
  what: string,
  expected: readonly string[],
  found: readonly string[],
): { missing: string[]; doubled: string[] } {
  const want = counted(expected);
  const have = counted(found);
  const missing: string[] = [];
  const doubled: string[] = [];
  for (const [effect, times] of want) {
    const got = have.get(effect) ?? 0;
    if (got < times) missing.push(`${what} is missing: ${effect}`);
    if (got > times) doubled.push(`${what} happened ${got} times instead of ${times}: ${effect}`);
  }
  for (const effect of have.keys()) if (!want.has(effect)) doubled.push(`${what} has no cause: ${effect}`);
  return { missing, doubled };
}
