import { expect } from '@jest/globals';
import { LocalEventBus } from '@ronghe/event-bus-local';
import {
  type AnyProjection,
  CommandHandling,
  Consumer,
  MemoryCheckpoints,
  MemoryParking,
  type Parking,
  Projector,
} from '@ronghe/event-sourcing';
import { contextOf, tallies, tally, tallyCatalogue } from '@ronghe/event-sourcing/testing';
import { SqliteEventStore, openDatabase } from '@ronghe/event-store-sqlite';
import { MemoryReadModels } from '@ronghe/read-model-memory';

/** Tallies on the embedded ports, in memory. */
export function embedded() {
  const store = new SqliteEventStore(openDatabase(':memory:'), 'tally', 4);
  const bus = new LocalEventBus([store], tallyCatalogue);
  const models = new MemoryReadModels();
  const handling = new CommandHandling(store, tallyCatalogue);
  const checkpoints = new MemoryCheckpoints();
  const parking: Parking = new MemoryParking();
  const totals = new Map<string, number>();
  const options = {
    name: 'live',
    store: models,
    bus,
    sources: ['tally'],
    checkpoints,
    parking,
    now: () => '2026-05-06T07:08:09.000Z',
  };
  let sent = 0;
  return {
    store,
    models,
    totals,
    parking,
    projector: (...of: object[]) => new Projector({ ...options, projections: of as AnyProjection[] }),
    /** As one of several processes that share the models. */
    sharing: (...of: object[]) =>
      new Projector({ ...options, projections: of as AnyProjection[], lookEveryMs: 1, retireAfterMs: 60_000 }),
    consumer: (projector: Projector) =>
      new Consumer({ name: 'live', sources: ['tally'], bus, checkpoints: projector.places, handle: projector.handle }),
    async count(key: string, by: number) {
      const mark = `m${sent++}`;
      totals.set(key, (totals.get(key) ?? 0) + by);
      await handling.handle(tally, key, { kind: 'count', by, mark, branch: 'all' }, contextOf(mark));
    },
    async settled(consumer: Consumer) {
      expect(await consumer.reachedEnd('tally', 10_000)).toBe(true);
    },
    async totalsRead() {
      return new Map((await models.reader('acme').find(tallies)).map((d) => [d.key, d.document.total]));
    },
  };
}
