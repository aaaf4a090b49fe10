import { Unavailable } from '@ronghe/event-sourcing';
import { answered, unavailable } from '@ronghe/mongo';
import type { Connection, mongo } from 'mongoose';

const DUPLICATE_KEY = 11000;
const NAMESPACE_NOT_FOUND = 26;

type Coded = Error & { code?: number | string };

/** Walks a cursor. @throws Unavailable when the server is gone in the middle */
export async function* walked<T>(cursor: AsyncIterable<T>): AsyncIterable<T> {
  try {
    yield* cursor;
  } catch (error) {
    throw unavailable(error);
  }
}

export const isDuplicate = (error: { code?: number | string }): boolean => error.code === DUPLICATE_KEY;

/** Two upserts of one id at once: both find nothing, one inserts, the other is refused and finds it when it tries again. */
export async function upserted<R>(upsert: () => Promise<R>): Promise<R> {
  try {
    return await answered(upsert);
  } catch (error) {
    if (!isDuplicate(error as Coded)) throw error;
    return answered(upsert);
  }
}

/** Drops a collection, if there is one. Some servers say without the code that there is none. */
export async function dropped(collection: { drop(): Promise<unknown> }): Promise<void> {
  try {
    await answered(() => collection.drop());
  } catch (error) {
    const { code, message } = error as Coded;
    if (code !== NAMESPACE_NOT_FOUND && !/ns not found/i.test(message)) throw error;
  }
}

/** @throws Unavailable when the connection was never opened */
export function databaseOf(connection: Connection): mongo.Db {
  if (!connection.db) throw new Unavailable('MongoDB was not connected yet. Check RONGHE_MONGO.');
  return connection.db;
}

export const collectionOf = <T extends object>(connection: Connection, name: string): mongo.Collection<T> =>
  databaseOf(connection).collection<T>(name);
