import {
  type AnyProjection,
  type EventBatch,
  type EventBus,
  type ModelReader,
  type ReadModelStore,
  replayInto,
} from '@ronghe/event-sourcing';

const MOST_KEPT = 4;
/** A command in hand may still be recorded with a time this far back: a replay up to a moment so recent is not kept. */
const SETTLED_AFTER_MS = 30_000;

/**
 * Read models as they were known at a moment: the same projections, replayed up to that record time. The last few are
 * kept, since a page asks several questions of the same moment; what is past does not change.
 */
export class PastModels {
  private readonly kept = new Map<string, Promise<ReadModelStore>>();

  constructor(
    private readonly emptyStore: () => ReadModelStore,
    private readonly projections: readonly AnyProjection[],
    private readonly bus: EventBus,
    private readonly sources: readonly string[],
    private readonly clock: () => Date,
  ) {}

  async reader(tenant: string, asOf: string): Promise<ModelReader> {
    if (this.clock().getTime() - Date.parse(asOf) < SETTLED_AFTER_MS)
      return (await this.replay(tenant, asOf)).reader(tenant);
    const key = `${tenant} ${asOf}`;
    let store = this.kept.get(key);
    if (!store) {
      store = this.replay(tenant, asOf);
      store.catch(() => this.kept.delete(key));
    }
    this.kept.delete(key);
    this.kept.set(key, store);
    while (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value!);
    return (await store).reader(tenant);
  }

  private async replay(tenant: string, asOf: string): Promise<ReadModelStore> {
    const store = this.emptyStore();
    await replayInto(store, this.projections, this.tenantOnly(tenant, asOf));
    return store;
  }

  private async *tenantOnly(tenant: string, asOf: string): AsyncIterable<EventBatch> {
    for await (const batch of this.bus.history(this.sources, { until: asOf })) {
      yield { ...batch, events: batch.events.filter((event) => event.tenant === tenant) };
      // A long replay must not keep other requests waiting.
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  }
}
