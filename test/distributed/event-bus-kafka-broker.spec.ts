import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, marksIn } from '@ronghe/event-sourcing/testing';
import { type OwnBroker, brokerOfItsOwn } from '../support/servers.js';
import { type KafkaPlace, kafkaPlace, reading } from './kafka-place.js';

const LONG = { timeoutMs: 60_000 };

describe('A broker that goes away', () => {
  let broker: OwnBroker;
  let place: KafkaPlace;
  beforeEach(async () => {
    broker = await brokerOfItsOwn();
    place = await kafkaPlace(broker.kafka);
  });
  afterEach(async () => {
    await place?.close();
    await broker?.remove();
  });

  it('is found again after a restart, and nothing is lost or out of order', async () => {
    const { got, subscription } = await reading(place.bus);
    await place.append('a', 1, 5);
    await eventually(() => expect(marksIn(got)).toHaveLength(5), LONG);
    await broker.stop();
    await place.append('a', 6, 10);
    await eventually(() => expect(subscription.fault?.()).toContain('RONGHE_KAFKA'), LONG);
    await eventually(() => expect(place.bus.fault()).toContain('cannot be reached'), LONG);
    await broker.start();
    await eventually(() => expect(marksIn(got)).toContain('a-10'), LONG);
    await place.append('a', 11, 15);
    await eventually(() => expect(marksIn(got)).toContain('a-15'), LONG);
    expect(marksIn(got)).toEqual(Array.from({ length: 15 }, (_, i) => `a-${i + 1}`));
    expect(await subscription.reachedEnd('tally', 60_000)).toBe(true);
    await eventually(() => expect(subscription.fault?.()).toBeUndefined(), LONG);
  });

  it('is given up by the watchdog when it is silent, and found again when it answers', async () => {
    const { got, subscription } = await reading(place.bus);
    await place.append('a', 1, 5);
    await eventually(() => expect(marksIn(got)).toHaveLength(5), LONG);
    await broker.pause();
    try {
      await eventually(() => expect(subscription.restarts).toBeGreaterThan(0), LONG);
      // Between two attempts the first thing heard of a broken connection may stand there instead.
      await eventually(() => expect(subscription.fault?.()).toMatch(/no sign of life|RONGHE_KAFKA/), LONG);
    } finally {
      await broker.resume();
    }
    await place.append('a', 6, 10);
    await eventually(() => expect(marksIn(got)).toContain('a-10'), LONG);
    expect([...new Set(marksIn(got))]).toEqual(Array.from({ length: 10 }, (_, i) => `a-${i + 1}`));
    await eventually(() => expect(subscription.fault?.()).toBeUndefined(), LONG);
  });
});
