import {
  type EventBatch,
  type EventCatalogue,
  type RecordedEvent,
  commitNoOf,
  endOfCommit,
  seqOf,
} from '@ronghe/event-sourcing';
import type { InMessage } from './client.js';
import { type Place, UnreadableMessage, eventOf, placeOf } from './message.js';

export interface Hole {
  log: number;
  expected: number;
  found: number;
}

/** What the messages hold; when `hole` or `unreadable` is there, up to before the message at `index`. */
export interface Unpacked {
  batches: EventBatch[];
  index: number;
  hole?: Hole;
  unreadable?: { error: UnreadableMessage; log: number };
}

interface LogState {
  /** Place of the last message that was read, passed over or not. */
  seen: number;
  /** `last` of the last batch that was made. */
  told: number;
}

/** From a partition's messages to its logs' batches: duplicates are dropped, a missing commit is found. */
export class Unpacker {
  private readonly logs = new Map<number, LogState>();
  /** Logs that went on since the last whole fetch was through. */
  private readonly moved = new Set<number>();
  /** Logs of which a message without a place may have been passed over. */
  private excused: Set<number> | undefined;

  constructor(
    private readonly at: { source: string; topic: string; partition: number; reader: string },
    private readonly catalogue: EventCatalogue,
  ) {}

  /** Begins after these places; a log that is not named begins with its first event. */
  begin(places: ReadonlyMap<number, number>): void {
    this.logs.clear();
    this.moved.clear();
    for (const [log, seq] of places) this.logs.set(log, { seen: seq, told: seq });
  }

  /** How far each log has been read. */
  places(): Map<number, number> {
    return new Map([...this.logs].map(([log, { seen }]) => [log, seen]));
  }

  unpack(messages: readonly InMessage[], from: number): Unpacked {
    const touched = new Map<number, RecordedEvent[]>();
    const done = (index: number, trouble?: Partial<Unpacked>): Unpacked => ({
      batches: this.batches(touched, trouble === undefined),
      index,
      ...trouble,
    });
    for (let index = from; index < messages.length; index++) {
      const message = messages[index]!;
      const place = placeOf(message);
      if (place?.source !== this.at.source) return done(index, { unreadable: this.unreadable(message, place) });
      const state = this.state(place.log);
      if (place.seq <= state.seen) continue;
      const hole = this.hole(place, state.seen);
      if (hole) return done(index, { hole });
      let event: RecordedEvent;
      try {
        event = eventOf(message, this.catalogue);
      } catch (error) {
        return done(index, { unreadable: this.unreadable(message, place, error) });
      }
      const events = touched.get(place.log);
      if (events) events.push(event);
      else touched.set(place.log, [event]);
      state.seen = place.seq;
      this.moved.add(place.log);
    }
    return done(messages.length);
  }

  /** Passes over a message that an operator has discarded. The next batch of its log tells of it by its `last`. */
  passOver(message: InMessage): void {
    const place = placeOf(message);
    if (place?.source === this.at.source) {
      const state = this.state(place.log);
      state.seen = Math.max(state.seen, place.seq);
      this.moved.add(place.log);
    } else this.excused = new Set();
  }

  private state(log: number): LogState {
    let state = this.logs.get(log);
    if (!state) this.logs.set(log, (state = { seen: -1, told: -1 }));
    return state;
  }

  private hole({ log, no, index }: Place, seen: number): Hole | undefined {
    const lastNo = seen < 0 ? 0 : commitNoOf(seen);
    const next = no === lastNo ? seqOf(no, index) === seen + 1 : no === lastNo + 1 && index === 0;
    if (next) return undefined;
    // The missing one may be the one that had no place: once for each log.
    if (this.excused && !this.excused.has(log)) {
      this.excused.add(log);
      return undefined;
    }
    return { log, expected: lastNo + 1, found: no };
  }

  /** A commit is one record batch, and those are fetched whole: only before a trouble may one be in part. */
  private batches(touched: Map<number, RecordedEvent[]>, whole: boolean): EventBatch[] {
    const { source } = this.at;
    const batches: EventBatch[] = [];
    for (const log of this.moved) {
      const state = this.state(log);
      if (whole) state.seen = endOfCommit(commitNoOf(state.seen));
      if (state.seen === state.told) continue;
      batches.push({ source, log, events: touched.get(log) ?? [], after: state.told, last: state.seen });
      state.told = state.seen;
    }
    if (whole) this.moved.clear();
    return batches;
  }

  private unreadable(message: InMessage, place?: Place, error?: unknown): { error: UnreadableMessage; log: number } {
    const { source, topic, partition, reader } = this.at;
    const reason = error ?? (place ? `it is of source ${place.source}, not ${source}` : this.noPlace(message));
    return {
      error: new UnreadableMessage(topic, partition, message.offset, reader, reason),
      log: place?.log ?? partition,
    };
  }

  /** The core's words for what is missing, when the id is. */
  private noPlace(message: InMessage): unknown {
    try {
      eventOf(message, this.catalogue);
      return 'its ce_id is not <service>.<log>.<commit>.<index>';
    } catch (error) {
      return error;
    }
  }
}
