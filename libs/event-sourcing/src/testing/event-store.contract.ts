import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type CommitDraft, MAX_EVENTS_PER_COMMIT } from '../event.js';
import { DraftRefused, type EventStore, MAX_COMMIT_BYTES } from '../event-store.js';
import { logOf } from '../log.js';
import { draftOf } from './drafts.js';
import { eventually } from './eventually.js';
import { eventStoreUnderConcurrency } from './event-store-concurrency.contract.js';

/** Somewhere a store can be made, closed and opened again with what it has. */
export interface EventStorePlace {
  open(source: string, logs?: number): Promise<EventStore>;
  /** Closes what was opened and removes everything. */
  close(): Promise<void>;
}

/** What every event store promises. `makePlace` gives a new, empty one. */
export function eventStoreContract(name: string, makePlace: () => Promise<EventStorePlace>): void {
  describe(`${name} keeps the log`, () => {
    let place: EventStorePlace;
    let store: EventStore;
    beforeEach(async () => {
      place = await makePlace();
      store = await place.open('tally', 4);
    });
    afterEach(() => place.close());

    const total = async (): Promise<number> => (await store.tails()).reduce((a, b) => a + b, 0);

    it('is empty at first', async () => {
      expect(await store.tails()).toEqual([0, 0, 0, 0]);
      expect(await store.readStream('acme/tally/a')).toEqual([]);
      expect(await store.readLog(0, 0, 10)).toEqual([]);
      expect(await store.findCommand('acme/tally/a', 'a-1')).toBeUndefined();
    });

    it('gives back a commit as it was given, with its place', async () => {
      const draft = draftOf('名单', 1, {
        trace: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
        events: [
          { type: 'tally.counted', v: 3, data: { by: 1.5, mark: '红旗🚩\u0000"\\', deep: [null, { a: [] }] } },
          { type: 'tally.cleared', v: 1, data: {} },
        ],
      });
      const result = await store.append(draft);
      const expected = { ...draft, log: logOf(draft.stream, 4), no: 1 };
      expect(result).toEqual({ kind: 'appended', commit: expected });
      expect(await store.readStream(draft.stream)).toEqual([expected]);
      expect(await store.findCommand(draft.stream, draft.commandId)).toEqual(expected);
      expect(await store.readLog(expected.log, 0, 10)).toEqual([expected]);
      expect((await store.tails())[expected.log]).toBe(1);
    });

    it('answers a repeated command with the commit it made, even when the stream went on', async () => {
      await store.append(draftOf('a', 1));
      await store.append(draftOf('a', 2));
      const again = await store.append(draftOf('a', 3, { commandId: 'a-1', fingerprint: 'other' }));
      expect(again).toMatchObject({ kind: 'duplicate', commit: { commitNo: 1, fingerprint: 'same' } });
      expect(await total()).toBe(2);
    });

    it('lets two streams use the same command id', async () => {
      expect((await store.append(draftOf('a', 1, { commandId: 'x' }))).kind).toBe('appended');
      expect((await store.append(draftOf('b', 1, { commandId: 'x' }))).kind).toBe('appended');
    });

    it.each([1, 3])('refuses number %d on a stream that has one commit as a conflict', async (commitNo) => {
      await store.append(draftOf('a', 1));
      const result = await store.append(draftOf('a', commitNo, { commandId: 'another' }));
      expect(result).toEqual({ kind: 'conflict' });
      expect(await total()).toBe(1);
    });

    it('reads a stream from any commit', async () => {
      for (let no = 1; no <= 5; no++) await store.append(draftOf('a', no));
      for (let after = 0; after <= 6; after++)
        expect((await store.readStream('acme/tally/a', after)).map((c) => c.commitNo)).toEqual(
          [1, 2, 3, 4, 5].filter((no) => no > after),
        );
    });

    it('reads a log from any number, as many as asked for', async () => {
      const small = await place.open('small', 1);
      for (let no = 1; no <= 7; no++) await small.append(draftOf(no % 2 ? 'a' : 'b', Math.ceil(no / 2)));
      for (let after = 0; after <= 8; after++)
        for (const limit of [1, 3, 100])
          expect((await small.readLog(0, after, limit)).map((c) => c.no)).toEqual(
            [1, 2, 3, 4, 5, 6, 7].filter((no) => no > after).slice(0, limit),
          );
    });

    it.each<[string, Partial<CommitDraft>]>([
      ['no events', { events: [] }],
      [
        'too many events',
        {
          events: Array.from({ length: MAX_EVENTS_PER_COMMIT + 1 }, () => ({ type: 'tally.cleared', v: 1, data: {} })),
        },
      ],
      [
        'too many bytes',
        { events: [{ type: 'tally.counted', v: 1, data: { mark: '党'.repeat(MAX_COMMIT_BYTES / 3) } }] },
      ],
      ['no command id', { commandId: '' }],
      ['no number', { commitNo: 0 }],
      ['a number that is none', { commitNo: NaN }],
      ['a version that is none', { firstVersion: NaN }],
      ["another tenant's stream", { stream: 'acme2/tally/a' }],
      ['a tenant that is the beginning of another', { tenant: 'acm' }],
      ['a tenant that reaches into the stream', { tenant: 'acme/tally' }],
      ['no tenant', { tenant: '', stream: '/tally/a' }],
    ])('refuses a commit with %s and writes nothing', async (_, wrong) => {
      await expect(store.append(draftOf('a', 1, wrong))).rejects.toThrow(DraftRefused);
      expect(await total()).toBe(0);
      expect((await store.append(draftOf('a', 1))).kind).toBe('appended');
    });

    it('takes a commit of exactly the most events', async () => {
      const events = Array.from({ length: MAX_EVENTS_PER_COMMIT }, (_, i) => ({
        type: 'tally.cleared',
        v: 1,
        data: { i },
      }));
      await store.append(draftOf('a', 1, { events }));
      expect((await store.readStream('acme/tally/a'))[0]!.events).toEqual(events);
    });

    it('tells who listens after the commit can be read, and no longer once they stop', async () => {
      const heard: [number, number][] = [];
      const stop = store.onAppended((log) => {
        void store.tails().then((tails) => heard.push([log, tails[log]!]));
      });
      const log = logOf('acme/tally/a', 4);
      await store.append(draftOf('a', 1));
      await store.append(draftOf('a', 1));
      await eventually(() => expect(heard).toEqual([[log, 1]]));
      stop();
      await store.append(draftOf('a', 2));
      expect(heard).toHaveLength(1);
    });

    it('keeps its answer when a listener throws', async () => {
      store.onAppended(() => {
        throw new Error('a listener of the test');
      });
      expect((await store.append(draftOf('a', 1))).kind).toBe('appended');
    });

    it('has everything after it is opened again, and as many logs as it was made with', async () => {
      for (let no = 1; no <= 3; no++) await store.append(draftOf('a', no));
      const before = await store.readStream('acme/tally/a');
      await store.close();
      store = await place.open('tally', 32);
      expect(store.logs).toBe(4);
      expect(await store.readStream('acme/tally/a')).toEqual(before);
      expect((await store.append(draftOf('a', 3))).kind).toBe('duplicate');
      expect((await store.append(draftOf('a', 4))).kind).toBe('appended');
      expect(await total()).toBe(4);
    });

    it('keeps the logs of two services apart', async () => {
      const other = await place.open('other-one');
      await store.append(draftOf('a', 1));
      expect((await other.append(draftOf('a', 1))).kind).toBe('appended');
      expect((await other.tails()).reduce((a, b) => a + b, 0)).toBe(1);
      expect(await total()).toBe(1);
    });

    eventStoreUnderConcurrency(() => store);
  });
}
