import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@ronghe/event-sourcing/testing';
import { Kafka, logLevel } from 'kafkajs';
import mongoose from 'mongoose';
import { kafkaAnswers } from '../../deploy/servers/kafka.mjs';
import { mongoAnswers } from '../../deploy/servers/mongo.mjs';
import { type OwnBroker, type OwnStore, backingServers, brokerOfItsOwn, storeOfItsOwn } from '../support/servers.js';

const START_MS = 300_000;
const SERVERS_ARE_GONE_MS = 30_000;
const parentScript = fileURLToPath(new URL('../support/servers-parent.mjs', import.meta.url));

describe('a Kafka of a suite’s own', () => {
  let broker: OwnBroker;
  beforeAll(async () => {
    broker = await brokerOfItsOwn();
  }, START_MS);
  afterAll(() => broker?.remove());

  const kafka = () => new Kafka({ brokers: [broker.kafka], logLevel: logLevel.NOTHING });

  async function withAdmin<R>(work: (admin: ReturnType<Kafka['admin']>) => Promise<R>): Promise<R> {
    const admin = kafka().admin();
    await admin.connect();
    try {
      return await work(admin);
    } finally {
      await admin.disconnect();
    }
  }

  const offsets = () => withAdmin((admin) => admin.fetchTopicOffsets('kept'));

  async function send(value: string) {
    const producer = kafka().producer();
    await producer.connect();
    await producer.send({ topic: 'kept', acks: -1, messages: [{ value }] });
    await producer.disconnect();
  }

  it('keeps what it acknowledged when it is stopped and started, at the same address', async () => {
    await withAdmin((admin) => admin.createTopics({ waitForLeaders: true, topics: [{ topic: 'kept' }] }));
    await send('before');
    await broker.restart();
    await send('after');
    expect(await offsets()).toEqual([expect.objectContaining({ partition: 0, low: '0', high: '2' })]);
  });

  it('keeps it when it is killed too', async () => {
    await broker.kill('SIGKILL');
    await expect(kafkaAnswers(broker.kafka)).rejects.toThrow();
    await broker.start();
    await send('after a kill');
    expect(await offsets()).toEqual([expect.objectContaining({ high: '3' })]);
  });

  it('answers nothing while it is frozen, and goes on afterwards', async () => {
    await broker.pause();
    await expect(kafkaAnswers(broker.kafka)).rejects.toThrow();
    await broker.resume();
    await eventually(() => kafkaAnswers(broker.kafka));
  });

  it('takes a message of two megabytes', async () => {
    await send('x'.repeat(2 * 1024 * 1024));
    expect(await offsets()).toEqual([expect.objectContaining({ high: '4' })]);
  });
});

describe('a store of a suite’s own', () => {
  let store: OwnStore;
  beforeAll(async () => {
    store = await storeOfItsOwn();
  }, START_MS);
  afterAll(() => store?.remove());

  async function withCollection<R>(work: (collection: mongoose.mongo.Collection) => Promise<R>): Promise<R> {
    const client = new mongoose.mongo.MongoClient(store.mongo, { retryWrites: false });
    try {
      return await work(client.db('kept').collection('documents'));
    } finally {
      await client.close();
    }
  }

  it('keeps documents when it is stopped and started, at the same address', async () => {
    await withCollection((documents) => documents.insertOne({ name: 'before' }));
    await store.restart();
    await withCollection((documents) => documents.insertOne({ name: 'after' }));
    const names = await withCollection((documents) => documents.distinct('name'));
    expect(names.sort()).toEqual(['after', 'before']);
  });

  it('answers nothing while it is frozen, and goes on afterwards', async () => {
    await store.pause();
    await expect(mongoAnswers(store.mongo)).rejects.toThrow();
    await store.resume();
    await eventually(() => mongoAnswers(store.mongo));
  });

  it('answers nothing more from the moment on that it is frozen, however busy it was', async () => {
    await withCollection(async (documents) => {
      for (let round = 0; round < 20; round++) {
        await Promise.all(Array.from({ length: 5 }, () => documents.insertOne({ round })));
        await store.pause();
        const asked = Array.from({ length: 5 }, () => documents.insertOne({ round }).then(() => 'answered'));
        expect(await Promise.race([...asked, pause(50, 'silent')])).toBe('silent');
        await store.resume();
        await Promise.all(asked);
      }
    });
  });
});

describe('native servers', () => {
  let dir: string;
  let parent: ChildProcess | undefined;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'ronghe-servers-'));
  });
  afterEach(() => void parent?.kill('SIGKILL'));
  afterAll(() => rm(dir, { recursive: true, force: true }));

  async function startParent(env: NodeJS.ProcessEnv = process.env) {
    parent = fork(parentScript, [dir], { env, execArgv: [], silent: true });
    const [said] = (await once(parent, 'message')) as [{ ports?: number[]; failed?: string }];
    return said;
  }

  it(
    'end when the process that started them is killed, the frozen one too',
    async () => {
      const { ports, failed } = await startParent();
      expect(failed).toBeUndefined();
      expect(await Promise.all(ports!.map(accepts))).toEqual([true, true, true]);
      parent!.kill('SIGKILL');
      await eventually(async () => expect(await Promise.all(ports!.map(accepts))).toEqual([false, false, false]), {
        timeoutMs: SERVERS_ARE_GONE_MS,
      });
    },
    START_MS,
  );

  it('say what to install, or which variable to set, where there is no Java', async () => {
    const { failed } = await startParent({ ...process.env, PATH: dir });
    expect(failed).toMatch(/cannot run.*"(java|mvn)" was not found\. Install .*RONGHE_TEST_MONGO/s);
  });
});

describe('an address in a variable', () => {
  const before = process.env.RONGHE_TEST_KAFKA;
  afterEach(() => {
    if (before === undefined) delete process.env.RONGHE_TEST_KAFKA;
    else process.env.RONGHE_TEST_KAFKA = before;
  });

  it('is never replaced by another server: where nothing answers, the suite fails and says so', async () => {
    process.env.RONGHE_TEST_KAFKA = '127.0.0.1:1';
    await expect(backingServers()).rejects.toThrow(/^cannot run: RONGHE_TEST_KAFKA=127\.0\.0\.1:1 does not answer/);
  });
});

/** Whether anything listens; a frozen server still does. */
function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}
