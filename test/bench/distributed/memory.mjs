import { child } from './child.mjs';
import { measured, middle } from './compare.mjs';
import { bareKafka, dropTopic, fillTopic } from './kafka.mjs';
import { newScope, topicIn } from './service.mjs';

const SIZES = [100_000, 1_000_000];
/** By hand: it fills the servers for half an hour. */
const BY_HAND = 10_000_000;
const ROUNDS = 3;
const MOST_MB = 512;
const SAME_WITHIN = 0.1;

const megabytes = (bytes) => Math.round(bytes / 1e6);

export async function benchMemory(servers) {
  const kafka = bareKafka(servers);
  let first;
  for (const events of [...SIZES, ...(process.argv.includes('--10m') ? [BY_HAND] : [])]) {
    const scope = newScope();
    await fillTopic(kafka, topicIn(scope), events);
    const runs = [];
    // The big ones are long enough to be their own average.
    for (let round = 0; round < (events > SIZES[0] ? 1 : ROUNDS); round++)
      runs.push(await child('memory-child.mjs', [servers.kafka, servers.mongo, scope, events]).said('result'));
    await dropTopic(kafka, topicIn(scope));
    const ms = middle(runs.map((run) => run.ms));
    const run = runs.find((r) => r.ms === ms);
    const size = events.toLocaleString('en');
    measured({
      what: `memory of a service that rebuilds accounts from ${size} events`,
      figure: `${megabytes(run.mostRss)} MB resident at most, ${megabytes(run.mostHeap)} MB heap at most, ${megabytes(run.heapUsed)} MB heap afterwards`,
      goal: `≤ ${MOST_MB} MB`,
      reached: megabytes(run.mostRss) <= MOST_MB,
    });
    const cost = (ms * 1_000) / events;
    first ??= cost;
    const change = cost / first - 1;
    measured({
      what: `cost per event at ${size} events`,
      figure: `${cost.toFixed(1)} µs${cost === first ? '' : `, ${(change * 100).toFixed(0)} % against ${SIZES[0].toLocaleString('en')}`}`,
      ...(cost !== first && { goal: 'within ±10 %', reached: Math.abs(change) <= SAME_WITHIN }),
    });
  }
}
