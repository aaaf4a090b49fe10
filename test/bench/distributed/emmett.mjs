import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { accounts } from '../../../services/scoring/dist/standings/accounts.js';
import { compared, inTurns, perSecondText } from './compare.mjs';
import { ENTRIES_PER_ACCOUNT, accountsOf, draftOf } from './data.mjs';
import { bareKafka, dropTopic, fillTopic } from './kafka.mjs';
import { rebuilt } from './rebuild.mjs';
import { newScope, openBus, topicIn } from './service.mjs';

const FOLDER = fileURLToPath(new URL('../emmett/', import.meta.url));
const OUR_EVENTS = 100_000;
const ITS_EVENTS = 12_000;
const STREAMS_AT_ONCE = 64;
const ROUNDS = 3;
const GOAL = { least: 5 };

/** emmett is no dependency of the repository: it lies in its own folder, fetched by the first who asks for it. */
async function emmett() {
  if (!existsSync(`${FOLDER}node_modules/@event-driven-io/emmett-mongodb`))
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: FOLDER, stdio: 'inherit' });
  return import('../emmett/replay.mjs');
}

function streamsOf(events) {
  const streams = new Map();
  for (let n = 0; n < accountsOf(events); n++) {
    const drafts = Array.from({ length: ENTRIES_PER_ACCOUNT }, (_, k) => draftOf(n, k));
    const facts = drafts.flatMap((draft) => draft.events.map(({ data }) => ({ type: 'points-recorded', data })));
    streams.set(`p${n}`, facts);
  }
  return streams;
}

export async function benchEmmett(servers) {
  const { replay } = await emmett();
  const kafka = bareKafka(servers);
  const scope = newScope();
  await fillTopic(kafka, topicIn(scope), OUR_EVENTS);
  const bus = await openBus(servers, scope);
  const streams = streamsOf(ITS_EVENTS);
  const its = async (perAppend) => {
    const ms = await replay({
      mongo: servers.mongo,
      db: newScope(),
      streams,
      streamsAtOnce: STREAMS_AT_ONCE,
      perAppend,
    });
    return (ITS_EVENTS * 1_000) / ms;
  };
  const results = await inTurns(ROUNDS, {
    ours: async () => (OUR_EVENTS * 1_000) / (await rebuilt(servers, bus, accounts, OUR_EVENTS)),
    emmett: () => its(1),
    whole: () => its(ENTRIES_PER_ACCOUNT),
  });
  const line = { ours: results.ours, show: perSecondText('events') };
  compared({
    ...line,
    what: 'rebuild of accounts against emmett-mongodb, its appends replayed one by one',
    baseline: results.emmett,
    against: `emmett inline projection, ${STREAMS_AT_ONCE} streams at once`,
    goal: GOAL,
  });
  compared({
    ...line,
    what: '… against emmett-mongodb, each whole stream in one append',
    baseline: results.whole,
    against: 'the same',
  });
  await bus.close();
  await dropTopic(kafka, topicIn(scope));
}
