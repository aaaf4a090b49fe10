import type { InMessage } from './client.js';
import { placeOf } from './message.js';

/** The last message that a history read of a partition, and the place it had then come to in each of its logs. */
interface End {
  offset: number;
  seq: number;
  places: ReadonlyMap<number, number>;
}

/**
 * Where this process's histories ended. One that goes on from there, as the second reading of a rebuild does, begins with
 * the last message of the one before, and must find it again: a topic can have been made anew.
 */
export class HistoryEnds {
  private readonly ends = new Map<string, End>();

  note(topic: string, partition: number, last: InMessage, places: ReadonlyMap<number, number>): void {
    const seq = placeOf(last)?.seq;
    if (seq === undefined) this.ends.delete(keyOf(topic, partition));
    else this.ends.set(keyOf(topic, partition), { offset: Number(last.offset), seq, places });
  }

  /** The offset to begin at; undefined when something before it is wanted, or may be. */
  startOf(topic: string, partition: number, from: ReadonlyMap<number, number>, high: number): number | undefined {
    const end = this.ends.get(keyOf(topic, partition));
    if (!end || end.offset >= high) return undefined;
    const hasAll = [...end.places].every(([log, seq]) => (from.get(log) ?? -1) >= seq);
    return hasAll ? end.offset : undefined;
  }

  /** @throws Error when the message at the offset is another one now; the next history reads all again. */
  confirm(topic: string, partition: number, first: InMessage): void {
    const end = this.ends.get(keyOf(topic, partition));
    if (end && end.offset === Number(first.offset) && end.seq === placeOf(first)?.seq) return;
    this.ends.delete(keyOf(topic, partition));
    throw new Error(`partition ${partition} of ${topic} is not the one that was read before; read it again`);
  }
}

const keyOf = (topic: string, partition: number): string => `${topic}/${partition}`;
