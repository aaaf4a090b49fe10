import { describe, expect, it } from '@jest/globals';
import { LocalEventBus } from '@ronghe/event-bus-local';
import { CommandHandling } from '@ronghe/event-sourcing';
import { branches, seeded, simpleCatalogue, tallies, tally } from '@ronghe/event-sourcing/testing';
import { embedded } from './embedded.js';

describe('rebuilding a read model', () => {
  it.each([1, 2, 3, 4, 5, 6])(
    'while events come in gives the fold, and readers never see less (seed %d)',
    async (seed) => {
      const e = embedded();
      const random = seeded(seed);
      const projector = e.projector(tallies, branches);
      const consumer = e.consumer(projector);
      await projector.open();
      for (let i = 0; i < 700; i++) void e.count(`k${i % 5}`, 1);
      await consumer.start();
      await e.count('k0', 1);
      await e.settled(consumer);
      let done = false;
      const writing = (async () => {
        while (!done) await e.count(`k${Math.floor(random() * 5)}`, Math.floor(random() * 9));
      })();
      let least = 0;
      const reading = (async () => {
        while (!done) {
          const [all] = await e.models.reader('acme').merged(branches);
          expect(all!.document.count).toBeGreaterThanOrEqual(least);
          least = all!.document.count;
          await new Promise((resolve) => setImmediate(resolve));
        }
      })();
      for (let i = 0; i < 3; i++)
        await Promise.all([projector.rebuild('tallies'), projector.rebuild('branches'), projector.rebuild('branches')]);
      done = true;
      await Promise.all([writing, reading]);
      await e.settled(consumer);
      expect(await e.totalsRead()).toEqual(e.totals);
      const [all] = await e.models.reader('acme').merged(branches);
      expect(all!.document.total).toBe([...e.totals.values()].reduce((a, b) => a + b, 0));
      expect((await e.models.builds('branches')).map((b) => b.build)).toEqual([await e.models.active('branches')]);
      await consumer.stop();
    },
  );

  it('happens by itself for a raised version, and for a model that is new beside old ones', async () => {
    const e = embedded();
    const first = e.projector(tallies);
    const before = e.consumer(first);
    await first.open();
    await before.start();
    for (let i = 0; i < 20; i++) await e.count(`k${i % 3}`, 2);
    await e.settled(before);
    await before.stop();

    const second = e.projector({ ...tallies, version: 2 }, branches);
    await second.open();
    const after = e.consumer(second);
    await after.start();
    await e.settled(after);
    expect(await e.models.active('tallies')).toMatch(/^tallies_v2_/);
    expect(await e.totalsRead()).toEqual(e.totals);
    expect((await e.models.reader('acme').merged(branches))[0]!.document).toEqual({ total: 40, count: 20 });
    await after.stop();
  });

  it('asked for again while it is under way is one rebuild, and loses nothing', async () => {
    const e = embedded();
    const projector = e.projector(tallies, branches);
    const consumer = e.consumer(projector);
    await projector.open();
    await consumer.start();
    // Two logs, so more than one batch: the second rebuild must not begin between the two.
    for (let i = 0; i < 300; i++) for (const key of ['k', 'l']) await e.count(key, 1);
    await e.settled(consumer);
    let again: Promise<void> | undefined;
    const before = await e.models.active('tallies');
    let asked = 0;
    await projector.rebuild('tallies', () => {
      asked++;
      again ??= projector.rebuild('tallies');
    });
    await again;
    expect(asked).toBe(2);
    expect(await e.totalsRead()).toEqual(e.totals);
    expect(await e.models.active('tallies')).not.toBe(before);
    await consumer.stop();
  });

  it('names the models there are when it is asked for another', async () => {
    await expect(embedded().projector(tallies).rebuild('unknown')).rejects.toThrow('tallies');
  });
});

describe('two processes on one store of models', () => {
  it('follow each other’s rebuilds, though one folds into the old build for a while, and nothing is lacking', async () => {
    const e = embedded();
    const [one, two] = [e.sharing(tallies), e.sharing(tallies)];
    const [first, second] = [e.consumer(one), e.consumer(two)];
    await one.open();
    await two.open();
    await first.start();
    for (let i = 0; i < 50; i++) await e.count(`k${i % 3}`, 1);
    await e.settled(first);
    // The second knows nothing of the first's builds, nor of the events that the first has handled.
    await one.rebuild('tallies');
    await first.stop();
    await second.start();
    for (let i = 0; i < 50; i++) await e.count(`k${i % 3}`, 1);
    await e.settled(second);
    await two.rebuild('tallies');
    expect(await e.totalsRead()).toEqual(e.totals);
    await second.stop();
  });
});

describe('old payloads', () => {
  it('are brought to the current version step by step on read, and stay as they are in the log', async () => {
    const e = embedded();
    const old = { type: 'tally.counted', v: 1, data: { n: 3 } };
    const rest = { tenant: 'acme', fingerprint: 'f', at: '2026-01-01T00:00:00.000Z', actor: 'a', commandId: 'c' };
    await e.store.append({ stream: 'acme/tally/a', commitNo: 1, firstVersion: 1, events: [old], ...rest });
    const catalogue = simpleCatalogue({
      'tally.counted': {
        v: 3,
        upcast: { 1: (d: { n: number }) => ({ by: d.n }), 2: (d: { by: number }) => ({ ...d, mark: 'none' }) },
      },
    });
    expect(await new CommandHandling(e.store, catalogue).state(tally, 'acme', 'a')).toEqual({
      total: 3,
      marks: ['none'],
    });
    const seen: unknown[] = [];
    for await (const batch of new LocalEventBus([e.store], catalogue).history(['tally'])) seen.push(...batch.events);
    expect(seen).toMatchObject([{ type: 'tally.counted', data: { by: 3, mark: 'none' } }]);
    expect((await e.store.readStream('acme/tally/a'))[0]!.events).toEqual([old]);
    await expect(new CommandHandling(e.store, simpleCatalogue({})).state(tally, 'acme', 'a')).rejects.toThrow(
      'not in the catalogue',
    );
  });
});
