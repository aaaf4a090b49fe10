// The embedded core under load, to be killed: run by core-kill.spec.ts with `node core-child.mjs <file> <first> <mode>`.
// It imports the built packages, as a service does. Lines on stdout: `booted`, `ack <n>` per durable command, `models <json>`.
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
import { at, catalogue, count, creditOf, failed, say, sums, totals } from './tally-and-account.mjs';

const [file, first, mode] = process.argv.slice(2);
const WRITERS = 16;

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
  now: at,
  onParked: (build, event, reason) => failed(new Error(`${build} ${event.id} ${reason}`)),
});
const tallying = new CommandHandling(tallies, catalogue);
const crediting = new CommandHandling(accounts, catalogue);

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
  reactions: [creditOf(crediting)],
  parking: new MemoryParking(),
  now: at,
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
  const writer = async () => {
    for (;;) {
      const n = next++;
      await count(tallying, n);
      say(`ack ${n}`);
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
}
