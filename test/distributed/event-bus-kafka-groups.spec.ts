import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type EventBatch, MemoryCheckpoints, logKey } from '@ronghe/event-sourcing';
import { eventually, marksIn } from '@ronghe/event-sourcing/testing';
import { type BackingServers, backingServers } from '../support/servers.js';
import { type KafkaPlace, kafkaPlace, reading } from './kafka-place.js';
import { QUICK } from './kafka-tools.js';

let servers: BackingServers;
beforeAll(async () => void (servers = await backingServers()));
afterAll(() => servers?.stop());

const KEYS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** Effects and their places, kept together as a read model does: an event at or below the place changes nothing. */
class Effects {
  readonly checkpoints = new MemoryCheckpoints();
  readonly done: string[] = [];
  readonly by = new Map<string, number>();
  private readonly places = new Map<string, number>();

  apply(who: string, { source, log, events, last }: EventBatch): Promise<void> {
    const key = logKey(source, log);
    for (const event of events) {
      if (event.seq <= (this.places.get(key) ?? -1)) continue;
      this.places.set(key, event.seq);
      this.done.push(event.id);
      this.by.set(who, (this.by.get(who) ?? 0) + 1);
    }
    return this.checkpoints.save(['reader'], key, last);
  }

  options(who: string) {
    return {
      from: () => this.checkpoints.load('reader'),
      handle: (batch: EventBatch) => this.apply(who, batch),
    };
  }

  /** Of each log, in order and without a hole. */
  expectAll(tails: number[]): void {
    for (const [log, tail] of tails.entries())
      expect(this.done.filter((id) => id.startsWith(`tally.${log}.`))).toEqual(
        Array.from({ length: tail }, (_, i) => `tally.${log}.${i + 1}.0`),
      );
  }
}

describe('Subscriptions of one name on Kafka', () => {
  let place: KafkaPlace;
  beforeEach(async () => void (place = await kafkaPlace(servers.kafka)));
  afterEach(() => place.close());
  const all = (): Promise<number[]> => place.own.store.tails();

  it('share the logs, and one takes over when the other stops', async () => {
    const effects = new Effects();
    const first = await reading(place.bus, effects.options('first'));
    const second = await reading(await place.elsewhere(), effects.options('second'));
    await eventually(async () => {
      for (const key of KEYS) await place.append(`${key}${Math.random()}`, 1, 1);
      expect(effects.by.get('first')).toBeGreaterThan(0);
      expect(effects.by.get('second')).toBeGreaterThan(0);
    });
    const appending = Promise.all(KEYS.map((key) => place.append(key, 1, 40)));
    await first.subscription.stop();
    await appending;
    expect(await second.subscription.reachedEnd('tally', 30_000)).toBe(true);
    effects.expectAll(await all());
  });

  it('know of each other what is handled when they wait for the end', async () => {
    const effects = new Effects();
    const first = await reading(place.bus, effects.options('first'));
    const second = await reading(await place.elsewhere(), effects.options('second'));
    await Promise.all(KEYS.map((key) => place.append(key, 1, 10)));
    const ends = [first, second].map(({ subscription }) => subscription.reachedEnd('tally', 30_000));
    expect(await Promise.all(ends)).toEqual([true, true]);
    await place.relayed();
    expect(await second.subscription.reachedEnd('tally', 30_000)).toBe(true);
    effects.expectAll(await all());
  });

  it('begin again where the places say, though the group has committed further', async () => {
    const effects = new Effects();
    const first = await reading(place.bus, effects.options('first'));
    await Promise.all(KEYS.map((key) => place.append(key, 1, 10)));
    expect(await first.subscription.reachedEnd('tally', 60_000)).toBe(true);
    const old = await effects.checkpoints.load('reader');
    await Promise.all(KEYS.map((key) => place.append(key, 11, 15)));
    expect(await first.subscription.reachedEnd('tally', 60_000)).toBe(true);
    await first.subscription.stop();
    expect(await place.bus.lag('reader', ['tally'])).toEqual(
      expect.arrayContaining([expect.objectContaining({ topic: place.topic, lag: 0 })]),
    );

    const restored = await reading(place.bus, { from: async () => old });
    expect(await restored.subscription.reachedEnd('tally', 60_000)).toBe(true);
    expect(marksIn(restored.got).sort()).toEqual(
      KEYS.flatMap((key) => [11, 12, 13, 14, 15].map((no) => `${key}-${no}`)).sort(),
    );
    await restored.subscription.stop();
    const wiped = await reading(place.bus);
    expect(await wiped.subscription.reachedEnd('tally', 60_000)).toBe(true);
    expect(marksIn(wiped.got)).toHaveLength(KEYS.length * 15);
  });

  it('keep a partition over a delivery that takes longer than the session', async () => {
    const slowUntil = performance.now() + QUICK.sessionTimeoutMs * 1.3;
    const slow = await reading(place.bus, {
      handle: () => eventually(() => expect(performance.now()).toBeGreaterThan(slowUntil), { timeoutMs: 60_000 }),
    });
    await place.append('a', 1, 3);
    await eventually(() => expect(marksIn(slow.got)).toEqual(['a-1', 'a-2', 'a-3']));
    await place.append('a', 4, 4);
    await eventually(() => expect(marksIn(slow.got)).toEqual(['a-1', 'a-2', 'a-3', 'a-4']));
    expect(slow.subscription.restarts).toBe(0);
    expect(slow.failures).toEqual([]);
  });

  it('read several logs of one partition, each in order', async () => {
    const many = await kafkaPlace(servers.kafka, 11);
    try {
      const effects = new Effects();
      const { subscription } = await reading(many.bus, effects.options('one'));
      await Promise.all(KEYS.map((key) => many.append(key, 1, 20)));
      expect(await subscription.reachedEnd('tally', 60_000)).toBe(true);
      effects.expectAll(await many.own.store.tails());
    } finally {
      await many.close();
    }
  });
});
