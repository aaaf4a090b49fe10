import { logOf } from '@ronghe/event-sourcing';
import { compared, inTurns, perSecondText } from './compare.mjs';
import { LOGS, draftOf } from './data.mjs';
import { forget, newScope, openDatabase, openStore } from './service.mjs';

const ROUNDS = 5;
/** Commits of all writers together; a lone writer waits for every one. */
const CASES = [
  { writers: 1, commits: 500 },
  { writers: 8, commits: 3_000 },
  { writers: 64, commits: 8_000, goal: { least: 2 }, bare: true },
  { writers: 256, commits: 12_000 },
];
const WARM_UP = 400;

/** `writers` at once, each on a stream of its own and each waiting for its commit before the next. Commits per second. */
async function rate(writers, count, write) {
  const each = Math.ceil(count / writers);
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: writers }, async (_, n) => {
      for (let k = 0; k < each; k++) await write(n, k);
    }),
  );
  return (each * writers * 1_000) / (performance.now() - begun);
}

async function ours(servers, writers, count) {
  const connection = await openDatabase(servers, newScope());
  const store = await openStore(connection);
  const append = async (n, k) => {
    const { kind } = await store.append(draftOf(n, k));
    if (kind !== 'appended') throw new Error(`append answered ${kind}`);
  };
  await rate(writers, WARM_UP, (n, k) => append(n + writers, k));
  const result = await rate(writers, count, append);
  await store.close();
  await forget(connection);
  return result;
}

/** The same documents one by one, on a connection with the same concern. */
async function insertOne(servers, writers, count, indexes) {
  const connection = await openDatabase(servers, newScope());
  const logs = await Promise.all(
    Array.from({ length: LOGS }, async (_, log) => {
      const collection = connection.collection(`log_${log}`);
      for (const key of indexes) await collection.createIndex(key, { unique: true });
      return { collection, tail: 0 };
    }),
  );
  const insert = (n, k) => {
    const draft = draftOf(n, k);
    const log = logs[logOf(draft.stream, LOGS)];
    // Events as text, which is how our store keeps them and what is cheaper for the driver too.
    const document = {
      _id: ++log.tail,
      ...draft,
      lastVersion: draft.firstVersion,
      events: JSON.stringify(draft.events),
    };
    return log.collection.insertOne(document);
  };
  await rate(writers, WARM_UP, (n, k) => insert(n + writers, k));
  const result = await rate(writers, count, insert);
  await forget(connection);
  return result;
}

const INDEXES = [
  { stream: 1, commitNo: 1 },
  { stream: 1, commandId: 1 },
];

export async function benchAppend(servers) {
  for (const { writers, commits, goal, bare } of CASES) {
    const results = await inTurns(ROUNDS, {
      ours: () => ours(servers, writers, commits),
      indexed: () => insertOne(servers, writers, commits, INDEXES),
      ...(bare && { plain: () => insertOne(servers, writers, commits, []) }),
    });
    const show = perSecondText('commits');
    const line = { ours: results.ours, show };
    compared({
      ...line,
      what: `append, ${writers} writer${writers > 1 ? 's' : ''}`,
      baseline: results.indexed,
      against: 'insertOne of the same documents under the same indexes',
      goal,
    });
    if (bare)
      compared({
        ...line,
        what: '… against a collection without the unique indexes',
        baseline: results.plain,
        against: 'insertOne, no index but _id',
      });
  }
}
