// The embedded core under load, to be killed: run by core-kill.spec.ts with `node core-child.mjs <file> <first> <mode>`.
// It imports the built packages, as a service does. Lines on stdout: `booted`, `ack <n>` per durable command, `models <json>`.
import { writeSync } from 'node:fs';
import { LocalEventBus } from '@ronghe/event-bus-local';
import {
  CommandHandling,
  Consumer,
  MemoryCheckpoints,
  MemoryParking,
  Projector,
  Reactor,
} from '@ronghe/event-sourcing';
import { SqliteCheckpoints, SqliteEventStore, openDatabase } from '@ronghe/event-store-sqlite';
import { MemoryReadModels } from '@ronghe/read-model-memory';

const [file, first, mode] = process.argv.slice(2);
const WRITERS = 16;
const TALLIES = 7;
const ACCOUNTS = 3;
const at = () => new Date().toISOString();
const say = (line) => writeSync(1, `${line}\n`);

const catalogue = {
  stamp: (fact) => ({ type: fact.type, v: 1, data: fact.data }),
  read: ({ type, data }) => ({ type, data }),
};

const tally = {
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

const account = {
  category: 'account',
  initial: () => ({ points: 0 }),
  decide: ({ cause, points }, state) => [
    { type: 'account.credited', data: { cause, points, balance: state.points + points } },
  ],
  evolve: (_state, fact) => ({ points: fact.data.balance }),
};

const totals = {
  model: 'totals',
  version: 1,
  types: ['tally.counted', 'tally.cleared'],
  keys: (event) => [event.stream],
  evolve: (document, event) =>
    event.type === 'tally.cleared' ? undefined : { total: (document?.total ?? 0) + event.data.by },
};

const sums = {
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

const db = openDatabase(file);
const tallies = new SqliteEventStore(db, 'tally', 4);
const accounts = new SqliteEventStore(db, 'account', 4);
const bus = new LocalEventBus([tallies, accounts], catalogue);
const models = new MemoryReadModels();
const sources = ['tally', 'account'];
const checkpoints = new MemoryCheckpoints();
const projector = new Projector({
  name: 'models',
  projections: [totals, sums],
  store: models,
  bus,
  sources,
  checkpoints,
  parking: new MemoryParking(),
  now: () => at(),
  onParked: (build, event, reason) => failed(new Error(`${build} ${event.id} ${reason}`)),
});
const tallying = new CommandHandling(tallies, catalogue);
const crediting = new CommandHandling(accounts, catalogue);
const failed = (error) => {
  console.error(error);
  process.exit(1);
};

const credit = {
  name: 'credit-count',
  types: ['tally.counted'],
  react: (event, commandId) =>
    crediting.handle(
      account,
      `k${event.data.n % ACCOUNTS}`,
      { cause: event.id, points: event.data.by },
      { tenant: 'acme', commandId, actor: 'credit-count', at: at() },
    ),
};

const live = new Consumer({
  name: 'models',
  sources,
  bus,
  checkpoints: projector.places,
  handle: projector.handle,
  onFailure: failed,
});
const reactor = new Reactor({
  service: 'account',
  reactions: [credit],
  parking: new MemoryParking(),
  now: () => at(),
  // A refusal here can only be a repeat that was taken for another command: that would be a fault of the core.
  onRefused: (_name, _event, refusal) => failed(refusal),
  onParked: (_name, event, reason) => failed(new Error(`${event.id} ${reason}`)),
});
const reactions = new Consumer({
  name: 'reactions',
  sources: ['tally'],
  bus,
  checkpoints: new SqliteCheckpoints(db),
  handle: reactor.handle,
  onFailure: failed,
  saveEveryMs: 20,
});

const passed = async (consumer, source) => {
  if (!(await consumer.reachedEnd(source, 60_000))) failed(new Error(`the end of ${source} was not reached`));
};

say('opened');
await projector.open();
await reactions.start();
await live.start();
for (const source of sources) await passed(live, source);
say('booted');

if (mode === 'settle') {
  await passed(reactions, 'tally');
  await passed(live, 'account');
  if (process.argv[5] === 'rebuild') for (const model of projector.models()) await projector.rebuild(model);
  const reader = models.reader('acme');
  const dump = { totals: await reader.find(totals), sums: await reader.merged(sums) };
  say(`models ${JSON.stringify(dump)}`);
  await live.stop();
  await reactions.stop();
  await bus.close();
  db.close();
} else {
  let next = Number(first);
  // Numbers and contents are the same in every life, so that commands sent before a kill are sent again after it.
  const writer = async () => {
    for (;;) {
      const n = next++;
      const command = n % 23 === 0 ? { clear: true, n } : { n, by: (n % 5) + 1, times: (n % 3) + 1 };
      await tallying.handle(tally, `t${n % TALLIES}`, command, {
        tenant: 'acme',
        commandId: `c${n}`,
        actor: 'w',
        at: at(),
      });
      say(`ack ${n}`);
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
}
