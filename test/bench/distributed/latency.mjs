import { scheduler } from 'node:timers/promises';
import { CommandHandling, endOfCommit, logKey } from '@ronghe/event-sourcing';
import { catalogue } from '@ronghe/contracts';
import { MongoCheckpoints } from '@ronghe/read-model-mongo';
import { accounts } from '../../../services/scoring/dist/standings/accounts.js';
import { compared, inTurns, milliseconds } from './compare.mjs';
import { TENANT, draftOf, messagesOf } from './data.mjs';
import { bareKafka, bareProducer, dropTopic, makeTopic } from './kafka.mjs';
import { forget, newScope, openBus, openDatabase, openModels, openStore, topicIn } from './service.mjs';

/** The goal is for the first; the second is what two cores with servers on them can bear. */
const RATES = [500, 100];
const WARM_UP_S = 4;
const MEASURED_S = 10;
const ACCOUNTS = 2_000;
const ROUNDS = 3;
const PATIENCE_MS = 30_000;
/** One document in so many is read: for a key without an index the stand-in for MongoDB walks the whole model. */
const LOOKED_AT = 10;
const GOAL = { most: 3 };

/**
 * Begins `work(i)` at even moments, whether or not earlier ones are done, and counts from the moment each was due: one
 * that had to wait for its turn has waited. Answers p50 and p99 in milliseconds, without the warm-up.
 */
async function atRate(perSecond, work) {
  const count = perSecond * (WARM_UP_S + MEASURED_S);
  const warm = perSecond * WARM_UP_S;
  const waits = [];
  const running = [];
  const begun = performance.now();
  for (let i = 0; i < count;) {
    const due = () => begun + (i * 1_000) / perSecond;
    for (; i < count && due() <= performance.now(); i++) {
      const [n, at] = [i, due()];
      running.push(work(n).then(() => n >= warm && waits.push(performance.now() - at)));
    }
    await scheduler.wait(1);
  }
  await Promise.all(running);
  waits.sort((a, b) => a - b);
  const part = (p) => waits[Math.min(waits.length - 1, Math.floor(waits.length * p))];
  return { p50: part(0.5), p99: part(0.99) };
}

/** Records what it is told: a rulebook's expressions are not what is measured. */
const recorder = { category: 'account', initial: () => null, decide: (facts) => facts, evolve: () => null };

/** One process that decides, appends, relays, consumes and folds; a command is done when its document shows it. */
async function ours(servers, perSecond) {
  const scope = newScope();
  const connection = await openDatabase(servers, scope);
  const store = await openStore(connection);
  const bus = await openBus(servers, scope, { store, cursors: new MongoCheckpoints(connection) });
  const { models, projector, consumer } = openModels(connection, bus, [accounts]);
  await projector.open();
  const live = consumer();
  await live.start();
  const commands = new CommandHandling(store, catalogue);
  const reader = models.reader(TENANT);

  const result = await atRate(perSecond, async (i) => {
    const n = i % ACCOUNTS;
    const draft = draftOf(n, Math.floor(i / ACCOUNTS));
    const key = draft.stream.slice(`${TENANT}/account/`.length);
    const facts = draft.events.map(({ type, data }) => ({ type, data }));
    const context = { tenant: TENANT, commandId: draft.commandId, actor: 'bench', at: draft.at };
    const { version, position } = await commands.handle(recorder, key, facts, context);
    const log = logKey(position.source, position.log);
    if (!(await live.passed(log, endOfCommit(position.no), PATIENCE_MS))) throw new Error(`${log} was not passed`);
    if (i % LOOKED_AT > 0) return;
    const document = await reader.get(accounts, key);
    if (!(document?.version >= version)) throw new Error(`${key} shows ${document?.version}, not ${version}`);
  });
  await live.stop();
  projector.stop();
  await bus.close();
  await dropTopic(bareKafka(servers), topicIn(scope));
  await forget(connection);
  return result;
}

/** The same messages from a bare producer to a bare consumer. */
async function bare(servers, perSecond) {
  const kafka = bareKafka(servers);
  const topic = topicIn(newScope());
  await makeTopic(kafka, topic);
  const producer = bareProducer(kafka);
  const consumer = kafka.consumer({ groupId: newScope() });
  await producer.connect();
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  const waiting = new Map();
  const joined = new Promise((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve));
  await consumer.run({
    eachBatch: async ({ batch }) => {
      for (const { headers, value } of batch.messages) {
        JSON.parse(value.toString());
        waiting.get(headers.ce_id.toString())();
      }
    },
  });
  await joined;
  const result = await atRate(perSecond, async (i) => {
    const draft = draftOf(i % ACCOUNTS, Math.floor(i / ACCOUNTS));
    const [message] = messagesOf({ ...draft, log: i % 16, no: i + 1 });
    const seen = new Promise((resolve) => waiting.set(message.headers.ce_id, resolve));
    await producer.send({ topic, acks: -1, messages: [message] });
    await seen;
  });
  await consumer.disconnect();
  await producer.disconnect();
  await dropTopic(kafka, topic);
  return result;
}

export async function benchLatency(servers) {
  for (const rate of RATES) {
    const results = await inTurns(ROUNDS, { ours: () => ours(servers, rate), bare: () => bare(servers, rate) });
    for (const part of ['p50', 'p99'])
      compared({
        what: `command to visible at ${rate} commands/s, ${part}`,
        ours: results.ours.map((r) => r[part]),
        baseline: results.bare.map((r) => r[part]),
        against: 'raw produce to consume by kafkajs at the same rate',
        show: milliseconds,
        ...(part === 'p99' && rate === RATES[0] && { goal: GOAL }),
      });
  }
}
