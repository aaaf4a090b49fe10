import { describe, expect, it } from '@jest/globals';
import { type AnyProjection, BEHIND, type ParkedEvent } from '@ronghe/event-sourcing';
import { tallies } from '@ronghe/event-sourcing/testing';
import { embedded } from './embedded.js';

describe('an event that a projection cannot fold', () => {
  /** As `tallies`, but for the marks in `bad`. */
  const brittle = (bad: ReadonlySet<string>): AnyProjection => ({
    ...tallies,
    evolve: (document, event, key) => {
      if (bad.has((event.data as { mark: string }).mark)) throw new TypeError('no such field');
      return tallies.evolve(document as never, event as never, key);
    },
  });

  it('is parked with what follows in its stream, the others go on, and a replay with the fault mended heals it', async () => {
    const e = embedded();
    const bad = new Set(['m2']);
    const projector = e.projector(brittle(bad));
    const consumer = e.consumer(projector);
    await projector.open();
    await consumer.start();
    // m0, m2, m4 … on one stream, m1, m3 … on another.
    for (let i = 0; i < 6; i++) await e.count(i % 2 === 0 ? 'sick' : 'well', 1);
    await e.settled(consumer);
    expect(await e.totalsRead()).toEqual(
      new Map([
        ['sick', 1],
        ['well', 3],
      ]),
    );
    const parked = await e.parking.list();
    expect(parked.map((p) => (p.event.data as { mark: string }).mark)).toEqual(['m2', 'm4']);
    expect(parked.map((p) => p.reason)).toEqual(['TypeError: no such field', BEHIND]);
    expect(consumer.fault()).toBeUndefined();

    const { consumer: build } = parked[0]!;
    await e.parking.askReplay(build);
    await projector.replayAsked(new Set([build]));
    expect(await e.parking.list()).toHaveLength(2);
    bad.clear();
    await projector.replayAsked(new Set([(await e.models.active('tallies'))!]));
    expect(await e.totalsRead()).toEqual(e.totals);
    expect(await e.parking.list()).toEqual([]);
    await e.count('sick', 1);
    await e.settled(consumer);
    expect(await e.totalsRead()).toEqual(e.totals);
    await consumer.stop();
  });

  it('is passed over for good once an operator has discarded it', async () => {
    const e = embedded();
    const projector = e.projector(brittle(new Set(['m0'])));
    const consumer = e.consumer(projector);
    await projector.open();
    await consumer.start();
    await e.count('sick', 5);
    await e.count('sick', 1);
    await e.settled(consumer);
    const [{ event, consumer: build }] = (await e.parking.list()) as [ParkedEvent];
    await e.parking.discard('tallies', event.id, 'operator', '2026-05-06T07:08:09.000Z');
    await projector.replayAsked(new Set([build]));
    expect(await e.totalsRead()).toEqual(new Map([['sick', 1]]));
    expect(await e.parking.list()).toEqual([]);
    await consumer.stop();
  });
});
