import { Unavailable } from '@ronghe/event-sourcing';
import type { mongo } from 'mongoose';
import type { CommitCollection } from './commit-document.js';
import { DUPLICATE_KEY, MongoUnusable, codeOf } from '@ronghe/mongo';

interface Meta {
  _id: 'log';
  source: string;
  logs: number;
}

/** The number of logs is fixed when the store is made: a stream must never change its log. Answers what was fixed. */
export async function fixLogs(db: mongo.Db, source: string, wanted: number): Promise<number> {
  const meta = db.collection<Meta>('meta');
  try {
    await meta.insertOne({ _id: 'log', source, logs: wanted });
  } catch (error) {
    if (codeOf(error) !== DUPLICATE_KEY) throw error;
  }
  const fixed = await meta.findOne({ _id: 'log' });
  if (!fixed) throw new Unavailable(`Database ${db.databaseName} was made but a majority does not have it yet`);
  if (fixed.source !== source)
    throw new MongoUnusable(
      `Database ${db.databaseName} at RONGHE_MONGO holds the log of ${fixed.source}, not of ${source}. ` +
        'Each service needs a database of its own: set another name.',
    );
  return fixed.logs;
}

/** The unique indexes are what makes an insert atomic, so there is no writing before they stand. */
export async function makeIndexes(collections: readonly CommitCollection[]): Promise<void> {
  await Promise.all(
    collections.map((collection) =>
      collection.createIndexes([
        { key: { stream: 1, commitNo: 1 }, unique: true },
        { key: { stream: 1, commandId: 1 }, unique: true },
      ]),
    ),
  );
}
