import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type EventBatch, endOfCommit } from '../event.js';
import { BEYOND_THE_END, type EventBus, type SubscribeOptions, type Subscription } from '../event-bus.js';
import type { EventStore } from '../event-store.js';
import { CommandHandling } from '../handle.js';
import { logKey } from '../projection.js';
import { eventBusUnderFaults } from './event-bus-faults.contract.js';
import { eventually } from './eventually.js';
import { contextOf, marksIn, tally, tallyCatalogue } from './tally.js';

/** A bus and two logs that feed it, of the services `tally` and `other-tally`; its catalogue is `tallyCatalogue`. */
export interface EventBusPlace {
  bus: EventBus;
  store: EventStore;
  other: EventStore;
  /** Closes the bus and removes everything. */
  close(): Promise<void>;
}

export interface BusTools {
  place: EventBusPlace;
  count(key: string, mark: string, at?: string): Promise<{ log: number; no: number }>;
  subscribe(options: Partial<SubscribeOptions>): Promise<{ got: EventBatch[]; subscription: Subscription }>;
}

/** What every event bus promises. `open` gives a new one over empty logs. */
export function eventBusContract(name: string, open: () => Promise<EventBusPlace>): void {
  describe(`${name} carries events`, () => {
    let place: EventBusPlace;
    let handling: CommandHandling;
    let names = 0;
    beforeEach(async () => {
      place = await open();
      handling = new CommandHandling(place.store, tallyCatalogue);
    });
    afterEach(() => place.close());

    const tools: BusTools = {
      get place() {
        return place;
      },
      async count(key, mark, at = '2026-01-01T00:00:00.000Z') {
        const { position } = await handling.handle(tally, key, { kind: 'count', by: 1, mark }, contextOf(mark, { at }));
        return position!;
      },
      async subscribe(options) {
        const got: EventBatch[] = [];
        const subscription = await place.bus.subscribe({
          name: `contract-${++names}`,
          sources: ['tally'],
          from: async () => new Map(),
          ...options,
          handle: async (batch) => {
            await options.handle?.(batch);
            got.push(batch);
          },
        });
        return { got, subscription };
      },
    };
    const { count, subscribe } = tools;

    const read = async (batches: AsyncIterable<EventBatch>): Promise<EventBatch[]> => {
      const all: EventBatch[] = [];
      for await (const batch of batches) all.push(batch);
      return all;
    };

    it('brings what was there before and what comes after, each stream in order', async () => {
      for (let i = 0; i < 5; i++) for (const key of ['a', 'b', 'c']) await count(key, `${key}${i}`);
      const { got } = await subscribe({});
      for (let i = 5; i < 10; i++) for (const key of ['a', 'b', 'c']) await count(key, `${key}${i}`);
      await eventually(() => expect(marksIn(got)).toHaveLength(30));
      for (const key of ['a', 'b', 'c'])
        expect(marksIn(got).filter((m) => m.startsWith(key))).toEqual(
          Array.from({ length: 10 }, (_, i) => `${key}${i}`),
        );
    });

    it('tells where each event stands and where its batch ends', async () => {
      const { log, no } = await count('a', 'm', '2026-03-04T05:06:07.008Z');
      const { got } = await subscribe({});
      await eventually(() => expect(marksIn(got)).toEqual(['m']));
      expect(got.at(-1)).toMatchObject({ source: 'tally', log, last: endOfCommit(no) });
      expect(got.at(-1)!.events[0]).toMatchObject({
        id: `tally.${log}.${no}.0`,
        source: 'tally',
        log,
        stream: 'acme/tally/a',
        tenant: 'acme',
        at: '2026-03-04T05:06:07.008Z',
        actor: 'tester',
        type: 'tally.counted',
        data: { by: 1, mark: 'm' },
      });
    });

    it('brings only the sources asked for, and several at once', async () => {
      const other = new CommandHandling(place.other, tallyCatalogue);
      await count('a', 'mine');
      await other.handle(tally, 'a', { kind: 'count', by: 1, mark: 'theirs' }, contextOf('theirs'));
      const one = await subscribe({ sources: ['other-tally'] });
      const both = await subscribe({ sources: ['tally', 'other-tally'] });
      await eventually(() => expect(marksIn(both.got).sort()).toEqual(['mine', 'theirs']));
      await eventually(() => expect(marksIn(one.got)).toEqual(['theirs']));
    });

    it('begins after the places already handled', async () => {
      const places = new Map<string, number>();
      const first = await subscribe({
        handle: async (batch) => void places.set(logKey(batch.source, batch.log), batch.last),
      });
      for (let i = 0; i < 8; i++) await count(`k${i % 4}`, `old${i}`);
      await eventually(() => expect(marksIn(first.got)).toHaveLength(8));
      await first.subscription.stop();
      for (let i = 0; i < 8; i++) await count(`k${i % 4}`, `new${i}`);
      const second = await subscribe({ from: async () => places });
      await eventually(() => expect(marksIn(second.got)).toHaveLength(8));
      expect(marksIn(second.got).filter((m) => m.startsWith('old'))).toEqual([]);
    });

    it('brings every event to each of two subscriptions', async () => {
      const [a, b] = [await subscribe({}), await subscribe({})];
      await count('a', 'm');
      for (const { got } of [a, b]) await eventually(() => expect(marksIn(got)).toEqual(['m']));
    });

    it('knows when a subscription has handled all that there is, and waits no longer than told', async () => {
      let hold: Promise<void> | undefined;
      let held = false;
      const handle = async (): Promise<void> => {
        held = hold !== undefined;
        await hold;
      };
      const { got, subscription } = await subscribe({ sources: ['tally', 'other-tally'], handle });
      expect(await subscription.reachedEnd('tally', 60_000)).toBe(true);
      expect(await subscription.reachedEnd('other-tally', 60_000)).toBe(true);
      for (let i = 0; i < 10; i++) await count(`k${i}`, `m${i}`);
      await eventually(() => expect(marksIn(got)).toHaveLength(10));
      expect(await subscription.reachedEnd('tally', 60_000)).toBe(true);
      let release = (): void => undefined;
      hold = new Promise<void>((resolve) => (release = resolve));
      await count('a', 'held');
      await eventually(() => expect(held).toBe(true));
      expect(await subscription.reachedEnd('tally', 20)).toBe(false);
      const waiting = subscription.reachedEnd('tally', 60_000);
      release();
      expect(await waiting).toBe(true);
      expect(marksIn(got)).toContain('held');
    });

    it('tells of each batch where it begins and ends, without a hole between two', async () => {
      const { got } = await subscribe({});
      for (let i = 0; i < 30; i++) await count(`k${i % 7}`, `m${i}`);
      await eventually(() => expect(marksIn(got)).toHaveLength(30));
      const places = new Map<number, number>();
      for (const batch of got) {
        expect(batch.after).toBe(places.get(batch.log) ?? -1);
        expect(batch.last).toBeGreaterThanOrEqual(batch.events.at(-1)?.seq ?? batch.after);
        places.set(batch.log, batch.last);
      }
    });

    it('reads history up to now, from any place, and up to a record time', async () => {
      for (let i = 0; i < 6; i++) await count(`k${i % 3}`, `m${i}`, `2026-01-0${i + 1}T00:00:00.000Z`);
      const all = await read(place.bus.history(['tally']));
      expect(marksIn(all).sort()).toEqual(['m0', 'm1', 'm2', 'm3', 'm4', 'm5']);

      const until = await read(place.bus.history(['tally'], { until: '2026-01-03T00:00:00.000Z' }));
      expect(marksIn(until).sort()).toEqual(['m0', 'm1', 'm2']);

      const middle = all.flatMap((b) => b.events).find((e) => (e.data as { mark: string }).mark === 'm1')!;
      const from = new Map(Array.from({ length: place.store.logs }, (_, log) => [`tally/${log}`, BEYOND_THE_END]));
      from.set(`tally/${middle.log}`, middle.seq);
      const rest = await read(place.bus.history(['tally'], { from }));
      const after = all.flatMap((b) => b.events).filter((e) => e.log === middle.log && e.seq > middle.seq);
      expect(rest.flatMap((b) => b.events).map((e) => e.id)).toEqual(after.map((e) => e.id));
    });

    it('reads an empty history as no batches', async () => {
      expect(await read(place.bus.history(['tally', 'other-tally']))).toEqual([]);
    });

    eventBusUnderFaults(tools);
  });
}
