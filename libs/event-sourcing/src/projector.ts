import type { EventBatch } from './event.js';
import type { EventBus } from './event-bus.js';
import { type Projection, fold, logKey, touches } from './projection.js';
import type { ReadModelStore } from './read-model.js';

/** Any projection, whatever its documents and events. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- shapes differ; what one list holds cannot name them
export type AnyProjection = Projection<any, any>;

export interface RebuildProgress {
  model: string;
  events: number;
}

/** Load the touched documents once, fold in memory, save once: the whole of projecting a batch. */
export async function project(
  projection: AnyProjection,
  build: string,
  store: ReadModelStore,
  batch: EventBatch,
): Promise<void> {
  const touched = touches(projection as Projection, batch);
  if (touched.length === 0) return;
  const loaded = await store.load(build, [...new Set(touched.map((t) => t.id))]);
  const changed = fold(projection as Projection, touched, loaded);
  if (changed.length > 0) await store.save(build, changed);
}

/**
 * Keeps a service's read models up to date and rebuilds them beside the old ones. Batches and the switch of a rebuild
 * take turns per model, so readers never see a half-built model and no event falls between the two.
 */
export class Projector {
  private readonly builds = new Map<AnyProjection, string>();
  private readonly rebuilding = new Map<string, Promise<void>>();
  private turns: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly projections: readonly AnyProjection[],
    private readonly store: ReadModelStore,
    private readonly bus: EventBus,
    private readonly sources: readonly string[],
  ) {}

  /** Opens each model's active build, or makes the first. A build of another version is rebuilt before it is used. */
  async open(progress?: (p: RebuildProgress) => void): Promise<void> {
    const found = new Map<AnyProjection, string | undefined>();
    for (const projection of this.projections) found.set(projection, await this.store.active(projection.model));
    // A model that is new beside old ones has missed what their consumer has already passed.
    const late = [...found.values()].some((build) => build !== undefined);
    for (const [projection, active] of found) {
      if (active && active.startsWith(`${projection.model}_v${projection.version}_`)) {
        await this.store.declare(active, projection);
        this.builds.set(projection, active);
      } else if (active || late) {
        if (active) this.builds.set(projection, active);
        await this.rebuild(projection.model, progress);
      } else {
        const first = buildName(projection, 1);
        await this.store.declare(first, projection);
        await this.store.activate(projection.model, first);
        this.builds.set(projection, first);
      }
    }
  }

  readonly handle = (batch: EventBatch): Promise<void> =>
    this.inTurn(async () => {
      for (const [projection, build] of this.builds) await project(projection, build, this.store, batch);
    });

  /**
   * Builds the model anew from the log, then switches. Events are folded once more; nothing else happens again. Who asks
   * while it is under way waits for the same one: two would write to one build and leave it half full.
   */
  rebuild(model: string, progress?: (p: RebuildProgress) => void): Promise<void> {
    const underWay = this.rebuilding.get(model);
    if (underWay) return underWay;
    const mine = this.build(model, progress).finally(() => this.rebuilding.delete(model));
    this.rebuilding.set(model, mine);
    return mine;
  }

  private async build(model: string, progress?: (p: RebuildProgress) => void): Promise<void> {
    const projection = this.projections.find((p) => p.model === model);
    if (!projection) throw new Error(`no read model named ${model}; there are: ${this.models().join(', ')}`);
    const old = this.builds.get(projection);
    const fresh = buildName(projection, generationOf(old ?? '') + 1);
    await this.store.drop(fresh);
    await this.store.declare(fresh, projection);

    const reached = new Map<string, number>();
    let events = 0;
    const replay = async (): Promise<void> => {
      for await (const batch of this.bus.history(this.sources, reached)) {
        await project(projection, fresh, this.store, batch);
        reached.set(logKey(batch.source, batch.log), batch.last);
        progress?.({ model, events: (events += batch.events.length) });
      }
    };
    await replay();
    await this.inTurn(async () => {
      // What was appended meanwhile; after this the live batches go to the new build, whose guards skip what it has.
      await replay();
      await this.store.activate(model, fresh);
      this.builds.set(projection, fresh);
    });
    if (old) await this.store.drop(old);
  }

  models(): string[] {
    return this.projections.map((p) => p.model);
  }

  private inTurn<R>(work: () => Promise<R>): Promise<R> {
    const mine = this.turns.then(work, work);
    this.turns = mine.catch(() => undefined);
    return mine;
  }
}

const buildName = (p: AnyProjection, generation: number): string => `${p.model}_v${p.version}_${generation}`;
const generationOf = (build: string): number => Number(/_(\d+)$/.exec(build)?.[1] ?? 0);

/** The same projections, replayed up to a record time into a store of their own: what was known then. */
export async function replayInto(
  store: ReadModelStore,
  projections: readonly AnyProjection[],
  batches: AsyncIterable<EventBatch>,
): Promise<void> {
  for (const p of projections) {
    await store.declare(buildName(p, 1), p);
    await store.activate(p.model, buildName(p, 1));
  }
  for await (const batch of batches) for (const p of projections) await project(p, buildName(p, 1), store, batch);
}
