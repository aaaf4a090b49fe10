import { describe, expect, it } from '@jest/globals';
import { batchesOf, eventually, given, givenEvents, recorded, recorder, tallies, tally } from './index.js';
import { type TallyFact, branches } from './tally.js';

const counted = (by: number, mark = 'm', branch?: string): TallyFact => ({
  type: 'tally.counted',
  data: { by, mark, branch },
});
const cleared: TallyFact = { type: 'tally.cleared', data: { mark: 'x' } };

describe('given / when / then for a decider', () => {
  it('passes when the facts are right and fails when they are not', () => {
    const when = given(tally, [counted(1)]).when({ kind: 'count', by: 2, mark: 'n' });
    when.then([counted(2, 'n')]);
    expect(() => when.then([counted(3, 'n')])).toThrow();
    expect(() => when.thenRefused('tally-full')).toThrow('accepted');
  });

  it('gives back the refusal, and fails for another code', () => {
    const when = given(tally, [counted(1_000_000)]).when({ kind: 'count', by: 1, mark: 'n' });
    expect(when.thenRefused('tally-full').text.zh).toBe('计数已满');
    expect(() => when.thenRefused('other')).toThrow();
  });

  it('catches a decision that changes the state', () => {
    const careless = { ...tally, decide: (_: unknown, state: { total: number }) => ((state.total = 9), []) };
    expect(() =>
      given(careless, [counted(1)])
        .when({})
        .then([]),
    ).toThrow();
  });
});

describe('given events for a projection', () => {
  const record = recorder();
  const events = [
    ...record('a', [counted(1, 'm', '甲'), counted(2, 'n', '甲')]),
    ...record('b', [counted(5, 'o', '甲'), cleared]),
  ];

  it('gives the document, none after a delete, and the merged one of partials', () => {
    givenEvents(tallies, events).then('a', { total: 3, last: 'n' });
    givenEvents(tallies, events).then('b', undefined);
    givenEvents(branches, events).then('甲', { total: 8, count: 3 });
    expect(() => givenEvents(tallies, events).then('a', { total: 4, last: 'n' })).toThrow();
  });

  it('keeps tenants apart', () => {
    const theirs = recorder({ tenant: 'other' })('a', [counted(7)]);
    givenEvents(tallies, [...events, ...theirs]).then('a', { total: 7, last: 'm' }, 'other');
  });

  it('catches an evolve that changes its document, and a model that needs a merge and has none', () => {
    const careless: typeof tallies = {
      ...tallies,
      evolve: (d) => (d ? ((d.total = 9), d) : { total: 1, last: '' }),
    };
    expect(() => givenEvents(careless, events)).toThrow(TypeError);
    const unmerged: typeof branches = { ...branches, merge: undefined };
    expect(() => givenEvents(unmerged, events)).toThrow('give the projection a merge');
  });

  it('numbers events as a log does', () => {
    expect(recorded([counted(1), counted(2)]).map((e) => e.id)).toEqual(['tally.1.1.0', 'tally.1.2.0']);
    for (const batch of batchesOf(events)) expect(batch.last).toBe(batch.events.at(-1)!.seq);
  });
});

describe('eventually', () => {
  it('answers once the assertion holds', async () => {
    let tries = 0;
    expect(
      await eventually(() => {
        if (++tries < 4) throw new Error('not yet');
        return tries;
      }),
    ).toBe(4);
  });

  it('fails with the last error after its time', async () => {
    const never = (): never => {
      throw new Error('still wrong');
    };
    await expect(eventually(never, { timeoutMs: 20 })).rejects.toThrow('still wrong');
  });
});
