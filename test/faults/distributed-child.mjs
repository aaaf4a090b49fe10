/**
 * Two small services on the distributed adapters in one process, to be killed: `node distributed-child.mjs <json>`.
 * Lines on stdout: `open`, `ack <n> <position>` per durable command, `settled`.
 */
import './distributed-points.mjs';
import { KafkaEventBus } from '@ronghe/event-bus-kafka';
import {
  CommandHandling,
  Consumer,
  Projector,
  Reactor,
  Refusal,
  Unavailable,
  formatPosition,
} from '@ronghe/event-sourcing';
import { MongoEventStore, connectMongo } from '@ronghe/event-store-mongo';
import { MongoCheckpoints, MongoParking, MongoReadModels } from '@ronghe/read-model-mongo';
import { at, catalogue, count, creditOf, failed, say, sums, totals } from './tally-and-account.mjs';

/** first: number of the first command; most: how many; group: of this life's consumers; does: load, settle, replay, rebuild */
const { kafka, mongo, prefix, partitions, first, most, group, does } = JSON.parse(process.argv[2]);
const WRITERS = 8;
const SETTLED_WITHIN_MS = 120_000;
const quiet = { info() {}, warn() {}, error() {} };

async function openService(name) {
  const connection = await connectMongo({ url: mongo, db: `${prefix}_${name}`, log: quiet });
  const store = await MongoEventStore.open(connection, name, { logs: partitions });
  const checkpoints = new MongoCheckpoints(connection);
  const own = { store, cursors: checkpoints };
  const bus = await KafkaEventBus.open({
    brokers: [kafka],
    clientId: name,
    prefix,
    partitions,
    catalogue,
    own,
    log: quiet,
  });
  return { connection, store, checkpoints, bus, commands: new CommandHandling(store, catalogue) };
}

const [tallying, crediting] = await Promise.all([openService('tally'), openService('account')]);
const { bus, checkpoints, connection } = crediting;
const sources = ['tally', 'account'];
const parking = new MongoParking(connection);
/** The group of a killed process still holds its partitions for a while: each life has groups of its own. */
const ofThisLife = { subscribe: (options) => bus.subscribe({ ...options, name: `${options.name}.${group}` }) };

const projector = new Projector({
  name: 'account.models',
  projections: [totals, sums],
  store: new MongoReadModels(connection),
  bus,
  sources,
  checkpoints,
  parking,
  lookEveryMs: 200,
  retireAfterMs: 200,
  now: at,
});
const reactor = new Reactor({
  service: 'account',
  reactions: [creditOf(crediting.commands)],
  parking,
  now: at,
  // A refusal here can only be a repeat that was taken for another command: that would be a fault of the core.
  onRefused: (_name, _event, refusal) => failed(refusal),
  onParked: () => undefined,
});
const models = new Consumer({
  name: 'account.models',
  sources,
  bus: ofThisLife,
  checkpoints: projector.places,
  handle: projector.handle,
});
const reactions = new Consumer({
  name: 'account.reactions',
  sources: ['tally'],
  bus: ofThisLife,
  checkpoints,
  handle: reactor.handle,
  saveEveryMs: 20,
});

await projector.open();
await Promise.all([models.start(), reactions.start()]);
say('open');

if (does.includes('rebuild')) void rebuildOverAndOver();
if (does.includes('load')) await load();
if (does.includes('replay')) await replay();
if (does.includes('settle')) await settle();

async function load() {
  let next = first;
  const writer = async () => {
    while (next < first + most) {
      const n = next++;
      const { position } = await untilAnswered(() => count(tallying.commands, n));
      say(`ack ${n} ${formatPosition(position)}`);
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
}

/** As a client does: the same again, under the same id, as long as the answer is that it cannot be done now. */
async function untilAnswered(send) {
  for (;;)
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof Unavailable) && !(error instanceof Refusal && error.kind === 'unavailable')) failed(error);
    }
}

async function rebuildOverAndOver() {
  for (;;) for (const model of projector.models()) await projector.rebuild(model).catch(() => undefined);
}

/** What an operator does about parked events once their cause is mended. */
async function replay() {
  for (const consumer of new Set((await parking.list()).map((p) => p.consumer))) await parking.askReplay(consumer);
  const asked = new Set((await parking.list()).map((p) => p.consumer));
  await projector.replayAsked(asked);
  await reactor.replayAsked();
}

async function settle() {
  for (const [consumer, source] of [
    [reactions, 'tally'],
    [models, 'tally'],
    [models, 'account'],
  ])
    if (!(await consumer.reachedEnd(source, SETTLED_WITHIN_MS)))
      failed(new Error(`the end of ${source} was not reached`));
  await Promise.all([models.stop(), reactions.stop()]);
  projector.stop();
  await Promise.all([tallying.bus.close(), bus.close()]);
  await Promise.all([tallying.connection.close(), connection.close()]);
  say('settled');
  process.exit(0);
}
