import { describe, expect, it } from '@jest/globals';
import {
  type AnyProjection,
  type EventBatch,
  MemoryCheckpoints,
  MemoryParking,
  ModelFeed,
  type Projection,
  fold,
  touches,
} from '@ronghe/event-sourcing';
import { type TallyFact, batchesOf, branches, recorder, seeded, tallies } from '@ronghe/event-sourcing/testing';
import { MemoryReadModels } from '@ronghe/read-model-memory';
import fc from 'fast-check';

const BUILD = 'm_v1_1';
const fact: fc.Arbitrary<[string, TallyFact]> = fc.tuple(
  fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .record({ by: fc.nat(9), branch: fc.constantFrom('甲', '乙') })
        .map(({ by, branch }) => counted(by, branch)),
    },
    { weight: 1, arbitrary: fc.constant<TallyFact>({ type: 'tally.cleared', data: { mark: 'x' } }) },
  ),
);
const counted = (by: number, branch: string): TallyFact => ({
  type: 'tally.counted',
  data: { by, mark: `${by}`, branch },
});

/** What each document must be, folded from the facts with no projection code in between. */
function model(facts: readonly [string, TallyFact][]): { tallies: object; branches: object } {
  const t: Record<string, { total: number; last: string }> = {};
  const b: Record<string, { total: number; count: number }> = {};
  for (const [key, { type, data }] of facts) {
    if (type === 'tally.cleared') delete t[key];
    else {
      t[key] = { total: (t[key]?.total ?? 0) + data.by, last: data.mark };
      const before = b[data.branch!] ?? { total: 0, count: 0 };
      b[data.branch!] = { total: before.total + data.by, count: before.count + 1 };
    }
  }
  return { tallies: t, branches: b };
}

/** A crash in the middle of a bulk write: some of the documents were saved, the checkpoint was not. */
async function crash(
  p: AnyProjection,
  store: MemoryReadModels,
  batch: EventBatch,
  random: () => number,
): Promise<void> {
  const projection = p as unknown as Projection;
  const touched = touches(projection, batch.events);
  const changed = fold(
    projection,
    touched,
    await store.load(
      BUILD,
      touched.map((t) => t.id),
    ),
  );
  await store.save(
    BUILD,
    changed.filter(() => random() < 0.5),
  );
}

async function deliver(p: AnyProjection, logs: EventBatch[], seed: number): Promise<MemoryReadModels> {
  const random = seeded(seed);
  const store = new MemoryReadModels();
  await store.declare(BUILD, p);
  await store.activate(p.model, BUILD);
  const feed = (): Promise<ModelFeed> =>
    ModelFeed.open(p, BUILD, {
      store,
      checkpoints: new MemoryCheckpoints(),
      parking: new MemoryParking(),
      now: () => '',
    });
  const at = logs.map(() => 0);
  for (;;) {
    const open = logs.flatMap((log, i) => (at[i]! < log.events.length ? [i] : []));
    if (open.length === 0) return store;
    const i = open[Math.floor(random() * open.length)]!;
    const from = Math.max(0, at[i]! - Math.floor(random() * 4));
    const events = logs[i]!.events.slice(from, from + 1 + Math.floor(random() * 6));
    const batch = { ...logs[i]!, events, after: events[0]!.seq - 1, last: events.at(-1)!.seq };
    if (random() < 0.3) await crash(p, store, batch, random);
    else {
      // One that knows no places, as after a crash: only the documents' own guards keep it from folding twice.
      await (await feed()).take(batch);
      at[i] = Math.max(at[i]!, from + events.length);
    }
  }
}

describe('a projection', () => {
  it('is the fold of the log after any redelivery, any batching and any crash, for documents and for partials', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fact, { maxLength: 60 }), fc.integer(), async (facts, seed) => {
        const record = recorder();
        const logs = batchesOf(facts.flatMap(([key, f]) => record(key, [f])));
        const expected = model(facts);
        const documents = await deliver(tallies, logs, seed);
        const found = await documents.reader('acme').find(tallies);
        expect(Object.fromEntries(found.map((d) => [d.key, d.document]))).toEqual(expected.tallies);
        const partials = await deliver(branches, logs, seed);
        const merged = await partials.reader('acme').merged(branches);
        expect(Object.fromEntries(merged.map((d) => [d.key, d.document]))).toEqual(expected.branches);
      }),
      { numRuns: 300 },
    );
  });
});
