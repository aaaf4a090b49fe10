import { randomBytes } from 'node:crypto';
import type { Checkpoints } from './checkpoints.js';
import type { EventBatch } from './event.js';
import type { EventBus } from './event-bus.js';
import { Gate, allOf } from './gate.js';
import { type AnyProjection, type FeedPorts, ModelFeed } from './model-feed.js';
import { MemoryCheckpoints } from './checkpoints.js';
import { MemoryParking } from './parking.js';
import { logKey } from './projection.js';
import type { ReadModelStore } from './read-model.js';
import { ahead, together } from './together.js';

export interface RebuildProgress {
  model: string;
  events: number;
}

export interface ProjectorOptions extends FeedPorts {
  /** Under which the places of all models together are saved: the name of the consumer that feeds them. */
  name: string;
  projections: readonly AnyProjection[];
  bus: EventBus;
  sources: readonly string[];
  /** Set when several processes share the store: how often to look for a build that another has activated. */
  lookEveryMs?: number;
  /** How long a replaced build stays, for processes that have not yet seen the new one. */
  retireAfterMs?: number;
  discarded?: () => Promise<ReadonlySet<string>>;
}

const MODELS_AT_ONCE = 16;
/** Some tens of megabytes: many, because a document is written once for all of them. */
const EVENTS_OF_THE_PAST_AT_ONCE = 10_000;
/** A build that nobody activated for so long was left by a process that died. */
const ABANDONED_AFTER_MS = 24 * 3_600_000;

/**
 * Keeps a service's read models up to date and rebuilds them beside the old ones. Batches wait for
 * the switch of a rebuild, so readers never see a half-built model. Each build knows how far it has come, and what it lacks is filled
 * in from history: so no event falls between two builds, whichever process switched them.
 */
export class Projector {
  private readonly feeds = new Map<AnyProjection, ModelFeed>();
  private readonly rebuilding = new Map<string, Promise<void>>();
  private readonly retiring = new Map<string, NodeJS.Timeout>();
  private readonly gate = new Gate();
  private looked = Date.now();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: ProjectorOptions) {}

  /** For the consumer that feeds this projector: places are saved with the models, here. */
  readonly places: Pick<Checkpoints, 'load' | 'save'> = {
    load: (consumer) => this.options.checkpoints.load(consumer),
    save: async () => undefined,
  };

  /** Opens each model's active build, or makes the first. A build of another version is rebuilt before it is used. */
  async open(progress?: (p: RebuildProgress) => void): Promise<void> {
    const { projections, store, checkpoints, name } = this.options;
    const found = new Map<AnyProjection, string | undefined>();
    for (const projection of projections) found.set(projection, await store.active(projection.model));
    const passed = await checkpoints.load(name);
    for (const [projection, active] of found) {
      await this.sweep(projection, active);
      if (active !== undefined && isOf(projection, active)) {
        const feed = await ModelFeed.open(projection, active, this.options);
        // A model whose places were lost, or that was restored alone, lacks what the consumer has already passed.
        if ([...passed].some(([log, seq]) => feed.place(log) < seq)) await this.fill(feed);
        store.follow(projection.model, active);
        this.feeds.set(projection, feed);
      } else if (active !== undefined || passed.size > 0) {
        await this.rebuild(projection.model, progress);
      } else {
        const first = await ModelFeed.open(projection, newBuild(projection), this.options);
        await store.activate(projection.model, first.build);
        this.feeds.set(projection, first);
      }
    }
    const { lookEveryMs } = this.options;
    const look = (): void => void this.gate.alone(() => this.lookForSwitches()).catch(() => undefined);
    if (lookEveryMs) this.timer = setInterval(look, lookEveryMs).unref();
  }

  /** Stops looking; builds that were to be retired are left to the next start. */
  stop(): void {
    clearInterval(this.timer);
    for (const timer of this.retiring.values()) clearTimeout(timer);
  }

  /** Batches of one log are to come one after another; those of several may come at once. */
  readonly handle = async (batch: EventBatch): Promise<void> => {
    if (this.hasToLook()) await this.gate.alone(() => this.lookForSwitches());
    await this.gate.together(async () => {
      const feeds = [...this.feeds.values()];
      await allOf(
        MODELS_AT_ONCE,
        feeds.map((feed) => () => this.take(feed, batch)),
      );
      const places = [this.options.name, ...feeds.map((feed) => feed.build)];
      await this.options.checkpoints.save(places, logKey(batch.source, batch.log), batch.last);
    });
  };

  private async take(feed: ModelFeed, batch: EventBatch): Promise<void> {
    if (feed.lacks(batch)) await feed.lookAgain();
    if (feed.lacks(batch)) await this.fill(feed);
    await feed.take(batch);
  }

  /**
   * Builds the model anew from the log, then switches. Events are folded once more; nothing else happens again. Who asks
   * while it is under way waits for the same one.
   */
  rebuild(model: string, progress?: (p: RebuildProgress) => void): Promise<void> {
    const underWay = this.rebuilding.get(model);
    if (underWay) return underWay;
    const mine = this.buildAnew(model, progress).finally(() => this.rebuilding.delete(model));
    this.rebuilding.set(model, mine);
    return mine;
  }

  /** Rebuilds the models of which a parked event is asked to be tried again: only a fold from the start is sure to be right. */
  async replayAsked(asked: ReadonlySet<string>): Promise<void> {
    for (const { build, projection } of [...this.feeds.values()])
      if (asked.has(build)) await this.rebuild(projection.model);
  }

  models(): string[] {
    return this.options.projections.map((p) => p.model);
  }

  private async buildAnew(model: string, progress?: (p: RebuildProgress) => void): Promise<void> {
    const { projections, store } = this.options;
    const projection = projections.find((p) => p.model === model);
    if (!projection) throw new Error(`no read model named ${model}; there are: ${this.models().join(', ')}`);
    const fresh = await ModelFeed.open(projection, newBuild(projection), this.options);
    let events = 0;
    const count = (more: number): void => progress?.({ model, events: (events += more) });
    await this.fill(fresh, count);
    const old = await this.gate.alone(async () => {
      // What was appended meanwhile; after this the live batches go to the new build.
      await this.fill(fresh, count);
      const before = await store.active(model);
      await store.activate(model, fresh.build);
      this.feeds.set(projection, fresh);
      return before;
    });
    if (old === undefined) return;
    // What waited in the old build is in the new one, or waits there again.
    await this.options.parking.clear(old);
    await this.retire(old);
  }

  /** Folds into a build what it lacks of all that there is now. */
  private async fill(feed: ModelFeed, count?: (events: number) => void): Promise<void> {
    const { bus, sources, checkpoints, discarded } = this.options;
    const past = bus.history(sources, { from: feed.reached, discarded });
    for await (const batch of ahead(together(past, EVENTS_OF_THE_PAST_AT_ONCE))) {
      await feed.take(batch);
      await checkpoints.save([feed.build], logKey(batch.source, batch.log), batch.last);
      count?.(batch.events.length);
    }
  }

  private hasToLook(): boolean {
    const { lookEveryMs } = this.options;
    return lookEveryMs !== undefined && Date.now() - this.looked >= lookEveryMs;
  }

  /** Follows builds that another process has activated. One of another version is for processes of that version. */
  private async lookForSwitches(): Promise<void> {
    if (!this.hasToLook()) return;
    const { store } = this.options;
    for (const [projection, feed] of this.feeds) {
      const active = await store.active(projection.model);
      if (active === undefined || active === feed.build || !isOf(projection, active)) continue;
      const next = await ModelFeed.open(projection, active, this.options);
      await this.fill(next);
      store.follow(projection.model, active);
      this.feeds.set(projection, next);
    }
    this.looked = Date.now();
  }

  private async retire(build: string): Promise<void> {
    const { retireAfterMs } = this.options;
    if (!retireAfterMs) return this.drop(build);
    // One that is not dropped here, because the process ends or the store is away, is swept at a later start.
    const timer = setTimeout(() => {
      this.retiring.delete(build);
      this.drop(build).catch(() => undefined);
    }, retireAfterMs).unref();
    this.retiring.set(build, timer);
  }

  private async drop(build: string): Promise<void> {
    const { store, checkpoints, parking } = this.options;
    // The build last: while it is there, a sweep finds it and what else is left of it.
    await checkpoints.clear(build);
    await parking.clear(build);
    await store.drop(build);
  }

  private async sweep(projection: AnyProjection, active: string | undefined): Promise<void> {
    for (const { build, declaredAt } of await this.options.store.builds(projection.model))
      if (build !== active && Date.now() - declaredAt > ABANDONED_AFTER_MS) await this.drop(build);
  }
}

/** Unique, because two processes may rebuild the same model at once. */
const newBuild = (p: AnyProjection): string => `${p.model}_v${p.version}_${randomBytes(5).toString('hex')}`;
const isOf = (p: AnyProjection, build: string): boolean => build.startsWith(`${p.model}_v${p.version}_`);

/** The same projections, replayed up to a record time into a store of their own: what was known then. */
export async function replayInto(
  store: ReadModelStore,
  projections: readonly AnyProjection[],
  batches: AsyncIterable<EventBatch>,
): Promise<void> {
  const ports = { store, checkpoints: new MemoryCheckpoints(), parking: new MemoryParking(), now: () => '' };
  const feeds = await Promise.all(projections.map((p) => ModelFeed.open(p, newBuild(p), ports)));
  for (const { projection, build } of feeds) await store.activate(projection.model, build);
  for await (const batch of batches) for (const feed of feeds) await feed.take(batch);
}
