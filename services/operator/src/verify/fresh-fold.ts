import { catalogue } from '@ronghe/contracts';
import {
  type AnyProjection,
  type Checkpoints,
  type EventBatch,
  type EventCatalogue,
  type EventStore,
  MemoryCheckpoints,
  MemoryParking,
  ModelFeed,
  type Parking,
  type ReadModelStore,
  logKey,
  recordedEvents,
} from '@ronghe/event-sourcing';
import { MemoryReadModels } from '@ronghe/read-model-memory';
import { commitsOf, endOf } from '../reading.js';
import type { Differences } from './differences.js';

export interface ModelsPorts {
  stores: readonly EventStore[];
  parking: Parking;
  /** Undefined: there is nothing to compare with, it is only seen whether everything can be folded. */
  live?: { store: ReadModelStore; checkpoints: Checkpoints };
}

/** A build folded anew, beside the one it is compared with. */
export interface Fresh {
  projection: AnyProjection;
  /** The active one; undefined where there is nothing to compare with. */
  build: string | undefined;
  /** Places that the active one has reached, `<source>/<log>` → seq. */
  reached: ReadonlyMap<string, number>;
  feed: ModelFeed;
  /** Events that the active one has not taken, by an operator's decision or because they are parked. */
  left: ReadonlySet<string>;
}

const FRESH = 'fresh';

/** Folds the logs into memory, each model as far as its active build has come, without what is parked or discarded. */
export class FreshFold {
  readonly store = new MemoryReadModels();
  private readonly parking = new MemoryParking();
  readonly models: Fresh[] = [];
  events = 0;

  static async of(projections: readonly AnyProjection[], ports: ModelsPorts, differences: Differences) {
    const fold = new FreshFold();
    for (const projection of projections) await fold.prepare(projection, ports, differences);
    for (const store of ports.stores) await fold.take(store);
    return fold;
  }

  private async prepare(projection: AnyProjection, { live, parking }: ModelsPorts, differences: Differences) {
    const { model, version } = projection;
    const build = await live?.store.active(model);
    if (live && build === undefined) return differences.add(`${model}: it has no active build`);
    if (build !== undefined && !build.startsWith(`${model}_v${version}_`))
      return differences.add(
        `${model}: the active build ${build} is not of version ${version}, which this build knows`,
      );
    const left = new Set(await parking.discarded(model));
    if (build !== undefined) for (const { event } of await parking.list(build)) left.add(event.id);
    for (const id of left) await this.parking.discard(model, id);
    const feed = await ModelFeed.open(projection, `${model}_v${version}_${FRESH}`, {
      store: this.store,
      checkpoints: new MemoryCheckpoints(),
      parking: this.parking,
      now: () => '',
      onParked: (_, event, reason) =>
        differences.add(`${model}: ${event.id} cannot be folded, and is not parked: ${reason}`),
    });
    const reached = build === undefined ? new Map<string, number>() : await live!.checkpoints.load(build);
    this.models.push({ projection, build, reached, feed, left });
  }

  private async take(store: EventStore): Promise<void> {
    for await (const batch of batchesOf(store)) {
      this.events += batch.events.length;
      for (const { feed, build, reached } of this.models) {
        const upTo = build === undefined ? Infinity : (reached.get(logKey(batch.source, batch.log)) ?? -1);
        await feed.take(upTo >= batch.last ? batch : { ...batch, events: batch.events.filter((e) => e.seq <= upTo) });
      }
    }
  }
}

const EVENTS_PER_BATCH = 1_000;

const UNREADABLE = '';

/** What this build cannot read no model of it has: it waits before such an event, or an operator has discarded it. */
const READABLE: EventCatalogue = {
  stamp: (fact) => catalogue.stamp(fact),
  read(stored) {
    try {
      return catalogue.read(stored);
    } catch {
      return { type: UNREADABLE, data: undefined };
    }
  },
};

/** All logs of a store, one after another, up to what is there now. */
export async function* batchesOf(store: EventStore): AsyncGenerator<EventBatch, void, undefined> {
  const { source } = store;
  for (const [log, tail] of (await store.tails()).entries()) {
    let after = -1;
    let events: EventBatch['events'] = [];
    for await (const commit of commitsOf(store, log, tail)) {
      events.push(...recordedEvents(source, commit, READABLE).filter(({ type }) => type !== UNREADABLE));
      if (events.length < EVENTS_PER_BATCH && commit.no < tail) continue;
      const last = endOf(commit.no);
      yield { source, log, events, after, last };
      after = last;
      events = [];
    }
  }
}
