import { accounts } from '../../../services/scoring/dist/standings/accounts.js';
import { compared, inTurns, perSecondText } from './compare.mjs';
import { ENTRIES_PER_ACCOUNT, TENANT, accountsOf, draftOf } from './data.mjs';
import { bareKafka, dropTopic, fillTopic, onlyParse, readTopic } from './kafka.mjs';
import { MongoCheckpoints } from '@ronghe/read-model-mongo';
import { forget, newScope, openBus, openDatabase, openModels, openStore, topicIn } from './service.mjs';
import { fillStore, relayedAll } from './relay.mjs';
import { monthly } from './models.mjs';

const EVENTS = 100_000;
/** For ways that take a round trip per event. */
const FEW_EVENTS = 6_000;
const ROUNDS = 3;
const DOCUMENTS_PER_INSERT = 1_000;
const LEAST_OF_BARE = 0.6;
const LEAST_OF_USUAL = 10;

/** Milliseconds of one rebuild on a database and consumer groups of its own; sees that all of it is there. */
export async function rebuilt(servers, bus, projection, events) {
  const connection = await openDatabase(servers, newScope());
  const { models, projector } = openModels(connection, bus, [projection]);
  await projector.open();
  const begun = performance.now();
  await projector.rebuild(projection.model);
  const ms = performance.now() - begun;
  await expectWhole(models, projection, events);
  projector.stop();
  await forget(connection);
  return ms;
}

async function expectWhole(models, projection, events) {
  let folded = 0;
  for await (const { document } of models.all(await models.active(projection.model))) folded += document.version;
  if (folded !== events) throw new Error(`${projection.model} has folded ${folded} of ${events} events`);
}

/** The usual Nest way: Kafka's message comes to a handler, which updates its document. Events per second. */
async function usual(servers, kafka, topic, events, partitionsConsumedConcurrently) {
  const connection = await openDatabase(servers, newScope());
  const collection = connection.collection('accounts');
  await collection.createIndex({ year: 1 });
  const handler = {
    async pointsRecorded({ stream, id, data: { subject, entry, ...rest } }) {
      await collection.updateOne(
        { _id: stream },
        {
          $push: { entries: { id: entry, event: id, ...rest } },
          $inc: { version: 1 },
          $setOnInsert: { subject, kind: 'person', year: '2026' },
        },
        { upsert: true },
      );
    },
  };
  const ms = await readTopic(kafka, topic, events, (seen) => ({
    partitionsConsumedConcurrently,
    eachMessage: async ({ message }) => {
      const { ce_subject: stream, ce_id: id } = message.headers;
      await handler.pointsRecorded({
        stream: stream.toString(),
        id: id.toString(),
        data: JSON.parse(message.value.toString()),
      });
      seen(1);
    },
  }));
  await forget(connection);
  return (events * 1_000) / ms;
}

/** What a rebuild cannot do without on these servers: the messages read and the documents written, each once. */
async function parseAndInsert(servers, kafka, topic) {
  const documents = Array.from({ length: accountsOf(EVENTS) }, (_, n) => {
    const rows = Array.from({ length: ENTRIES_PER_ACCOUNT }, (_, k) => draftOf(n, k).events[0].data);
    const { subject } = rows[0];
    const entries = rows.map(({ entry, ...rest }) => ({ id: entry, event: `scoring.0.${n}.0`, ...rest }));
    const document = { subject, kind: 'person', year: '2026', entries, version: entries.length };
    return { _id: subject, tenant: TENANT, key: subject, source: '{}', document };
  });
  const connection = await openDatabase(servers, newScope());
  const collection = connection.collection('accounts');
  await collection.createIndex({ tenant: 1, key: 1, _id: 1, source: 1 }, { unique: true });
  const reading = await readTopic(kafka, topic, EVENTS, onlyParse);
  const begun = performance.now();
  for (let from = 0; from < documents.length; from += DOCUMENTS_PER_INSERT)
    await collection.insertMany(documents.slice(from, from + DOCUMENTS_PER_INSERT), { ordered: false });
  const writing = performance.now() - begun;
  await forget(connection);
  return reading + writing;
}

const rateOf = (events, ms) => (events * 1_000) / ms;
const show = perSecondText('events');

export async function benchRebuild(servers) {
  const kafka = bareKafka(servers);
  const full = newScope();
  const small = newScope();
  await fillTopic(kafka, topicIn(full), EVENTS);
  await fillTopic(kafka, topicIn(small), FEW_EVENTS);
  const elsewhere = await openBus(servers, full);
  const own = await ownLog(servers);
  const results = await inTurns(ROUNDS, {
    accounts: async () => rateOf(EVENTS, await rebuilt(servers, elsewhere, accounts, EVENTS)),
    months: async () => rateOf(EVENTS, await rebuilt(servers, elsewhere, monthly, EVENTS)),
    store: async () => rateOf(EVENTS, await rebuilt(servers, own.bus, accounts, EVENTS)),
    bare: async () => rateOf(EVENTS, await readTopic(kafka, topicIn(full), EVENTS, onlyParse)),
    floor: async () => rateOf(EVENTS, await parseAndInsert(servers, kafka, topicIn(full))),
    usual: () => usual(servers, kafka, topicIn(small), FEW_EVENTS, 1),
    atOnce: () => usual(servers, kafka, topicIn(small), FEW_EVENTS, 16),
  });
  await elsewhere.close();
  await own.close();
  const many = `${EVENTS.toLocaleString('en')} events`;
  const documents = `${accountsOf(EVENTS).toLocaleString('en')} accounts`;
  const line = { ours: results.accounts, show };
  const bare = { baseline: results.bare, against: 'kafkajs eachBatch that only parses' };
  const what = `rebuild from the topic, ${many} into ${documents}`;
  compared({ ...line, ...bare, what, goal: { least: LEAST_OF_BARE } });
  compared({
    ...line,
    what: '… into accounts, against the same and the finished documents inserted',
    baseline: results.floor,
    against: 'eachBatch that only parses, then insertMany of what comes out',
  });
  compared({
    ...bare,
    ours: results.months,
    show,
    what: '… the same events into one document for each month and log',
    goal: { least: LEAST_OF_BARE },
  });
  compared({ ...bare, ours: results.store, show, what: '… into accounts, from the own log in the store' });
  compared({
    ...line,
    what: '… into accounts, against the usual Nest way',
    baseline: results.usual,
    against: 'one handler call and one updateOne per event',
    goal: { least: LEAST_OF_USUAL },
  });
  compared({
    ...line,
    what: '… and that with all 16 partitions at once',
    baseline: results.atOnce,
    against: 'the same, partitionsConsumedConcurrently 16',
  });
  for (const scope of [full, small]) await dropTopic(kafka, topicIn(scope));
}

/** As a service has its own events: in its store, and relayed. */
async function ownLog(servers) {
  const connection = await openDatabase(servers, newScope());
  const store = await openStore(connection);
  await fillStore(store, EVENTS);
  const scope = newScope();
  const bus = await openBus(servers, scope, { store, cursors: new MongoCheckpoints(connection) });
  await relayedAll(bus);
  return {
    bus,
    async close() {
      await bus.close();
      await dropTopic(bareKafka(servers), topicIn(scope));
      await forget(connection);
    },
  };
}
