import { scheduler } from 'node:timers/promises';
import { MongoCheckpoints } from '@ronghe/read-model-mongo';
import { compared, inTurns, perSecondText } from './compare.mjs';
import { LOGS, commits, drafts, messagesOf } from './data.mjs';
import { bareKafka, bareProducer, dropTopic, makeTopic, sendAll } from './kafka.mjs';
import { forget, newScope, openBus, openDatabase, openStore, topicIn } from './service.mjs';

const EVENTS = 40_000;
const ROUNDS = 5;
const AT_ONCE = 512;
const LOOK_EVERY_MS = 5;
const GOAL = { least: 0.6 };

export async function fillStore(store, events) {
  let waiting = [];
  for (const draft of drafts(events)) {
    waiting.push(store.append(draft));
    if (waiting.length < AT_ONCE) continue;
    await Promise.all(waiting);
    waiting = [];
  }
  await Promise.all(waiting);
}

export async function relayedAll(bus) {
  while ((await bus.relayLag()) > 0) await scheduler.wait(LOOK_EVERY_MS);
}

/** From the relay's first read to the last acknowledgement. Events per second. */
async function relayed(servers, kafka, store, cursors) {
  const scope = newScope();
  const tails = await store.tails();
  let begun;
  const watched = {
    source: store.source,
    logs: store.logs,
    onAppended: () => () => undefined,
    // Asked for by the one who waits only, and known: nobody appends.
    tails: async () => tails,
    readLog: (...args) => {
      begun ??= performance.now();
      return store.readLog(...args);
    },
  };
  const bus = await openBus(servers, scope, { store: watched, cursors });
  await relayedAll(bus);
  const ms = performance.now() - begun;
  await bus.close();
  await dropTopic(kafka, topicIn(scope));
  return (EVENTS * 1_000) / ms;
}

async function produced(kafka, messages) {
  const topic = topicIn(newScope());
  await makeTopic(kafka, topic);
  const producer = bareProducer(kafka);
  await producer.connect();
  const begun = performance.now();
  await sendAll(producer, topic, messages);
  const ms = performance.now() - begun;
  await producer.disconnect();
  await dropTopic(kafka, topic);
  return (EVENTS * 1_000) / ms;
}

export async function benchRelay(servers) {
  const kafka = bareKafka(servers);
  const connection = await openDatabase(servers, newScope());
  const store = await openStore(connection);
  await fillStore(store, EVENTS);
  const messages = Array.from({ length: LOGS }, () => []);
  for (const commit of commits(EVENTS)) messages[commit.log].push(...messagesOf(commit));

  const results = await inTurns(ROUNDS, {
    ours: () => relayed(servers, kafka, store, new MongoCheckpoints(connection)),
    bare: () => produced(kafka, messages),
  });
  compared({
    what: `relay of ${EVENTS.toLocaleString('en')} events from the store to the topic`,
    ours: results.ours,
    baseline: results.bare,
    against: 'kafkajs producer, the same messages from memory',
    show: perSecondText('events'),
    goal: GOAL,
  });
  await store.close();
  await forget(connection);
}
