import { scheduler } from 'node:timers/promises';
import { child } from './child.mjs';
import { compared, inTurns, perSecondText } from './compare.mjs';
import { LOGS, commits, messagesOf } from './data.mjs';
import { bareKafka, bareProducer, dropTopic, makeTopic, sendAll } from './kafka.mjs';
import { forget, newScope, openDatabase, topicIn } from './service.mjs';

const EVENTS = 60_000;
const ROUNDS = 3;
const GOAL = { least: 1.6 };
const SETTLES_MS = 300;

/** So many instances follow one topic; from the sending of the events to the last one handled. Events per second. */
async function followed(servers, instances, byLog) {
  const kafka = bareKafka(servers);
  const scope = newScope();
  const topic = topicIn(scope);
  await makeTopic(kafka, topic);
  const producer = bareProducer(kafka);
  await producer.connect();
  // One after the other: the first makes the build that the others follow.
  const children = [];
  for (let i = 0; i < instances; i++) {
    const one = child('instance-child.mjs', [servers.kafka, servers.mongo, scope]);
    await one.said('open');
    children.push(one);
  }
  const busy = new Set();
  let left = byLog.flat().length;
  let finished;
  const all = new Promise((resolve) => (finished = resolve));
  for (const one of children)
    one.on(({ handled }) => {
      if (!handled) return;
      busy.add(one);
      left -= handled.count;
      if (left === 0) finished();
    });
  const slices = (from, to) => byLog.map((messages) => messages.slice(from, to));
  // A few of each log, until every instance has been given some: the group has then settled.
  let sent = 0;
  for (; busy.size < instances; sent++) {
    await sendAll(producer, topic, slices(sent, sent + 1));
    await scheduler.wait(SETTLES_MS);
  }
  const rest = EVENTS - sent * LOGS;
  const begun = performance.now();
  await sendAll(producer, topic, slices(sent));
  await all;
  const ms = performance.now() - begun;
  for (const one of children) {
    one.tell('stop');
    await one.ended;
  }
  await producer.disconnect();
  await dropTopic(kafka, topic);
  await forget(await openDatabase(servers, scope));
  return (rest * 1_000) / ms;
}

export async function benchInstances(servers) {
  const byLog = Array.from({ length: LOGS }, () => []);
  for (const commit of commits(EVENTS)) byLog[commit.log].push(...messagesOf(commit));
  const results = await inTurns(ROUNDS, {
    two: () => followed(servers, 2, byLog),
    one: () => followed(servers, 1, byLog),
  });
  compared({
    what: `two instances that keep accounts up to date, ${EVENTS.toLocaleString('en')} events`,
    ours: results.two,
    baseline: results.one,
    against: 'one instance',
    show: perSecondText('events'),
    goal: GOAL,
  });
}
