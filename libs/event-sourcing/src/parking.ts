import type { RecordedEvent } from './event.js';

/**
 * An event that its consumer could not handle, or one of the same stream behind it: the sequenced dead letters of a
 * stream. Only the stream waits; the others go on.
 */
export interface ParkedEvent {
  /** Who could not handle it: a build of a read model, or `<service>.reactions/<reaction>`. */
  consumer: string;
  event: RecordedEvent;
  /** The error of the one that failed; of those behind it, which one they wait for. No personal data. */
  reason: string;
  /** When it was parked, RFC 3339 UTC. */
  at: string;
  state: 'parked' | 'replay-asked';
}

/** What every adapter promises is in testing/parking.contract.ts. */
export interface Parking {
  /**
   * Durable before it answers. Parking the same event of the same consumer again, as a redelivery or a replay that failed
   * does, keeps it once: with its first time, the newest reason, and nothing asked any more.
   */
  park(consumer: string, parked: readonly { event: RecordedEvent; reason: string }[], at: string): Promise<void>;
  /** Streams of which something is parked. */
  streams(consumer: string): Promise<Set<string>>;
  /** In order of consumer, log and place; all consumers when none is named. */
  list(consumer?: string): Promise<ParkedEvent[]>;
  /** Asks the running service to try a stream's events again, or all of the consumer's. How many that are. */
  askReplay(consumer: string, stream?: string): Promise<number>;
  /** Takes events off, because they were handled. */
  remove(consumer: string, eventIds: readonly string[]): Promise<void>;
  /** Takes all of a consumer off: a build that is no more. */
  clear(consumer: string): Promise<void>;
  /**
   * Records for ever that `scope` is to pass over this event (or unreadable message), and by whose decision. The scope is
   * a consumer, or a model's name: it then holds for every build of the model to come.
   */
  discard(scope: string, eventId: string, by: string, at: string): Promise<void>;
  discarded(scope: string): Promise<Set<string>>;
}

/** For consumers whose effects live in memory too. */
export class MemoryParking implements Parking {
  private readonly parked = new Map<string, Map<string, ParkedEvent>>();
  private readonly passedOver = new Map<string, Set<string>>();

  async park(consumer: string, parked: readonly { event: RecordedEvent; reason: string }[], at: string): Promise<void> {
    const mine = this.parked.get(consumer) ?? new Map<string, ParkedEvent>();
    this.parked.set(consumer, mine);
    for (const { event, reason } of parked)
      mine.set(event.id, { consumer, event, reason, at: mine.get(event.id)?.at ?? at, state: 'parked' });
  }

  async streams(consumer: string): Promise<Set<string>> {
    return new Set(this.of(consumer).map((p) => p.event.stream));
  }

  async list(consumer?: string): Promise<ParkedEvent[]> {
    const all = consumer === undefined ? [...this.parked.keys()].flatMap((c) => this.of(c)) : this.of(consumer);
    return all.sort(inOrder).map((p) => ({ ...p }));
  }

  async askReplay(consumer: string, stream?: string): Promise<number> {
    const asked = this.of(consumer).filter((p) => stream === undefined || p.event.stream === stream);
    for (const p of asked) p.state = 'replay-asked';
    return asked.length;
  }

  async remove(consumer: string, eventIds: readonly string[]): Promise<void> {
    for (const id of eventIds) this.parked.get(consumer)?.delete(id);
  }

  async clear(consumer: string): Promise<void> {
    this.parked.delete(consumer);
  }

  async discard(scope: string, eventId: string): Promise<void> {
    const mine = this.passedOver.get(scope) ?? new Set<string>();
    this.passedOver.set(scope, mine.add(eventId));
  }

  async discarded(scope: string): Promise<Set<string>> {
    return new Set(this.passedOver.get(scope));
  }

  private of(consumer: string): ParkedEvent[] {
    return [...(this.parked.get(consumer)?.values() ?? [])];
  }
}

/** The order of {@link Parking.list}. */
export const inOrder = (a: ParkedEvent, b: ParkedEvent): number =>
  compare(a.consumer, b.consumer) ||
  compare(a.event.source, b.event.source) ||
  a.event.log - b.event.log ||
  a.event.seq - b.event.seq;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A build of a read model is thrown away some day: what is discarded for it is discarded for its model. */
export const discardScope = (consumer: string): string => /^(.+)_v\d+_[^_]+$/.exec(consumer)?.[1] ?? consumer;

/**
 * Passes over a parked event for ever. What waited behind it is asked to be tried again; a read model is then built anew
 * without the event.
 */
export async function discardParked(parking: Parking, parked: ParkedEvent, by: string, at: string): Promise<void> {
  const { consumer, event } = parked;
  await parking.discard(discardScope(consumer), event.id, by, at);
  // Asked first: a build is only made anew when something of it asks for it.
  await parking.askReplay(consumer, event.stream);
  if (discardScope(consumer) === consumer) await parking.remove(consumer, [event.id]);
}
