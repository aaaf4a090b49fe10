import { expect, it } from '@jest/globals';
import { CommandHandling, type EventStore, Refusal } from '@ronghe/event-sourcing';
import {
  type TallyCommand,
  contextOf,
  everyCommit,
  losingAnswers,
  seeded,
  tally,
  tallyCatalogue,
} from '@ronghe/event-sourcing/testing';
import { SqliteEventStore, openDatabase } from '@ronghe/event-store-sqlite';
import fc from 'fast-check';

interface Sent {
  process: number;
  key: string;
  /** From a small pool, so that ids are sent again, with the same and with other content. */
  id: string;
  command: TallyCommand;
}

const sent: fc.Arbitrary<Sent> = fc.record({
  process: fc.nat(2),
  key: fc.constantFrom('a', 'b'),
  id: fc.nat(12).map((n) => `c${n}`),
  command: fc.oneof(
    fc.record({
      kind: fc.constant('count' as const),
      by: fc.constantFrom(1, 400_000),
      mark: fc.constantFrom('m', 'n'),
      times: fc.integer({ min: 1, max: 3 }),
    }),
    fc.record({ kind: fc.constant('clear' as const), mark: fc.constant('m') }),
  ),
});

/** Every call takes a seeded number of turns, so that processes overtake each other anywhere. */
function slow(store: EventStore, random: () => number): EventStore {
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      if (!['append', 'readStream', 'findCommand'].includes(String(name))) return value.bind(target);
      return async (...args: unknown[]): Promise<unknown> => {
        for (let n = Math.floor(random() * 4); n > 0; n--) await new Promise((resolve) => setImmediate(resolve));
        return value.apply(target, args);
      };
    },
  });
}

it('any interleaving of commands gives a log in which every commit is right where it stands, once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(sent, { maxLength: 40 }), fc.integer(), async (commands, seed) => {
      const store = new SqliteEventStore(openDatabase(':memory:'), 'tally', 2);
      const random = seeded(seed);
      const flaky = losingAnswers(slow(store, random), () => random() < 0.2);
      const processes = [0, 1, 2].map(() => new CommandHandling(flaky, tallyCatalogue));
      const answers = await Promise.allSettled(
        commands.map((c) => processes[c.process]!.handle(tally, c.key, c.command, contextOf(c.id))),
      );

      const commits = await everyCommit(store);
      for (const key of ['a', 'b']) {
        let state = tally.initial();
        const ids = new Set<string>();
        const stream = commits.filter((c) => c.stream === `acme/tally/${key}`);
        for (const [i, commit] of stream.entries()) {
          expect(commit.commitNo).toBe(i + 1);
          expect(ids.has(commit.commandId)).toBe(false);
          ids.add(commit.commandId);
          // Some command of this id, decided on the state before it, gives exactly these facts.
          const facts = commit.events.map(({ type, data }) => ({ type, data }));
          const could = commands
            .filter((c) => c.key === key && c.id === commit.commandId)
            .map((c) => decided(c.command, state));
          expect(could).toContainEqual(JSON.stringify(facts));
          for (const fact of facts) state = tally.evolve(state, fact as never);
        }
        for (const handling of processes)
          expect((await handling.state(tally, 'acme', key)) ?? tally.initial()).toEqual(state);
      }

      for (const [i, answer] of answers.entries()) {
        const { key, id } = commands[i]!;
        const commit = commits.find((c) => c.stream.endsWith(key) && c.commandId === id);
        if (answer.status === 'rejected') {
          const codes = ['idempotency-key-reused', 'tally-full', 'busy'];
          if (answer.reason instanceof Refusal) expect(codes).toContain(answer.reason.code);
          else expect(answer.reason.message).toBe('timed out');
        } else if (answer.value.facts.length > 0)
          expect(answer.value.position).toEqual({ source: 'tally', log: commit!.log, no: commit!.no });
      }
    }),
    { numRuns: 150 },
  );
});

function decided(command: TallyCommand, state: ReturnType<typeof tally.initial>): string {
  try {
    return JSON.stringify(tally.decide(command, state));
  } catch {
    return 'refused';
  }
}
