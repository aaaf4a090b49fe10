import { Unavailable } from '@ronghe/event-sourcing';
import mongoose from 'mongoose';

const { mongo } = mongoose;

/** By name: the driver does not export all of their classes, and mongoose has one of its own. */
const NO_ANSWER = new Set([
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoWaitQueueTimeoutError',
  'WaitQueueTimeoutError',
  'MongoNotConnectedError',
  'MongoPoolClosedError',
  'MongoServerClosedError',
  'MongoTopologyClosedError',
  'MongoClientClosedError',
  'MongoOperationTimeoutError',
]);

/** The server answers, but cannot do anyone's work now: no rights, no disk, no primary, no majority, going down. */
const NOT_NOW = new Set([
  6, 7, 13, 18, 50, 64, 79, 89, 91, 100, 134, 189, 262, 8000, 9001, 10058, 10107, 11600, 11602, 13435, 13436, 14031,
]);

export const DUPLICATE_KEY = 11000;

/**
 * Of the socket itself, as ECONNRESET: the driver passes it on as it is when the connection breaks while a request bigger
 * than the socket's buffer is being written.
 */
const OF_THE_SOCKET = /^E[A-Z]+$/;

export const codeOf = (error: unknown): number | undefined => {
  const code: unknown = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'number' ? code : undefined;
};

/** A bulk write hides the driver's own error, such as a broken network, in its response. */
export function causeOf(error: unknown): unknown {
  const hidden: unknown = (error as { errorResponse?: unknown } | undefined)?.errorResponse;
  return hidden instanceof Error ? hidden : error;
}

/** Whether this error of the driver says something of the server or the way to it, and nothing of the work itself. */
export function isUnavailable(thrown: unknown): boolean {
  const error = causeOf(thrown);
  if (error instanceof Unavailable || error instanceof mongo.MongoNetworkError) return true;
  if (error instanceof mongo.MongoWriteConcernError) return true;
  if (!(error instanceof Error)) return false;
  if (OF_THE_SOCKET.test(String((error as NodeJS.ErrnoException).code))) return true;
  return NO_ANSWER.has(error.name) || (error instanceof mongo.MongoServerError && NOT_NOW.has(codeOf(error) ?? 0));
}

/** The same error, or the core's Unavailable where that is what it means. */
export function unavailable(error: unknown): unknown {
  if (error instanceof Unavailable || !isUnavailable(error)) return error;
  return new Unavailable(
    `MongoDB does not do its work: ${(error as Error).message}. It is tried again; check the server that RONGHE_MONGO names.`,
    { cause: error },
  );
}

/** Runs one piece of work on the server. @throws Unavailable for what {@link isUnavailable} says */
export async function answered<R>(work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    throw unavailable(error);
  }
}
