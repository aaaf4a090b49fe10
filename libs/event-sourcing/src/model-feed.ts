import type { Checkpoints } from './checkpoints.js';
import type { EventBatch, RecordedEvent } from './event.js';
import type { Parking } from './parking.js';
import { type Projection, fold, logKey, touches } from './projection.js';
import type { ReadModelStore } from './read-model.js';

/** Any projection, whatever its documents and events. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- shapes differ; what one list holds cannot name them
export type AnyProjection = Projection<any, any>;

export interface FeedPorts {
  store: ReadModelStore;
  checkpoints: Checkpoints;
  parking: Parking;
  /** RFC 3339 UTC. */
  now: () => string;
  onParked?: (build: string, event: RecordedEvent, reason: string) => void;
}

/**
 * One build of one read model, and how far it has come in each log. Whoever feeds it folds what lies behind its places,
 * so that it does not matter who fed it before, nor how often something comes again.
 */
export class ModelFeed {
  private places = new Map<string, number>();
  private blocked = new Set<string>();
  private passedOver: ReadonlySet<string> = new Set();

  private constructor(
    readonly projection: AnyProjection,
    readonly build: string,
    private readonly ports: FeedPorts,
  ) {}

  /** Declares the build when it is new. */
  static async open(projection: AnyProjection, build: string, ports: FeedPorts): Promise<ModelFeed> {
    const feed = new ModelFeed(projection, build, ports);
    await ports.store.declare(build, projection);
    await feed.lookAgain();
    return feed;
  }

  get reached(): ReadonlyMap<string, number> {
    return this.places;
  }

  place(log: string): number {
    return this.places.get(log) ?? -1;
  }

  /** Reads again what another process may have done to the build meanwhile. */
  async lookAgain(): Promise<void> {
    const { checkpoints, parking } = this.ports;
    for (const [log, seq] of await checkpoints.load(this.build)) this.places.set(log, Math.max(seq, this.place(log)));
    this.blocked = await parking.streams(this.build);
    this.passedOver = await parking.discarded(this.projection.model);
  }

  /** True when the build lacks events that lie before the batch. */
  lacks(batch: EventBatch): boolean {
    return this.place(logKey(batch.source, batch.log)) < batch.after;
  }

  /**
   * Load the touched documents once, fold in memory, save once: the whole of projecting a batch. What cannot be folded
   * is parked with all that follows in its stream; a store that fails is thrown, and the batch comes again.
   */
  async take(batch: EventBatch): Promise<void> {
    const log = logKey(batch.source, batch.log);
    const from = this.place(log);
    if (batch.last <= from) return;
    const parked = new Map<string, { event: RecordedEvent; reason: string }>();
    const poisoned = (event: RecordedEvent, error: unknown): void => {
      this.blocked.add(event.stream);
      parked.set(event.id, { event, reason: reasonOf(error) });
    };
    const waits = (event: RecordedEvent): boolean => {
      if (!this.blocked.has(event.stream)) return false;
      if (!parked.has(event.id)) parked.set(event.id, { event, reason: BEHIND });
      return true;
    };

    const events = batch.events.filter((e) => e.seq > from && !this.passedOver.has(e.id));
    const projection = this.projection as unknown as Projection;
    const touched = touches(projection, events, poisoned);
    if (touched.length > 0) {
      const loaded = await this.ports.store.load(this.build, [...new Set(touched.map((t) => t.id))]);
      const changed = fold(projection, touched, loaded, poisoned, waits);
      if (parked.size > 0) await this.park([...parked.values()]);
      if (changed.length > 0) await this.ports.store.save(this.build, changed);
    } else if (parked.size > 0) await this.park([...parked.values()]);
    this.places.set(log, batch.last);
  }

  private async park(parked: { event: RecordedEvent; reason: string }[]): Promise<void> {
    await this.ports.parking.park(this.build, parked, this.ports.now());
    for (const { event, reason } of parked) this.ports.onParked?.(this.build, event, reason);
  }
}

/** Why an event waits that could perhaps be handled itself. */
export const BEHIND = 'waits behind an earlier event of its stream';

const MOST_OF_A_REASON = 500;

/** An error in a line for an operator. */
export const reasonOf = (error: unknown): string => {
  const { name, message } = error as Partial<Error>;
  return `${name ?? 'Error'}: ${message ?? String(error)}`.slice(0, MOST_OF_A_REASON);
};
