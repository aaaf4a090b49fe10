/**
 * Makes the seams of a process dangerous: `node --import` this file, and RONGHE_FAULTS says what happens where. The process
 * itself runs as it was built; what is wrapped are the methods of the adapters, from outside.
 *
 * A point is `<name>.<phase>`: `before` the call, `during` it (asked for, not answered), `after` it. A passage of a point is
 * counted, and the faults of RONGHE_FAULTS name the point and the passage. What happened goes to its `log` file, a line each.
 */
import diagnostics from 'node:diagnostics_channel';
import { openSync, writeSync } from 'node:fs';
import { setImmediate, setInterval } from 'node:timers';
import { setTimeout as wait } from 'node:timers/promises';
import { KafkaEventBus } from '@ronghe/event-bus-kafka';
import { CommandHandling, ModelFeed, Projector, Reactor, Unavailable } from '@ronghe/event-sourcing';
import { MongoEventStore, MongoRequestLedger } from '@ronghe/event-store-mongo';
import { MongoCheckpoints, MongoParking, MongoReadModels } from '@ronghe/read-model-mongo';
import { KafkajsClient } from '../../libs/event-bus-kafka/dist/kafkajs-client.js';

/**
 * @typedef {object} Faults
 * @property {string} log where to write what happened
 * @property {{ point: string, n: number }} [kill] kill -9 of this process at the n-th passage
 * @property {{ point: string, n: number, port: number }[]} [cuts] all connections to a port are broken
 * @property {boolean} [onceListening] nothing happens before the process takes requests
 * @property {{ seed: number, share: number }} [fails] this share of the calls fails, done or not done: its answer is lost
 * @property {{ point: string, ms: number }} [slow]
 * @property {string} [poison] pattern of streams whose events no projection and no reaction takes
 * @property {{ everyMs: number, offsetsMs: number[] }} [clock]
 * @property {object} [times] of the bus
 */
/** @type {Faults} */
const faults = JSON.parse(process.env.RONGHE_FAULTS ?? '{}');
const out = faults.log ? openSync(faults.log, 'a') : undefined;
const note = (...words) => out !== undefined && writeSync(out, `${words.join(' ')}\n`);

const PHASES = ['before', 'during', 'after'];
/** Calls to a server. What only calls these itself fails with them. */
const MAY_FAIL = new Set([
  ...['append', 'relay.read', 'relay.send', 'relay.cursor', 'reaction.places', 'park', 'park.remove', 'ledger'],
  ...[
    'models.load',
    'models.save',
    'models.places',
    'rebuild.save',
    'rebuild.places',
    'rebuild.switch',
    'rebuild.drop',
  ],
]);
/** Whoever runs the campaign may be killed as well: nothing of it stays behind. */
const parent = process.ppid;
setInterval(() => process.ppid !== parent && process.exit(1), 1_000).unref();

const passages = new Map();
const sockets = new Set();
diagnostics.subscribe('net.client.socket', ({ socket }) => {
  sockets.add(socket);
  socket.once('close', () => sockets.delete(socket));
});

let armed = !faults.onceListening;
diagnostics.subscribe('tracing:net.server.listen:asyncEnd', () => (armed = true));

function pass(point) {
  if (!armed) return;
  const n = (passages.get(point) ?? 0) + 1;
  passages.set(point, n);
  for (const cut of faults.cuts ?? []) if (cut.point === point && cut.n === n) breakConnections(cut);
  if (faults.kill?.point !== point || faults.kill.n !== n) return;
  note('kill', point, n);
  process.kill(process.pid, 'SIGKILL');
}

function breakConnections({ point, n, port }) {
  note('cut', point, n);
  for (const socket of sockets)
    if (socket.remotePort === port) socket.destroy(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }));
}

/** Whether this call fails, and when: not sent, sent and not waited for, or done and the answer lost. */
const random = seeded(faults.fails?.seed ?? 0);
const fate = () =>
  armed && random() < (faults.fails?.share ?? 0) ? PHASES[Math.floor(random() * PHASES.length)] : undefined;
function lose(point, phase) {
  note('lost-answer', `${point}.${phase}`);
  throw new Unavailable(`${point} was given up ${phase} the call`);
}

function watch(owner, method, name) {
  const inner = owner[method];
  if (typeof inner !== 'function') throw new Error(`there is no ${method} to be watched`);
  owner[method] = async function (...args) {
    const point = typeof name === 'string' ? name : name(this, args);
    pass(`${point}.before`);
    const fails = MAY_FAIL.has(point) ? fate() : undefined;
    if (fails === 'before') lose(point, fails);
    if (faults.slow?.point === point) await wait(faults.slow.ms);
    const answer = inner.apply(this, args);
    setImmediate(() => pass(`${point}.during`));
    if (fails === 'during') {
      answer.catch(() => undefined);
      lose(point, fails);
    }
    const result = await answer;
    pass(`${point}.after`);
    if (fails === 'after') lose(point, fails);
    return result;
  };
}

const BUILD = /_v\d+_[^_]+$/;
const ofPlaces = (_, [consumers]) => {
  if (consumers[0] === 'relay') return 'relay.cursor';
  if (consumers[0]?.endsWith('.reactions')) return 'reaction.places';
  return consumers.every((c) => BUILD.test(c)) ? 'rebuild.places' : 'models.places';
};
const isShown = (models, build) => [...models.shown.values()].includes(build);

watch(CommandHandling.prototype, 'handle', 'command');
watch(MongoRequestLedger.prototype, 'claim', 'ledger');
watch(MongoEventStore.prototype, 'append', 'append');
watch(MongoEventStore.prototype, 'readLog', 'relay.read');
watch(KafkajsClient.prototype, 'produce', 'relay.send');
watch(MongoCheckpoints.prototype, 'save', ofPlaces);
watch(MongoReadModels.prototype, 'load', 'models.load');
watch(MongoReadModels.prototype, 'save', (self, [build]) => (isShown(self, build) ? 'models.save' : 'rebuild.save'));
watch(MongoReadModels.prototype, 'declare', 'rebuild.declare');
watch(MongoReadModels.prototype, 'activate', 'rebuild.switch');
watch(MongoReadModels.prototype, 'drop', 'rebuild.drop');
watch(ModelFeed.prototype, 'take', 'feed');
watch(MongoParking.prototype, 'park', 'park');
watch(MongoParking.prototype, 'remove', 'park.remove');

if (faults.poison) poison(new RegExp(faults.poison));
watch(Reactor.prototype, 'attempt', 'reaction');
rebuildOnSignal();
if (faults.times) withTimes(faults.times);
if (faults.clock) jump(faults.clock);

/** Random numbers in [0, 1) that are the same for the same seed (mulberry32). */
function seeded(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Nothing of these streams can be taken, by any projection or reaction. */
function poison(streams) {
  const refuse = ({ stream, id }) => {
    if (!streams.test(stream)) return;
    note('poison', id);
    throw new Error(`${id} is poisonous`);
  };
  const { open } = Projector.prototype;
  Projector.prototype.open = function (...args) {
    for (const projection of this.options.projections) {
      const { evolve } = projection;
      projection.evolve = (document, event, key) => (refuse(event), evolve(document, event, key));
    }
    return open.apply(this, args);
  };
  const { attempt } = Reactor.prototype;
  Reactor.prototype.attempt = function (reaction, event, again) {
    const react = async (...args) => (refuse(event), reaction.react(...args));
    return attempt.call(this, { ...reaction, react }, event, again);
  };
}

/** Every model of the process is built anew when it is sent SIGUSR2; again and again until each is switched. */
function rebuildOnSignal() {
  const { open } = Projector.prototype;
  const projectors = [];
  Projector.prototype.open = function (...args) {
    projectors.push(this);
    return open.apply(this, args);
  };
  process.on('SIGUSR2', async () => {
    for (const projector of projectors)
      for (const model of projector.models())
        await projector.rebuild(model).then(
          () => note('rebuilt', model),
          (error) => note('failed', model, error),
        );
  });
}

function withTimes(times) {
  const { open } = KafkaEventBus;
  KafkaEventBus.open = (options) => open.call(KafkaEventBus, { ...options, times: { ...options.times, ...times } });
}

/** The clock of this process, forwards and backwards. */
function jump({ everyMs, offsetsMs }) {
  const Real = Date;
  let at = 0;
  class JumpingDate extends Real {
    constructor(...args) {
      if (args.length > 0) super(...args);
      else super(JumpingDate.now());
    }
    static now() {
      return Real.now() + offsetsMs[at % offsetsMs.length];
    }
  }
  globalThis.Date = JumpingDate;
  setInterval(() => {
    at++;
    note('clock', offsetsMs[at % offsetsMs.length]);
  }, everyMs).unref();
}
