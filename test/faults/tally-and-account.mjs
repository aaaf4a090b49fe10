/**
 * What the processes that are to be killed run: tallies are counted by commands, a reaction credits an account for each
 * count, two read models are kept of both.
 */
import { writeSync } from 'node:fs';

const TALLIES = 7;
const ACCOUNTS = 3;
export const at = () => new Date().toISOString();
export const say = (line) => writeSync(1, `${line}\n`);
export const failed = (error) => {
  console.error(error);
  process.exit(1);
};

export const catalogue = {
  stamp: (fact) => ({ type: fact.type, v: 1, data: fact.data }),
  read: ({ type, data }) => ({ type, data }),
};

export const tally = {
  category: 'tally',
  initial: () => ({ total: 0 }),
  decide: (command, state) =>
    command.clear
      ? [{ type: 'tally.cleared', data: { n: command.n, was: state.total } }]
      : Array.from({ length: command.times }, () => ({
          type: 'tally.counted',
          data: { n: command.n, by: command.by },
        })),
  evolve: (state, fact) => ({ total: fact.type === 'tally.cleared' ? 0 : state.total + fact.data.by }),
};

export const account = {
  category: 'account',
  initial: () => ({ points: 0 }),
  decide: ({ cause, points }, state) => [
    { type: 'account.credited', data: { cause, points, balance: state.points + points } },
  ],
  evolve: (_state, fact) => ({ points: fact.data.balance }),
};

export const totals = {
  model: 'totals',
  version: 1,
  types: ['tally.counted', 'tally.cleared'],
  keys: (event) => [event.stream],
  evolve: (document, event) =>
    event.type === 'tally.cleared' ? undefined : { total: (document?.total ?? 0) + event.data.by },
};

export const sums = {
  model: 'sums',
  version: 1,
  types: ['tally.counted', 'account.credited'],
  keys: (event) => [event.type],
  evolve: (document, event) => ({
    count: (document?.count ?? 0) + 1,
    sum: (document?.sum ?? 0) + (event.data.by ?? event.data.points),
  }),
  merge: (parts) => ({ count: parts.reduce((a, p) => a + p.count, 0), sum: parts.reduce((a, p) => a + p.sum, 0) }),
};

/** The same number and content in every life, so that commands sent before a kill are sent again after it. */
export const count = (commands, n) =>
  commands.handle(
    tally,
    `t${n % TALLIES}`,
    n % 23 === 0 ? { clear: true, n } : { n, by: (n % 5) + 1, times: (n % 3) + 1 },
    { tenant: 'acme', commandId: `c${n}`, actor: 'w', at: at() },
  );

export const creditOf = (commands) => ({
  name: 'credit-count',
  types: ['tally.counted'],
  react: (event, commandId) =>
    commands.handle(
      account,
      `k${event.data.n % ACCOUNTS}`,
      { cause: event.id, points: event.data.by },
      { tenant: 'acme', commandId, actor: 'credit-count', at: at() },
    ),
});
