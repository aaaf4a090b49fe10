import { describe, expect, it } from '@jest/globals';
import type { Commit } from '../event.js';
import { type AppendResult, type EventStore } from '../event-store.js';
import { CommandHandling } from '../handle.js';
import { Refusal } from '../refusal.js';
import { draftOf } from './drafts.js';
import { seeded } from './seeded.js';
import { type TallyCommand, contextOf, tally, tallyCatalogue } from './tally.js';

export async function everyCommit(store: EventStore): Promise<Commit[]> {
  const logs = await Promise.all(Array.from({ length: store.logs }, (_, log) => store.readLog(log, 0, 1_000_000)));
  for (const commits of logs) expect(commits.map((c) => c.no)).toEqual(commits.map((_, i) => i + 1));
  return logs.flat();
}

/** Asks again with the same command id while others keep winning, as a client does on 503. */
export async function persistently<R>(ask: () => Promise<R>): Promise<R> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'busy')) throw error;
    }
  }
}

/** The same store, whose appends sometimes lose their answer after the write, as a network does. */
export function losingAnswers(store: EventStore, lose: () => boolean): EventStore {
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (name !== 'append') return typeof value === 'function' ? value.bind(target) : value;
      return async (...args: Parameters<EventStore['append']>): Promise<AppendResult> => {
        const answer = await target.append(...args);
        if (lose()) throw new Error('timed out');
        return answer;
      };
    },
  });
}

export function eventStoreUnderConcurrency(current: () => EventStore): void {
  describe('under concurrency', () => {
    const count = (mark: string): TallyCommand => ({ kind: 'count', by: 1, mark });

    it('loses and doubles nothing of 64 appenders on three streams, in four processes', async () => {
      const store = current();
      const handling = Array.from({ length: 4 }, () => new CommandHandling(store, tallyCatalogue));
      const random = seeded(64);
      const sent: [string, string][] = [];
      const writer = async (n: number): Promise<void> => {
        for (let i = 0; i < 6; i++) {
          const key = `t${Math.floor(random() * 3)}`;
          const mark = `${n}-${i}`;
          sent.push([key, mark]);
          await persistently(() => handling[n % 4]!.handle(tally, key, count(mark), contextOf(mark)));
        }
      };
      await Promise.all(Array.from({ length: 64 }, (_, n) => writer(n)));

      const commits = await everyCommit(store);
      const written = commits.map((c) => `${c.stream.slice(-2)} ${c.commandId}`).sort();
      expect(written).toEqual(sent.map((pair) => pair.join(' ')).sort());
      for (const key of ['t0', 't1', 't2']) {
        const stream = await store.readStream(`acme/tally/${key}`);
        expect(stream.map((c) => c.commitNo)).toEqual(stream.map((_, i) => i + 1));
        expect(stream.map((c) => c.firstVersion)).toEqual(stream.map((_, i) => i + 1));
        expect(new Set(stream.map((c) => c.log)).size).toBe(1);
      }
    });

    it('lets exactly one of many drafts with one number in, and tells the others of the conflict', async () => {
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, i) => current().append(draftOf('a', 1, { commandId: `c${i}` }))),
      );
      expect(results.filter((r) => r.kind === 'appended')).toHaveLength(1);
      expect(results.filter((r) => r.kind === 'conflict')).toHaveLength(19);
    });

    it('carries a command out once, however often and however concurrently it is sent', async () => {
      const handling = [0, 1].map(() => new CommandHandling(current(), tallyCatalogue));
      const answers = await Promise.all(
        Array.from({ length: 30 }, (_, i) => handling[i % 2]!.handle(tally, 'a', count('m'), contextOf('once'))),
      );
      answers.push(await handling[0]!.handle(tally, 'a', count('m'), contextOf('once')));
      expect(answers.filter((a) => !a.replayed)).toHaveLength(1);
      for (const { version, position, facts } of answers)
        expect({ version, position, facts }).toEqual({
          version: 1,
          position: answers[0]!.position,
          facts: [{ type: 'tally.counted', data: { by: 1, mark: 'm' } }],
        });
      expect(await everyCommit(current())).toHaveLength(1);
    });

    it('refuses the same command id with other content, also when both are sent at once', async () => {
      const handling = [0, 1].map(() => new CommandHandling(current(), tallyCatalogue));
      const both = await Promise.allSettled([
        handling[0]!.handle(tally, 'a', count('m'), contextOf('id')),
        handling[1]!.handle(tally, 'a', count('other'), contextOf('id')),
      ]);
      expect(both.map((b) => b.status).sort()).toEqual(['fulfilled', 'rejected']);
      await expect(handling[0]!.handle(tally, 'a', count('third'), contextOf('id'))).rejects.toMatchObject({
        code: 'idempotency-key-reused',
      });
      expect(await everyCommit(current())).toHaveLength(1);
    });

    it('has one effect when the answer is lost after the write and the command is sent again', async () => {
      const random = seeded(7);
      const flaky = losingAnswers(current(), () => random() < 0.5);
      const handling = [0, 1].map(() => new CommandHandling(flaky, tallyCatalogue));
      const untilAnswered = async (mark: string, n: number): Promise<void> => {
        for (;;) {
          try {
            await handling[n % 2]!.handle(tally, `t${n % 3}`, count(mark), contextOf(mark));
            return;
          } catch (error) {
            if (error instanceof Refusal ? error.code !== 'busy' : (error as Error).message !== 'timed out')
              throw error;
          }
        }
      };
      await Promise.all(Array.from({ length: 60 }, (_, n) => untilAnswered(`m${n}`, n)));
      const commits = await everyCommit(current());
      expect(commits.map((c) => c.commandId).sort()).toEqual(Array.from({ length: 60 }, (_, n) => `m${n}`).sort());
    });
  });
}
