// The model of services/scoring/src/standings/accounts.ts as emmett keeps it: a projection inside its stream's document.
import { projections } from '@event-driven-io/emmett';
import { getMongoDBEventStore, mongoDBInlineProjection } from '@event-driven-io/emmett-mongodb';
import { MongoClient } from 'mongodb';

const evolve = (document, { data: { subject, entry, ...rest }, metadata }) => {
  const before = document ?? { subject, kind: subject.split(':')[0], year: '2026', entries: [], version: 0 };
  return {
    ...before,
    version: before.version + 1,
    entries: [...before.entries, { id: entry, event: metadata.messageId, ...rest }],
  };
};

const accounts = mongoDBInlineProjection({ name: 'accounts', canHandle: ['points-recorded'], evolve });

/**
 * Gives each stream's events to emmett again, `streamsAtOnce` streams side by side, `perAppend` events in one append.
 * Answers the milliseconds.
 *
 * @param streams id → events `{ type, data }`, in order
 */
export async function replay({ mongo, db, streams, streamsAtOnce, perAppend }) {
  const client = new MongoClient(mongo, { retryWrites: false, writeConcern: { w: 'majority' }, maxPoolSize: 100 });
  const store = getMongoDBEventStore({
    client,
    storage: { type: 'COLLECTION_PER_STREAM_TYPE', databaseName: db },
    projections: projections.inline([accounts]),
  });
  await store.appendToStream('warm:up', [...streams.values()][0].slice(0, 1));
  const ids = [...streams.keys()];
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: streamsAtOnce }, async (_, worker) => {
      for (let i = worker; i < ids.length; i += streamsAtOnce) {
        const events = streams.get(ids[i]);
        for (let from = 0; from < events.length; from += perAppend)
          await store.appendToStream(`account:${ids[i]}`, events.slice(from, from + perAppend));
      }
    }),
  );
  const ms = performance.now() - begun;
  for (const [id, events] of [...streams].slice(0, 1)) {
    const found = await store.projections.inline.findOne({ streamName: `account:${id}`, projectionName: 'accounts' });
    if (Number(found?.version) !== events.length) throw new Error(`emmett shows ${found?.version} of ${id}`);
  }
  await client.db(db).dropDatabase();
  await client.close();
  return ms;
}
