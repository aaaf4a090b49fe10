import type { Decider } from '../decider.js';
import type { EventBatch, Fact } from '../event.js';
import { type CommandContext } from '../handle.js';
import type { Projection } from '../projection.js';
import { refuse } from '../refusal.js';
import { simpleCatalogue } from './simple-catalogue.js';

/** The smallest stream that has a rule: the contracts and the core's own specs work with it. */
export type TallyFact =
  Fact<'tally.counted', { by: number; mark: string; branch?: string }> | Fact<'tally.cleared', { mark: string }>;

export type TallyCommand =
  { kind: 'count'; by: number; mark: string; branch?: string; times?: number } | { kind: 'clear'; mark: string };

export interface Tally {
  total: number;
  /** The marks counted since the last clearing, in order. */
  marks: string[];
}

export const MOST = 1_000_000;

export const tally: Decider<Tally, TallyCommand, TallyFact> = {
  category: 'tally',
  initial: () => ({ total: 0, marks: [] }),
  decide(command, state) {
    if (command.kind === 'clear')
      return state.marks.length === 0 ? [] : [{ type: 'tally.cleared', data: { mark: command.mark } }];
    const { by, mark, branch, times = 1 } = command;
    if (state.total + by * times > MOST) refuse('tally-full', '计数已满', 'The tally is full');
    return Array.from({ length: times }, () => ({ type: 'tally.counted', data: { by, mark, branch } }));
  },
  evolve(state, fact) {
    switch (fact.type) {
      case 'tally.counted':
        state.total += fact.data.by;
        state.marks.push(fact.data.mark);
        return state;
      case 'tally.cleared':
        return { total: 0, marks: [] };
    }
  },
};

export const tallyCatalogue = simpleCatalogue({ 'tally.counted': { v: 1 }, 'tally.cleared': { v: 1 } });

/** One document per tally; clearing deletes it. */
export const tallies: Projection<{ total: number; last: string }, TallyFact> = {
  model: 'tallies',
  version: 1,
  types: ['tally.counted', 'tally.cleared'],
  indexes: ['total'],
  keys: (event) => [event.stream.split('/')[2]!],
  evolve: (document, event) =>
    event.type === 'tally.cleared'
      ? undefined
      : { total: (document?.total ?? 0) + event.data.by, last: event.data.mark },
};

/** One document per branch, collected from all tallies, so kept as a partial per log. */
export const branches: Projection<{ total: number; count: number }, TallyFact> = {
  model: 'branches',
  version: 1,
  types: ['tally.counted'],
  keys: (event) => (event.type === 'tally.counted' && event.data.branch ? [event.data.branch] : []),
  evolve: (document, event) =>
    event.type === 'tally.counted'
      ? { total: (document?.total ?? 0) + event.data.by, count: (document?.count ?? 0) + 1 }
      : document,
  merge: (partials) => ({
    total: partials.reduce((sum, p) => sum + p.total, 0),
    count: partials.reduce((sum, p) => sum + p.count, 0),
  }),
};

export const contextOf = (commandId: string, more: Partial<CommandContext> = {}): CommandContext => ({
  tenant: 'acme',
  actor: 'tester',
  at: '2026-01-01T00:00:00.000Z',
  ...more,
  commandId,
});

export const marksIn = (batches: readonly EventBatch[]): string[] =>
  batches.flatMap((b) => b.events.map((e) => (e.data as { mark: string }).mark));
