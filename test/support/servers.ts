/**
 * Real servers for suites. Looked for in this order: the addresses in RONGHE_TEST_KAFKA and RONGHE_TEST_MONGO; a Docker
 * engine; servers started on this machine by Java. Where none of them is to be had, the suite fails with the reason.
 *
 * Node itself runs this file too (test/run.mjs): types that can be stripped, imports of packages and .mjs only.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kafkaAnswers, startKafka } from '../../deploy/servers/kafka.mjs';
import { mongoAnswers, startMongo } from '../../deploy/servers/mongo.mjs';
import type { NativeServer } from '../../deploy/servers/native.mjs';

export interface BackingServers {
  /** `host:port[,…]` */
  kafka: string;
  /** `mongodb://host:port` */
  mongo: string;
  stop(): Promise<void>;
}

/** A server that nobody else uses, to be stopped, killed and frozen. Its data stays until `remove`. */
export interface OwnServer extends Pick<NativeServer, 'start' | 'stop' | 'kill' | 'pause' | 'resume' | 'restart'> {
  /** Ends it in whatever state it is, and deletes its data. */
  remove(): Promise<void>;
}

export type OwnBroker = OwnServer & { readonly kafka: string };
export type OwnStore = OwnServer & { readonly mongo: string };

/** Shared servers: suites keep apart by random names of databases and topics. */
export async function backingServers(): Promise<BackingServers> {
  const kafka = await sharedKafka();
  try {
    const mongo = await sharedMongo();
    const stop = async () => {
      await Promise.all([kafka.stop(), mongo.stop()]);
    };
    return { kafka: kafka.address, mongo: mongo.address, stop };
  } catch (error) {
    await kafka.stop();
    throw error;
  }
}

/** A Kafka for one suite's faults; never the one that RONGHE_TEST_KAFKA names. */
export async function brokerOfItsOwn(): Promise<OwnBroker> {
  const docker = await dockerIfAny();
  if (docker) return docker.kafka();
  const { server, own } = await native((dir) => startKafka({ dir }));
  return { kafka: server.bootstrap, ...own };
}

/**
 * A store of MongoDB's protocol for one suite's faults, with its data on disk; never the one that RONGHE_TEST_MONGO
 * names. The native one loses acknowledged writes when it is killed: stop or freeze it instead.
 */
export async function storeOfItsOwn(): Promise<OwnStore> {
  const docker = await dockerIfAny();
  if (docker) return docker.mongo();
  const { server, own } = await native((dir) => startMongo({ dir }));
  return { mongo: server.url, ...own };
}

interface Shared {
  address: string;
  stop(): Promise<void>;
}

const nothing = async () => {};

async function sharedKafka(): Promise<Shared> {
  const address = process.env.RONGHE_TEST_KAFKA;
  if (address) return given('RONGHE_TEST_KAFKA', address, kafkaAnswers);
  const own = await brokerOfItsOwn();
  return { address: own.kafka, stop: () => own.remove() };
}

async function sharedMongo(): Promise<Shared> {
  const address = process.env.RONGHE_TEST_MONGO;
  if (address) return given('RONGHE_TEST_MONGO', address, mongoAnswers);
  const own = await storeOfItsOwn();
  return { address: own.mongo, stop: () => own.remove() };
}

async function given(name: string, address: string, answers: (address: string) => Promise<void>): Promise<Shared> {
  await answers(address).catch((error: Error) => {
    throw new Error(`cannot run: ${name}=${address} does not answer: ${error.message}`, { cause: error });
  });
  return { address, stop: nothing };
}

async function dockerIfAny() {
  // Only here: testcontainers takes a moment to load.
  const { dockerEngine, dockerKafka, dockerMongo } = await import('./servers-docker.mjs');
  const engine = await dockerEngine();
  return engine && { kafka: () => dockerKafka(engine), mongo: () => dockerMongo(engine) };
}

async function native<S extends NativeServer>(
  start: (dir: string) => Promise<S>,
): Promise<{ server: S; own: OwnServer }> {
  const dir = await mkdtemp(join(tmpdir(), 'ronghe-servers-'));
  const clean = () => rm(dir, { recursive: true, force: true });
  try {
    const server = await start(dir);
    const remove = () => server.stop().finally(clean);
    const { start: again, stop, kill, pause, resume, restart } = server;
    return { server, own: { start: again, stop, kill, pause, resume, restart, remove } };
  } catch (error) {
    await clean();
    throw new Error(`cannot run: no Docker engine answers, and ${(error as Error).message}`, { cause: error });
  }
}
