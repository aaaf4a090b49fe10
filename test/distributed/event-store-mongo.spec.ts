import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DraftRefused, type EventStore, LogGap } from '@ronghe/event-sourcing';
import { draftOf, eventStoreContract, requestLedgerContract } from '@ronghe/event-sourcing/testing';
import { MongoEventStore, MongoRequestLedger } from '@ronghe/event-store-mongo';
import { type BackingServers, backingServers } from '../support/servers.js';
import { type MongoPlace, mongoPlace } from './mongo-place.js';

let servers: BackingServers;
beforeAll(async () => void (servers = await backingServers()));
afterAll(() => servers.stop());

eventStoreContract('MongoEventStore', async () => {
  const place = mongoPlace(servers.mongo);
  return {
    async open(source, logs): Promise<EventStore> {
      return MongoEventStore.open(await place.connect(source), source, { logs });
    },
    close: () => place.remove(),
  };
});

requestLedgerContract('MongoRequestLedger', async () => {
  const place = mongoPlace(servers.mongo);
  return { ledger: new MongoRequestLedger(await place.connect('requests')), close: () => place.remove() };
});

describe('a log in MongoDB', () => {
  const within = async (work: (place: MongoPlace) => Promise<void>): Promise<void> => {
    const place = mongoPlace(servers.mongo);
    try {
      await work(place);
    } finally {
      await place.remove();
    }
  };

  it('gives back events as they were: odd keys, their order and the look of numbers', () =>
    within(async (place) => {
      const store = await MongoEventStore.open(await place.connect('tally'), 'tally');
      const data = {
        z: 1,
        'a.b': { $set: 1e21 },
        '': 0.1,
        __proto__x: [9007199254740993n.toString(), -0.5e-7],
        a: null,
      };
      await store.append(draftOf('a', 1, { events: [{ type: 'tally.counted', v: 1, data }] }));
      const [commit] = await store.readStream('acme/tally/a');
      expect(JSON.stringify(commit!.events[0]!.data)).toBe(JSON.stringify(data));
    }));

  it('stops at a missing number instead of going over it', () =>
    within(async (place) => {
      const connection = await place.connect('tally');
      const store = await MongoEventStore.open(connection, 'tally', { logs: 1 });
      for (let no = 1; no <= 4; no++) await store.append(draftOf('a', no));
      await connection.db!.collection<{ _id: number }>('log_00').deleteOne({ _id: 3 });
      await expect(store.readLog(0, 0, 100)).rejects.toThrow(LogGap);
      await expect(store.readLog(0, 2, 100)).rejects.toThrow('log 0 of tally has a gap: expected commit 3, found 4');
      expect((await store.readLog(0, 0, 2)).map(({ no }) => no)).toEqual([1, 2]);
    }));

  it("refuses a database that is another service's, and names the setting", () =>
    within(async (place) => {
      await MongoEventStore.open(await place.connect('one'), 'tally');
      await expect(MongoEventStore.open(await place.connect('one'), 'other')).rejects.toThrow(
        /holds the log of tally, not of other.*own/,
      );
      await expect(MongoEventStore.open(await place.connect('one'), 'other')).rejects.toMatchObject({
        name: 'MongoUnusable',
        message: expect.stringContaining('RONGHE_MONGO'),
      });
    }));

  it('refuses a document bigger than the server takes, alone, and takes the ones beside it', () =>
    within(async (place) => {
      const store = await MongoEventStore.open(await place.connect('tally'), 'tally', { logs: 1 });
      const huge = draftOf('b', 1, { commandId: randomUUID().repeat(500_000) });
      const answers = await Promise.allSettled([draftOf('a', 1), huge, draftOf('c', 1)].map((d) => store.append(d)));
      expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect((answers[1] as PromiseRejectedResult).reason).toBeInstanceOf(DraftRefused);
      expect(await store.tails()).toEqual([2]);
    }));

  it('answers each of one batch its own: repeats, conflicts and what lies behind them', () =>
    within(async (place) => {
      const connection = await place.connect('tally');
      const store = await MongoEventStore.open(connection, 'tally', { logs: 1 });
      const other = await MongoEventStore.open(connection, 'tally');
      await other.append(draftOf('old', 1));
      const drafts = [
        draftOf('a', 1),
        draftOf('a', 1, { commandId: 'late' }),
        draftOf('a', 1),
        draftOf('a', 2),
        draftOf('old', 1),
        draftOf('old', 2),
        draftOf('gone', 2),
        draftOf('gone', 3),
        draftOf('b', 1),
      ];
      const answers = await Promise.all(drafts.map((draft) => store.append(draft)));
      expect(answers.map(({ kind }) => kind)).toEqual([
        'appended',
        'conflict',
        'duplicate',
        'appended',
        'duplicate',
        'appended',
        'conflict',
        'conflict',
        'appended',
      ]);
      const commits = await store.readLog(0, 0, 100);
      expect(commits.map(({ commandId }) => commandId)).toEqual(['old-1', 'a-1', 'a-2', 'old-2', 'b-1']);
    }));
});
