import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type AppendResult, type CommitDraft, type EventStore, Unavailable } from '@ronghe/event-sourcing';
import { draftOf, eventually, everyCommit, seeded } from '@ronghe/event-sourcing/testing';
import { MongoEventStore } from '@ronghe/event-store-mongo';
import { type BackingServers, type OwnStore, backingServers, storeOfItsOwn } from '../support/servers.js';
import { type Decide, type Fate, type TcpProxy, tcpProxy } from '../support/tcp-proxy.js';
import { type MongoPlace, mongoPlace } from './mongo-place.js';

/** A request takes a few milliseconds: so long that only a fault exceeds it, so short that a fault costs little time. */
const IMPATIENT = { serverSelectionTimeoutMs: 5_000, answerTimeoutMs: 1_500 };
const PATIENCE_MS = 6_000;

let servers: BackingServers;
beforeAll(async () => void (servers = await backingServers()));
afterAll(() => servers.stop());

interface Said {
  draft: CommitDraft;
  answer: AppendResult;
}

/** Sends a command until it is answered for good: again on a conflict, and with the same id when nobody knows. */
async function carriedOut(store: EventStore, key: string, commandId: string, said: Said[]): Promise<void> {
  for (;;) {
    try {
      const commitNo = (await store.readStream(`acme/tally/${key}`)).length + 1;
      const draft = draftOf(key, commitNo, { commandId });
      const answer = await store.append(draft);
      said.push({ draft, answer });
      if (answer.kind !== 'conflict') return;
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      expect(error.message).toContain('RONGHE_MONGO');
    }
  }
}

/** What is stored is what was sent, once each, and every answer was true. `store` reads the server without any fault. */
async function expectTruth(store: EventStore, sent: [string, string][], said: Said[]): Promise<void> {
  const commits = await everyCommit(store);
  const stored = commits.map(({ stream, commandId }) => `${stream} ${commandId}`);
  expect(stored.sort()).toEqual(sent.map(([key, id]) => `acme/tally/${key} ${id}`).sort());
  for (const stream of new Set(commits.map((commit) => commit.stream))) {
    const numbers = (await store.readStream(stream)).map(({ commitNo }) => commitNo);
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  }
  const appended = said.filter(({ answer }) => answer.kind === 'appended').map(({ draft }) => draft.commandId);
  expect(appended).toHaveLength(new Set(appended).size);
  for (const { draft, answer } of said) {
    const there = commits.find(({ stream, commitNo }) => stream === draft.stream && commitNo === draft.commitNo);
    if (answer.kind === 'conflict') expect(there!.commandId).not.toBe(draft.commandId);
    else
      expect(commits.find(({ log, no }) => log === answer.commit.log && no === answer.commit.no)).toEqual(
        answer.commit,
      );
  }
}

/** Each store's writers send commands to few streams, so that streams and numbers are fought over. */
async function fight(stores: EventStore[], commands: number, seed: number): Promise<[[string, string][], Said[]]> {
  const random = seeded(seed);
  const sent: [string, string][] = [];
  const said: Said[] = [];
  const WRITERS = 3;
  await Promise.all(
    stores.flatMap((store, s) =>
      Array.from({ length: WRITERS }, async (_, w) => {
        for (let i = 0; i < commands; i++) {
          const [key, commandId] = [`t${Math.floor(random() * 5)}`, `${s}-${w}-${i}`];
          sent.push([key, commandId]);
          // Some commands are sent by two processes at once, as a client does that did not get its answer.
          const twice = random() < 0.2 ? [store, stores[(s + 1) % stores.length]!] : [store];
          await Promise.all(twice.map((by) => carriedOut(by, key, commandId, said)));
        }
      }),
    ),
  );
  return [sent, said];
}

describe('a log in MongoDB with several writers', () => {
  let place: MongoPlace;
  beforeEach(() => void (place = mongoPlace(servers.mongo)));
  afterEach(() => place.remove());

  it.each([1, 2])('keeps order and loses and doubles nothing of eight processes at once (seed %d)', async (seed) => {
    const open = async () => MongoEventStore.open(await place.connect('tally'), 'tally', { logs: 2 });
    const stores = await Promise.all(Array.from({ length: 8 }, open));
    const [sent, said] = await fight(stores, 8, seed);
    await expectTruth(stores[0]!, sent, said);
  });

  describe('behind a bad network', () => {
    let decide: Decide;
    let proxy: TcpProxy;
    beforeEach(async () => {
      decide = () => 'pass';
      const { hostname, port } = new URL(servers.mongo);
      proxy = await tcpProxy({ host: hostname, port: Number(port) }, (...data) => decide(...data));
    });
    afterEach(() => proxy.close());

    const openBehind = async (): Promise<MongoEventStore> => {
      const url = `mongodb://127.0.0.1:${proxy.port}/?directConnection=true`;
      const connection = await place.connect('tally', { url, ...IMPATIENT });
      return untilKnown(() => MongoEventStore.open(connection, 'tally', { logs: 2, patienceMs: PATIENCE_MS }));
    };
    const openDirect = async () => MongoEventStore.open(await place.connect('tally'), 'tally', { logs: 2 });

    it.each([1, 2, 3])('says nothing untrue when answers and requests are lost or late (seed %d)', async (seed) => {
      const stores = await Promise.all([openBehind(), openBehind(), openBehind()]);
      const random = seeded(seed);
      decide = async () => {
        const dice = random();
        if (dice < 0.01) return 'cut';
        if (dice < 0.02) await pause(IMPATIENT.answerTimeoutMs * 2 * random());
        return 'pass';
      };
      const [sent, said] = await fight(stores, 8, seed);
      expect(proxy.cuts()).toBeGreaterThan(0);
      decide = () => 'pass';
      await expectTruth(await openDirect(), sent, said);
    });

    /** Holds the first insert of this command back until `release`; `arrived` resolves once it is held. */
    const hold = (commandId: string) => {
      let release!: () => void;
      const released = new Promise<void>((resolve) => (release = resolve));
      const held = { done: false };
      decide = async (direction, data): Promise<Fate> => {
        if (direction === 'request' && !held.done && data.includes('insert') && data.includes(commandId)) {
          held.done = true;
          await released;
        }
        return 'pass';
      };
      return { held, release };
    };

    it('is not harmed by an insert that arrives after it was given up and sent again', async () => {
      const store = await openBehind();
      const direct = await openDirect();
      const { held, release } = hold('b-1');
      const drafts = [draftOf('b', 1), draftOf('b', 2), draftOf('b', 3)];
      const answers = await Promise.all(drafts.map((draft) => store.append(draft)));
      expect(held.done).toBe(true);
      expect(answers.map(({ kind }) => kind)).toEqual(['appended', 'appended', 'appended']);
      release();
      expect((await store.append(draftOf('b', 4))).kind).toBe('appended');
      expect((await direct.append(draftOf('b', 5))).kind).toBe('appended');
      expect((await everyCommit(direct)).map(({ commandId }) => commandId)).toEqual([
        'b-1',
        'b-2',
        'b-3',
        'b-4',
        'b-5',
      ]);
    });

    it.each(['before', 'after'])(
      'knows its own commands when their insert arrives %s they are sent again',
      async (when) => {
        const store = await openBehind();
        const direct = await openDirect();
        const { held, release } = hold('b-1');
        const onlyHeld = decide;
        // From the held insert on nothing else gets through, so that nobody can tell what became of it.
        decide = async (direction, data): Promise<Fate> => {
          if (held.done) return 'cut';
          return onlyHeld(direction, data);
        };
        const drafts = [draftOf('b', 1), draftOf('b', 2)];
        const first = await Promise.allSettled(drafts.map((draft) => store.append(draft)));
        for (const { reason } of first as PromiseRejectedResult[]) expect(reason).toBeInstanceOf(Unavailable);
        expect(await direct.readStream('acme/tally/b')).toEqual([]);
        decide = () => 'pass';
        if (when === 'before') {
          release();
          await eventually(async () => expect(await direct.readStream('acme/tally/b')).toHaveLength(2));
        }
        const second = await Promise.all(drafts.map((draft) => untilKnown(() => store.append(draft))));
        release();
        const expected = when === 'before' ? 'duplicate' : 'appended';
        expect(second.map(({ kind }) => kind)).toEqual([expected, expected]);
        expect((await direct.append(draftOf('b', 3))).kind).toBe('appended');
        expect((await everyCommit(direct)).map(({ commandId }) => commandId)).toEqual(['b-1', 'b-2', 'b-3']);
      },
    );
  });
});

/** A server that was just started, or goes on, may take longer over its first work than IMPATIENT allows. */
async function untilKnown<R>(ask: () => Promise<R>): Promise<R> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
    }
  }
}

describe('a log in a MongoDB that stops answering', () => {
  let server: OwnStore;
  let place: MongoPlace;
  beforeEach(async () => {
    server = await storeOfItsOwn();
    place = mongoPlace(server.mongo);
  });
  // It may be frozen still when the test has failed.
  afterEach(() => server.resume());
  afterEach(() => place.remove());
  afterEach(() => server.remove());

  it('turns to an error, and knows after it goes on what was stored and what was not', async () => {
    const connection = await place.connect('tally', IMPATIENT);
    const store = await untilKnown(() =>
      MongoEventStore.open(connection, 'tally', { logs: 2, patienceMs: PATIENCE_MS }),
    );
    const keys = Array.from({ length: 20 }, (_, i) => `k${i}`);
    await Promise.all(keys.map((key) => untilKnown(() => store.append(draftOf(key, 1)))));
    for (const commitNo of [2, 3]) {
      await server.pause();
      const frozen = await Promise.allSettled(keys.map((key) => store.append(draftOf(key, commitNo))));
      for (const { reason } of frozen as PromiseRejectedResult[]) expect(reason).toBeInstanceOf(Unavailable);
      await expect(store.readLog(0, 0, 10)).rejects.toThrow(Unavailable);
      await expect(store.tails()).rejects.toThrow('RONGHE_MONGO');
      await server.resume();
      const again = await Promise.all(keys.map((key) => untilKnown(() => store.append(draftOf(key, commitNo)))));
      expect(again.filter(({ kind }) => kind === 'conflict')).toEqual([]);
    }
    await server.restart();
    const last = await Promise.all(keys.map((key) => untilKnown(() => store.append(draftOf(key, 4)))));
    expect(last.filter(({ kind }) => kind === 'conflict')).toEqual([]);
    const commits = await everyCommit(store);
    const all = keys.flatMap((key) => [1, 2, 3, 4].map((no) => `${key}-${no}`));
    expect(commits.map(({ commandId }) => commandId).sort()).toEqual(all.sort());
  });
});
