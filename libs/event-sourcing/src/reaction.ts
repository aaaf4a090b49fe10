import type { EventBatch, Fact, Recorded, RecordedEvent } from './event.js';
import { Gate, allOf } from './gate.js';
import { hashId } from './handle.js';
import { BEHIND, reasonOf } from './model-feed.js';
import type { Parking } from './parking.js';
import { logKey } from './projection.js';
import { Refusal } from './refusal.js';
import { Unavailable } from './unavailable.js';

/** Turns a fact, usually another service's, into an own command. */
export interface Reaction<F extends Fact = Fact> {
  /** Stored name: part of the command's id, so never renamed. */
  name: string;
  types: readonly F['type'][];
  /** `commandId` is the same at every delivery of the event, so that the command has one effect. */
  react: (event: Recorded<F>, commandId: string) => Promise<void>;
}

/** Any reaction, whatever its events. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- events differ; what one list holds cannot name them
export type AnyReaction = Reaction<any>;

export interface ReactorOptions {
  service: string;
  reactions: readonly AnyReaction[];
  parking: Parking;
  /** RFC 3339 UTC. */
  now: () => string;
  onRefused: (reaction: string, event: RecordedEvent, refusal: Refusal) => void;
  onParked: (reaction: string, event: RecordedEvent, reason: string) => void;
}

/** How often an event is tried before it is parked. With the bus's growing waits that takes some ten seconds. */
export const TRIES_BEFORE_PARKING = 9;
/** Their commands share a group commit. */
const STREAMS_AT_ONCE = 16;

interface Waiting {
  blocked: Set<string>;
  passedOver: Set<string>;
}

/**
 * Reacts to events, those of a stream in order. A rule's refusal is an answer: it is reported and passed. A server that is away is waited
 * for. What fails again and again is parked with all that follows in its stream, so that the other streams go on.
 */
export class Reactor {
  private readonly waiting = new Map<AnyReaction, Promise<Waiting>>();
  private readonly tries = new Map<string, number>();
  private readonly handled = new Map<string, number>();
  private readonly gate = new Gate();

  constructor(private readonly options: ReactorOptions) {}

  /** Under which a reaction's events are parked. */
  consumerOf(reaction: AnyReaction): string {
    return `${this.options.service}.reactions/${reaction.name}`;
  }

  readonly handle = (batch: EventBatch): Promise<void> =>
    this.gate.together(async () => {
      const log = logKey(batch.source, batch.log);
      // Another process had this log before: it may have parked some of it.
      if (this.handled.get(log) !== batch.after) this.waiting.clear();
      const streams = new Map<string, RecordedEvent[]>();
      for (const event of batch.events) {
        const before = streams.get(event.stream);
        if (before) before.push(event);
        else streams.set(event.stream, [event]);
      }
      const ofOne = (events: RecordedEvent[]) => async (): Promise<void> => {
        for (const event of events)
          for (const reaction of this.options.reactions)
            if (reaction.types.includes(event.type)) await this.take(reaction, event);
      };
      await allOf(STREAMS_AT_ONCE, [...streams.values()].map(ofOne));
      this.handled.set(log, batch.last);
    });

  /** Tries again what an operator asked for, each stream in order up to the first that fails. How many were done. */
  replayAsked(): Promise<number> {
    return this.gate.alone(async () => {
      let done = 0;
      for (const reaction of this.options.reactions) {
        const consumer = this.consumerOf(reaction);
        const failed = new Set<string>();
        for (const { event, state } of await this.options.parking.list(consumer)) {
          if (state !== 'replay-asked' || failed.has(event.stream)) continue;
          const reason = await this.attempt(reaction, event);
          if (reason === undefined) {
            await this.options.parking.remove(consumer, [event.id]);
            done++;
          } else {
            failed.add(event.stream);
            await this.park(reaction, event, reason);
          }
        }
      }
      this.waiting.clear();
      return done;
    });
  }

  private async take(reaction: AnyReaction, event: RecordedEvent): Promise<void> {
    const waiting = await this.waitingFor(reaction);
    if (waiting.passedOver.has(event.id)) return;
    if (waiting.blocked.has(event.stream)) {
      // Looked at again: the operator may have had the stream replayed by another process.
      waiting.blocked = await this.options.parking.streams(this.consumerOf(reaction));
      if (waiting.blocked.has(event.stream)) return this.park(reaction, event, BEHIND);
    }
    const attempt = `${event.id} ${reaction.name}`;
    const tries = (this.tries.get(attempt) ?? 0) + 1;
    const reason = await this.attempt(reaction, event, tries < TRIES_BEFORE_PARKING ? attempt : undefined);
    this.tries.delete(attempt);
    if (reason === undefined) return;
    waiting.blocked.add(event.stream);
    await this.park(reaction, event, reason);
  }

  /** Undefined when it was handled; why not, when it is to be parked. Throws what is to be tried again by the bus. */
  private async attempt(reaction: AnyReaction, event: RecordedEvent, again?: string): Promise<string | undefined> {
    try {
      await reaction.react(event, hashId(event.id, reaction.name));
      return undefined;
    } catch (error) {
      if (error instanceof Unavailable || (error instanceof Refusal && error.kind === 'unavailable')) throw error;
      if (error instanceof Refusal) {
        this.options.onRefused(reaction.name, event, error);
        return undefined;
      }
      if (again === undefined) return reasonOf(error);
      this.tries.set(again, (this.tries.get(again) ?? 0) + 1);
      throw error;
    }
  }

  private async park(reaction: AnyReaction, event: RecordedEvent, reason: string): Promise<void> {
    await this.options.parking.park(this.consumerOf(reaction), [{ event, reason }], this.options.now());
    this.options.onParked(reaction.name, event, reason);
  }

  /** One for all streams of a reaction, so that what one of them adds is seen by its next event. */
  private waitingFor(reaction: AnyReaction): Promise<Waiting> {
    const known = this.waiting.get(reaction);
    if (known) return known;
    const fresh = this.lookUp(this.consumerOf(reaction));
    this.waiting.set(reaction, fresh);
    fresh.catch(() => this.waiting.delete(reaction));
    return fresh;
  }

  private async lookUp(consumer: string): Promise<Waiting> {
    const { parking } = this.options;
    const [blocked, passedOver] = await Promise.all([parking.streams(consumer), parking.discarded(consumer)]);
    return { blocked, passedOver };
  }
}
