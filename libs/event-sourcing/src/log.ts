/** How many logs a new store has. A stream never changes its log, so this is fixed when a store is created. */
export const DEFAULT_LOGS = 16;

/** FNV-1a over UTF-16 code units: stable across versions, languages and machines, which Node's own hashes do not promise. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

export const logOf = (stream: string, logs: number): number => fnv1a(stream) % logs;

/** `<tenant>/<category>/<key>`. */
export const streamName = (tenant: string, category: string, key: string): string => `${tenant}/${category}/${key}`;

/** Where a command's effect stands in the world: `<source>.<log>.<no>`. Handed to clients as an opaque string. */
export interface Position {
  source: string;
  log: number;
  no: number;
}

export const formatPosition = (p: Position): string => `${p.source}.${p.log}.${p.no}`;

export function parsePosition(text: string): Position | undefined {
  const match = /^([a-z][a-z-]{0,40})\.(\d{1,4})\.(\d{1,15})$/.exec(text);
  return match ? { source: match[1]!, log: Number(match[2]), no: Number(match[3]) } : undefined;
}
