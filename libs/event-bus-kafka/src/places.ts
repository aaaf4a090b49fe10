import { logKey } from '@ronghe/event-sourcing';

/** Brokers take 4,096 bytes of metadata with a committed offset, unless told otherwise. */
const MOST_METADATA_BYTES = 4_096;

/** Places reached in a partition's logs (log → seq), to be committed with the offset; empty when they are too many. */
export function placesText(places: ReadonlyMap<number, number>): string {
  const text = JSON.stringify(Object.fromEntries(places));
  return text.length > MOST_METADATA_BYTES ? '' : text;
}

/** The reverse; undefined when it is not known what was reached. */
export function placesIn(text: string): Map<number, number> | undefined {
  try {
    return new Map(Object.entries(JSON.parse(text) as object).map(([log, seq]) => [Number(log), Number(seq)]));
  } catch {
    return undefined;
  }
}

/** Of all places, those of one source: log → seq. */
export function placesOf(source: string, places: ReadonlyMap<string, number>): Map<number, number> {
  const prefix = logKey(source, 0).slice(0, -1);
  const mine = [...places].filter(([key]) => key.startsWith(prefix));
  return new Map(mine.map(([key, seq]) => [Number(key.slice(prefix.length)), seq]));
}

/** Whether places fall short of what was reached when the offset was committed; undefined when that is not known. */
export function isBehind(metadata: string, places: ReadonlyMap<number, number>): boolean | undefined {
  const reached = placesIn(metadata);
  return reached && [...reached].some(([log, seq]) => (places.get(log) ?? -1) < seq);
}
