import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LocalEventBus } from '@ronghe/event-bus-local';
import {
  type Checkpoints,
  CommandHandling,
  Consumer,
  type ConsumerOptions,
  MemoryCheckpoints,
  endOfCommit,
} from '@ronghe/event-sourcing';
import { contextOf, eventually, tally, tallyCatalogue } from '@ronghe/event-sourcing/testing';
import { SqliteEventStore, openDatabase } from '@ronghe/event-store-sqlite';

describe('a consumer', () => {
  let bus: LocalEventBus;
  let handling: CommandHandling;
  let checkpoints: Checkpoints;
  let marks: string[];
  beforeEach(() => {
    const store = new SqliteEventStore(openDatabase(':memory:'), 'tally', 4);
    bus = new LocalEventBus([store], tallyCatalogue);
    handling = new CommandHandling(store, tallyCatalogue);
    checkpoints = new MemoryCheckpoints();
    marks = [];
  });
  afterEach(() => bus.close());

  const consumer = (more: Partial<ConsumerOptions> = {}): Consumer =>
    new Consumer({
      name: 'c',
      sources: ['tally'],
      bus,
      checkpoints,
      handle: async (batch) => void marks.push(...batch.events.map((e) => (e.data as { mark: string }).mark)),
      ...more,
    });
  const count = async (mark: string, key = 'a'): Promise<[log: string, seq: number]> => {
    const { position } = await handling.handle(tally, key, { kind: 'count', by: 1, mark }, contextOf(mark));
    return [`tally/${position!.log}`, endOfCommit(position!.no)];
  };

  it('has passed what it handled, and waits for what is to come, not longer than told', async () => {
    const c = consumer();
    await c.start();
    const [log, seq] = await count('m');
    expect(await c.passed(log, seq, 5_000)).toBe(true);
    expect(marks).toEqual(['m']);
    expect(await c.passed(log, seq + 1, 5)).toBe(false);
    const waiting = c.passed(log, seq + 1, 5_000);
    await count('n');
    expect(await waiting).toBe(true);
    await c.stop();
  });

  it.each([0, 60_000])('goes on after a clean stop without redelivery, saving every %d ms', async (saveEveryMs) => {
    const first = consumer({ saveEveryMs });
    await first.start();
    expect(await first.passed(...(await count('m')), 5_000)).toBe(true);
    await first.stop();
    await count('n');
    const second = consumer({ saveEveryMs });
    await second.start();
    await eventually(() => expect(marks).toEqual(['m', 'n']));
    expect(second.place((await count('o'))[0])).toBeGreaterThan(0);
    await second.stop();
  });

  it('saves in between too, also after it was stopped and started again', async () => {
    const c = consumer({ saveEveryMs: 5 });
    for (const mark of ['m', 'n']) {
      await c.start();
      const [log, seq] = await count(mark);
      await eventually(async () => expect((await checkpoints.load('c')).get(log)).toBe(seq));
      await count(`${mark} pending`);
      await c.stop();
    }
  });

  it('delivers again what it could not save, and loses nothing', async () => {
    let broken = true;
    const brittle: Checkpoints = {
      load: (name) => checkpoints.load(name),
      clear: (name) => checkpoints.clear(name),
      save: (...places) => (broken ? Promise.reject(new Error('disk full')) : checkpoints.save(...places)),
    };
    const failures: string[] = [];
    const c = consumer({
      checkpoints: brittle,
      onFailure: (error) => {
        failures.push((error as Error).message);
        broken = false;
      },
    });
    await c.start();
    const [log, seq] = await count('m');
    await eventually(async () => expect((await checkpoints.load('c')).get(log)).toBe(seq));
    expect(failures).toEqual(['disk full']);
    expect(new Set(marks)).toEqual(new Set(['m']));
    await c.stop();
  });

  it('remembers a failure until that log is well again', async () => {
    let broken = true;
    const c = consumer({
      handle: async () => {
        if (broken) throw new Error('a fault of the test');
      },
    });
    await c.start();
    const [log, seq] = await count('m');
    await eventually(() => expect(c.failure).toMatchObject({ log, error: { message: 'a fault of the test' } }));
    expect(c.place(log)).toBe(-1);
    broken = false;
    expect(await c.passed(log, seq, 10_000)).toBe(true);
    expect(c.failure).toBeUndefined();
    await c.stop();
  });

  it('is well again when the log could not be read for a while, though nothing new is in it', async () => {
    const inner = new SqliteEventStore(openDatabase(':memory:'), 'tally', 1);
    let broken = true;
    const readLog = inner.readLog.bind(inner);
    inner.readLog = (...args) => (broken ? Promise.reject(new Error('no connection')) : readLog(...args));
    const over = new LocalEventBus([inner], tallyCatalogue);
    const c = consumer({ bus: over });
    await c.start();
    await eventually(() => expect(c.failure).toBeDefined());
    broken = false;
    await eventually(() => expect(c.failure).toBeUndefined());
    await new CommandHandling(inner, tallyCatalogue).handle(
      tally,
      'a',
      { kind: 'count', by: 1, mark: 'm' },
      contextOf('m'),
    );
    await eventually(() => expect(marks).toEqual(['m']));
    await c.stop();
  });
});
