import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { expect } from '@jest/globals';
import { logOf } from '@ronghe/event-sourcing';
import { demoToken } from '@ronghe/gateway';
import { ronghe } from '@ronghe/operator';
import { type Platform, readConfig, startPlatform } from '@ronghe/platform';
import { Kafka, logLevel } from 'kafkajs';
import mongoose from 'mongoose';
import { busyPlant } from '../support/busy-plant.js';
import { Client } from '../support/client.js';
import { type BackingServers, backingServers } from '../support/servers.js';

export type Document = Record<string, unknown> & { _id: number | string };

export const LOGS = 4;

export interface Said {
  code: number;
  out: string;
  err: string;
}

/** Runs the operator's command as a shell would. */
export async function command(env: NodeJS.ProcessEnv, ...args: string[]): Promise<Said> {
  const said = { out: '', err: '' };
  const into = (name: 'out' | 'err'): Writable =>
    new Writable({ write: (chunk: Buffer, _, done) => ((said[name] += chunk.toString()), done()) });
  const code = await ronghe(args, env, { out: into('out'), err: into('err') });
  return { code, ...said };
}

/** All services in this process over Kafka and MongoDB, under names of their own on the shared servers. */
export class TestInstallation {
  readonly prefix = `op${randomBytes(4).toString('hex')}`;
  readonly dataDir = mkdtempSync(join(tmpdir(), 'ronghe-operator-'));
  readonly env: NodeJS.ProcessEnv;
  platform: Platform | undefined;
  private readonly mongo: mongoose.mongo.MongoClient;
  readonly kafka: Kafka;

  private constructor(private readonly servers: BackingServers) {
    this.env = {
      RONGHE_KAFKA: servers.kafka,
      RONGHE_MONGO: servers.mongo,
      RONGHE_KAFKA_PREFIX: this.prefix,
      RONGHE_MONGO_PREFIX: this.prefix,
      RONGHE_KAFKA_PARTITIONS: String(LOGS),
      RONGHE_DATA: this.dataDir,
      RONGHE_PORT: '0',
      RONGHE_LOG_LEVEL: 'silent',
    };
    this.mongo = new mongoose.mongo.MongoClient(servers.mongo, { retryWrites: false });
    this.kafka = new Kafka({ brokers: servers.kafka.split(','), logLevel: logLevel.NOTHING });
  }

  static readonly prepare = async (): Promise<TestInstallation> => new TestInstallation(await backingServers());

  /** With a plant in it whose consequences have all come. */
  static async busy(): Promise<TestInstallation> {
    const installation = await TestInstallation.prepare();
    await installation.start();
    await busyPlant(await installation.as('liaohe-officer'), '2026-05-01');
    await installation.platform!.settle();
    return installation;
  }

  async start(): Promise<void> {
    this.platform = await startPlatform(readConfig(this.env, ['--empty']));
  }

  async stop(): Promise<void> {
    await this.platform?.stop();
    this.platform = undefined;
  }

  async as(user: string): Promise<Client> {
    return new Client(this.platform!.url, await demoToken(this.platform!.url, user));
  }

  run(...args: string[]): Promise<Said> {
    return command(this.env, ...args);
  }

  async json(...args: string[]) {
    return JSON.parse((await this.run(...args, '--json')).out);
  }

  /** What verify says of a service, each line with its check. */
  async differences(service: string): Promise<string[]> {
    const { code, out, err } = await this.run('verify', '--service', service, '--json');
    expect(err).toBe('');
    const { ok, checks } = JSON.parse(out);
    const spoiled = checks.some(({ count }: { count: number }) => count > 0);
    expect([code, ok]).toEqual(spoiled ? [1, false] : [0, true]);
    return checks.flatMap((c: { check: string; differences: string[] }) =>
      c.differences.map((d) => `${c.check}: ${d}`),
    );
  }

  /** As another version of the service, or a hand, would have stored it. */
  async insertRaw(service: string, stream: string, events: object[]): Promise<number> {
    const log = this.collection(service, `log_0${logOf(stream, LOGS)}`);
    const [tail] = await log.find().sort({ _id: -1 }).limit(1).toArray();
    const [last] = await log.find({ stream }).sort({ commitNo: -1 }).limit(1).toArray();
    const version = Number(last?.['lastVersion'] ?? 0);
    const no = Number(tail?._id ?? 0) + 1;
    const [at, commandId] = [new Date().toISOString(), randomBytes(8).toString('hex')];
    await log.insertOne({
      _id: no,
      stream,
      commitNo: Number(last?.['commitNo'] ?? 0) + 1,
      firstVersion: version + 1,
      lastVersion: version + events.length,
      commandId,
      fingerprint: commandId,
      tenant: stream.split('/')[0],
      at,
      actor: 'test',
      events: JSON.stringify(events),
    });
    return no;
  }

  db(service: string): mongoose.mongo.Db {
    return this.mongo.db(`${this.prefix}_${service.replaceAll('-', '_')}`);
  }

  collection(service: string, name: string) {
    return this.db(service).collection<Document>(name);
  }

  topic(service: string): string {
    return `${this.prefix}.${service}.events.v1`;
  }

  async end(): Promise<void> {
    await this.stop();
    await this.mongo.close();
    await this.servers.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
