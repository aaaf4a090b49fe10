import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { classPath } from './fetch.mjs';
import { nativeServer } from './native.mjs';

const DEFAULT_HEAP_MB = 512;
const PROBE_TIMEOUT_MS = 2_000;
const TITLE = 'MongoDB-wire server (native)';
const INSTEAD = 'set RONGHE_TEST_MONGO (suites) or RONGHE_MONGO (services) to the mongodb:// address of one that runs';

/** A server of MongoDB's protocol on this machine. See NativeServer for what the handle does. */
export async function startMongo({ dir, port, heapMb = DEFAULT_HEAP_MB, log = () => {} } = {}) {
  const classes = await classPath({ name: 'mongo', title: TITLE, mainClass: 'MongoWire', log, instead: INSTEAD });
  const place = dir ?? (await mkdtemp(join(tmpdir(), 'ronghe-mongo-')));
  const file = dir ? [join(dir, 'mongo.mv.db')] : [];
  const jvm = [`-Xmx${heapMb}m`, '-XX:+UseSerialGC', '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn'];
  const server = await nativeServer({
    title: TITLE,
    dir: place,
    temporary: !dir,
    port,
    args: async (at) => [...jvm, '-cp', classes, 'MongoWire', String(at), ...file],
    probe: (at) => mongoAnswers(`mongodb://127.0.0.1:${at}`),
    instead: INSTEAD,
  });
  return Object.defineProperty(server, 'url', { value: `mongodb://127.0.0.1:${server.port}`, enumerable: true });
}

/** Resolves when the server answers a ping. */
export async function mongoAnswers(url) {
  const client = new mongoose.mongo.MongoClient(url, {
    serverSelectionTimeoutMS: PROBE_TIMEOUT_MS,
    socketTimeoutMS: PROBE_TIMEOUT_MS,
    retryWrites: false,
  });
  try {
    await client.db('admin').command({ ping: 1 });
  } finally {
    await client.close();
  }
}
