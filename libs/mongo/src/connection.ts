import mongoose, { type Connection } from 'mongoose';
import type { Logger } from 'pino';
import { codeOf } from './unavailable.js';

export interface MongoOptions {
  /** `mongodb://…`, what RONGHE_MONGO says. */
  url: string;
  db: string;
  log?: Pick<Logger, 'info' | 'warn'>;
  /** How long to look for a server that takes the work. */
  serverSelectionTimeoutMs?: number;
  /** How long one request may go without an answer: a frozen server becomes an error, not a hang. */
  answerTimeoutMs?: number;
}

const SERVER_SELECTION_TIMEOUT_MS = 5_000;
const ANSWER_TIMEOUT_MS = 10_000;
const CONNECT_TIMEOUT_MS = 5_000;
const MAJORITY_TIMEOUT_MS = 10_000;
const HEARTBEAT_MS = 5_000;
const MAX_CONNECTIONS = 50;
const OLDEST = [4, 4] as const;
const AUTHENTICATION_FAILED = 18;
const UNAUTHORIZED = 13;
const COMMAND_NOT_FOUND = 59;

/** The server that RONGHE_MONGO names cannot be worked with as things are; the message says what to do. */
export class MongoUnusable extends Error {
  override name = 'MongoUnusable';
}

/** A connection on which a write is answered when a majority has it on disk. @throws MongoUnusable */
export async function connectMongo(options: MongoOptions): Promise<Connection> {
  const { url, db, log } = options;
  const answerTimeoutMs = options.answerTimeoutMs ?? ANSWER_TIMEOUT_MS;
  const connection = mongoose.createConnection();
  // Without a listener a later fault of the connection would end the process.
  connection.on('error', (error: Error) => log?.warn({ err: error, db }, 'MongoDB: the connection reports an error'));
  try {
    await connection.openUri(url, {
      dbName: db,
      appName: 'ronghe',
      retryWrites: false,
      writeConcern: { w: 'majority', journal: true, wtimeoutMS: MAJORITY_TIMEOUT_MS },
      readConcern: { level: 'majority' },
      readPreference: 'primary',
      maxPoolSize: MAX_CONNECTIONS,
      serverSelectionTimeoutMS: options.serverSelectionTimeoutMs ?? SERVER_SELECTION_TIMEOUT_MS,
      connectTimeoutMS: CONNECT_TIMEOUT_MS,
      socketTimeoutMS: answerTimeoutMs,
      waitQueueTimeoutMS: answerTimeoutMs,
      heartbeatFrequencyMS: HEARTBEAT_MS,
      autoIndex: false,
      autoCreate: false,
    });
    await refuseOldServer(connection);
  } catch (error) {
    await connection.close().catch(() => undefined);
    throw unusable(error, url);
  }
  connection.on('disconnected', () => log?.warn({ db }, 'MongoDB: the connection is lost'));
  connection.on('reconnected', () => log?.info({ db }, 'MongoDB: connected again'));
  return connection;
}

async function refuseOldServer(connection: Connection): Promise<void> {
  const { version } = (await connection.db!.admin().command({ buildInfo: 1 })) as { version: string };
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) throw new TooOld(`its version is ${version}`);
}

class TooOld extends Error {}

/** What an error while connecting or opening means, in words, with the setting and the remedy and without any secret. */
export function unusable(error: unknown, url: string): MongoUnusable {
  if (error instanceof MongoUnusable) return error;
  const reason = withoutSecrets(error instanceof Error ? error.message : String(error), url);
  return new MongoUnusable(explanation(error, addressOf(url), reason), { cause: error });
}

function explanation(error: unknown, at: string, reason: string): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'MongoParseError' || name === 'MongoAPIError' || name === 'MongoInvalidArgumentError')
    return `RONGHE_MONGO is not an address of a MongoDB (${reason}). Set it to mongodb://host:port or mongodb://user:password@host:port, with special characters in user and password percent-encoded.`;
  if (error instanceof TooOld || /wire version|MongoCompatibilityError/.test(`${name} ${reason}`))
    return `The MongoDB at ${at} is too old (${reason}); version ${OLDEST.join('.')} or newer is needed. Upgrade it, or set RONGHE_MONGO to another.`;
  const code = codeOf(error) ?? codeOf((error as Error | undefined)?.cause);
  if (code === AUTHENTICATION_FAILED || (code === COMMAND_NOT_FOUND && /sasl/i.test(reason)))
    return `The MongoDB at ${at} does not take this user and password (${reason}). Set the right ones in RONGHE_MONGO; authSource there names the database that knows the user.`;
  if (code === UNAUTHORIZED)
    return `The user at the MongoDB ${at} lacks rights (${reason}). Give it the role readWrite on our databases, or set another user in RONGHE_MONGO.`;
  return `The MongoDB at ${at} cannot be reached (${reason}). Start it, or set RONGHE_MONGO to the address of one that runs.`;
}

/** Hosts and no more: user, password and options may be secrets. */
const addressOf = (url: string): string =>
  url
    .replace(/^.*@/, '')
    .replace(/^\w+(\+\w+)?:\/\//, '')
    .replace(/[/?].*$/s, '');

function withoutSecrets(text: string, url: string): string {
  const password = /^[^/]*\/\/[^:]*:(.+)@/s.exec(url)?.[1];
  if (!password) return text;
  return [password, decoded(password)].reduce((all, secret) => all.replaceAll(secret, '…'), text);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
