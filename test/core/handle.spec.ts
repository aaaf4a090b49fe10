import { beforeEach, describe, expect, it } from '@jest/globals';
import { CommandHandling, type Decider, type Fact } from '@ronghe/event-sourcing';
import {
  type TallyCommand,
  contextOf,
  losingAnswers,
  simpleCatalogue,
  tally,
  tallyCatalogue,
} from '@ronghe/event-sourcing/testing';
import { SqliteEventStore, openDatabase } from '@ronghe/event-store-sqlite';

const count = (mark: string, by = 1): TallyCommand => ({ kind: 'count', by, mark });

describe('handling a command', () => {
  let store: SqliteEventStore;
  let handling: CommandHandling;
  beforeEach(() => {
    store = new SqliteEventStore(openDatabase(':memory:'), 'tally', 4);
    handling = new CommandHandling(store, tallyCatalogue);
  });

  it('answers the version, the place and the facts', async () => {
    await handling.handle(tally, 'a', count('m'), contextOf('1'));
    const answer = await handling.handle(tally, 'a', { kind: 'count', by: 2, mark: 'n', times: 3 }, contextOf('2'));
    expect(answer).toMatchObject({ version: 4, replayed: false, position: { source: 'tally', no: 2 } });
    expect(answer.facts).toHaveLength(3);
  });

  it('writes nothing when there is nothing to say, and when a rule refuses', async () => {
    const none = await handling.handle(tally, 'a', { kind: 'clear', mark: 'm' }, contextOf('1'));
    expect(none).toEqual({ version: 0, position: undefined, facts: [], replayed: false });
    await expect(handling.handle(tally, 'a', count('m', 2_000_000), contextOf('2'))).rejects.toMatchObject({
      code: 'tally-full',
    });
    expect(await store.tails()).toEqual([0, 0, 0, 0]);
  });

  it('gives the state, and none of a stream that does not exist', async () => {
    expect(await handling.state(tally, 'acme', 'a')).toBeUndefined();
    await handling.handle(tally, 'a', count('m', 5), contextOf('1'));
    expect(await handling.state(tally, 'acme', 'a')).toEqual({ total: 5, marks: ['m'] });
    expect(await handling.state(tally, 'other', 'a')).toBeUndefined();
  });

  describe('with If-Match', () => {
    it('accepts the version it was made for and refuses any other', async () => {
      await handling.handle(tally, 'a', count('m'), contextOf('1', { expectedVersion: 0 }));
      for (const expectedVersion of [0, 2])
        await expect(
          handling.handle(tally, 'a', count('n'), contextOf('2', { expectedVersion })),
        ).rejects.toMatchObject({
          kind: 'versionMoved',
        });
      expect((await handling.handle(tally, 'a', count('n'), contextOf('3', { expectedVersion: 1 }))).version).toBe(2);
    });

    it('lets one of two at once pass, also from two processes', async () => {
      const other = new CommandHandling(store, tallyCatalogue);
      const both = await Promise.allSettled([
        handling.handle(tally, 'a', count('m'), contextOf('1', { expectedVersion: 0 })),
        other.handle(tally, 'a', count('n'), contextOf('2', { expectedVersion: 0 })),
      ]);
      expect(both.map((b) => b.status).sort()).toEqual(['fulfilled', 'rejected']);
    });

    it('answers a repeat although the version has moved by its own effect', async () => {
      await handling.handle(tally, 'a', count('m'), contextOf('1', { expectedVersion: 0 }));
      const again = await handling.handle(tally, 'a', count('m'), contextOf('1', { expectedVersion: 0 }));
      expect(again).toMatchObject({ version: 1, replayed: true });
    });
  });

  it('decides on what others have written since, whoever wrote last', async () => {
    const other = new CommandHandling(store, tallyCatalogue);
    for (let i = 0; i < 6; i++) await [handling, other][i % 2]!.handle(tally, 'a', count(`m${i}`), contextOf(`${i}`));
    await Promise.all(
      [0, 1, 2, 3, 4, 5].map((i) => [handling, other][i % 2]!.handle(tally, 'a', count(`n${i}`), contextOf(`n${i}`))),
    );
    const fresh = await new CommandHandling(store, tallyCatalogue).state(tally, 'acme', 'a');
    expect(fresh!.total).toBe(12);
    expect(await handling.state(tally, 'acme', 'a')).toEqual(fresh);
    expect(await other.state(tally, 'acme', 'a')).toEqual(fresh);
  });

  it('has one effect when the answer was lost after the write', async () => {
    let lose = true;
    const flaky = new CommandHandling(
      losingAnswers(store, () => lose),
      tallyCatalogue,
    );
    await expect(flaky.handle(tally, 'a', count('m'), contextOf('1'))).rejects.toThrow('timed out');
    lose = false;
    expect(await flaky.handle(tally, 'a', count('m'), contextOf('1'))).toMatchObject({ version: 1, replayed: true });
    expect(await flaky.state(tally, 'acme', 'a')).toEqual({ total: 1, marks: ['m'] });
  });

  it('takes the fingerprint it is given, so that a command with a new time in it is still the same request', async () => {
    await handling.handle(tally, 'a', count('at nine'), contextOf('1', { fingerprint: 'request' }));
    const again = await handling.handle(tally, 'a', count('at ten'), contextOf('1', { fingerprint: 'request' }));
    expect(again).toMatchObject({ replayed: true, facts: [{ data: { mark: 'at nine' } }] });
  });

  it('keeps no half-folded state when evolve throws', async () => {
    let broken = true;
    const brittle: typeof tally = {
      ...tally,
      evolve(state, fact) {
        if (broken && state.marks.length === 1) throw new Error('evolve of the test');
        return tally.evolve(state, fact);
      },
    };
    await expect(
      handling.handle(brittle, 'a', { kind: 'count', by: 1, mark: 'm', times: 3 }, contextOf('1')),
    ).rejects.toThrow('evolve of the test');
    await expect(handling.state(brittle, 'acme', 'a')).rejects.toThrow('evolve of the test');
    broken = false;
    expect((await handling.state(brittle, 'acme', 'a'))!.total).toBe(3);
  });

  it('does not hold up a stream after a command on it failed', async () => {
    const mixed = await Promise.allSettled(
      [1, 2_000_000, 2].map((by, i) => handling.handle(tally, 'a', count(`${i}`, by), contextOf(`${i}`))),
    );
    expect(mixed.map((m) => m.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('never lets record time go back within a stream, so that a replay up to a time has no holes', async () => {
    await handling.handle(tally, 'a', count('m'), contextOf('1', { at: '2026-01-02T00:00:00.000Z' }));
    await handling.handle(tally, 'a', count('n'), contextOf('2', { at: '2026-01-01T00:00:00.000Z' }));
    await handling.handle(tally, 'b', count('n'), contextOf('2', { at: '2026-01-01T00:00:00.000Z' }));
    const at = async (key: string): Promise<string[]> => (await store.readStream(`acme/tally/${key}`)).map((c) => c.at);
    expect(await at('a')).toEqual(['2026-01-02T00:00:00.000Z', '2026-01-02T00:00:00.000Z']);
    expect(await at('b')).toEqual(['2026-01-01T00:00:00.000Z']);
  });
});

describe('a live state', () => {
  type Set = Fact<'card.set', { name?: string; tags?: string[] }>;
  const card: Decider<{ name: string; tags: string[] }, Set['data'], Set> = {
    category: 'card',
    initial: () => ({ name: 'unnamed', tags: [] }),
    decide: (data) => [{ type: 'card.set', data }],
    evolve(state, { data }) {
      state.tags.push('touched');
      return { ...state, ...data };
    },
  };
  const catalogue = simpleCatalogue({ 'card.set': { v: 1 } });

  it('is the state after a restart: undefined fields are none, and the command is not shared', async () => {
    const store = new SqliteEventStore(openDatabase(':memory:'), 'card', 1);
    const handling = new CommandHandling(store, catalogue);
    const command = { name: undefined, tags: ['mine'] };
    const { facts } = await handling.handle(card, 'a', command, contextOf('1'));
    await handling.handle(card, 'a', { name: 'named' }, contextOf('2'));
    const restarted = await new CommandHandling(store, catalogue).state(card, 'acme', 'a');
    expect(await handling.state(card, 'acme', 'a')).toStrictEqual(restarted);
    expect(command.tags).toEqual(['mine']);
    expect(facts[0]!.data.tags).toEqual(['mine']);
  });
});
