import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@ronghe/event-sourcing/testing';
import { PlatformProcess, StartFailed } from '../support/platform.js';
import { type BackingServers, backingServers } from '../support/servers.js';
import { tcpProxy } from '../support/tcp-proxy.js';
import { type GuardedKafka, guardedKafka } from './guarded-kafka.js';
import { command } from './operator-kit.js';

const START_MS = 300_000;

/** Real processes of a service against servers that are not as they have to be. */
describe('servers that are not as they have to be', () => {
  let servers: BackingServers;
  let kafka: GuardedKafka;
  let prefix: string;
  const dataDir = PlatformProcess.newFolder();
  beforeAll(async () => {
    servers = await backingServers();
    kafka = await guardedKafka();
  }, START_MS);
  afterAll(async () => {
    await kafka?.remove();
    await servers?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const environment = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
    RONGHE_KAFKA: servers.kafka,
    RONGHE_MONGO: servers.mongo,
    RONGHE_KAFKA_PREFIX: prefix,
    RONGHE_MONGO_PREFIX: prefix,
    RONGHE_KAFKA_PARTITIONS: '4',
    RONGHE_OIDC_ISSUER: 'http://127.0.0.1:9/oidc',
    RONGHE_DATA: dataDir,
    ...env,
  });
  const start = (env: NodeJS.ProcessEnv): Promise<PlatformProcess> => {
    prefix = `bad${randomBytes(4).toString('hex')}`;
    return again(env);
  };
  const again = (env: NodeJS.ProcessEnv): Promise<PlatformProcess> =>
    PlatformProcess.start(dataDir, [], environment(env), 'scoring');
  const signedIn = (password = kafka.password): NodeJS.ProcessEnv => ({
    RONGHE_KAFKA: kafka.address,
    RONGHE_KAFKA_MECHANISM: 'plain',
    RONGHE_KAFKA_USER: 'ronghe',
    RONGHE_KAFKA_PASSWORD: password,
  });

  /** It ends with 1 and one line; so does the operator's command with 2. */
  async function refused(env: NodeJS.ProcessEnv, why: RegExp): Promise<void> {
    const failure = await start(env).then(
      (process) => process.stop().then(() => 'it started'),
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(StartFailed);
    const { code, output } = failure as StartFailed;
    const said = output.split('\n').filter((line) => line && !line.startsWith('{'));
    expect([code, said]).toEqual([1, [expect.stringMatching(why)]]);
    expect(output).not.toMatch(/geheim/);
  }

  it('Kafka cannot be reached', () =>
    refused({ RONGHE_KAFKA: '127.0.0.1:1' }, /Kafka cannot be reached.*RONGHE_KAFKA/));

  it('MongoDB cannot be reached', () =>
    refused({ RONGHE_MONGO: 'mongodb://127.0.0.1:1' }, /cannot be reached.*RONGHE_MONGO/));

  it('Kafka does not take the password', () =>
    refused(signedIn('geheim-8'), /refused user ronghe.*RONGHE_KAFKA_USER and RONGHE_KAFKA_PASSWORD/));

  it('Kafka wants a user and is told none', () => refused({ RONGHE_KAFKA: kafka.address }, /RONGHE_KAFKA_USER/));

  it('MongoDB does not take the password', () => {
    const address = servers.mongo.replace('mongodb://', 'mongodb://ronghe:geheim@');
    return refused({ RONGHE_MONGO: address }, /does not take this user and password.*RONGHE_MONGO/);
  });

  it('MongoDB is too old', async () => {
    const { hostname, port } = new URL(servers.mongo);
    // A real server whose greeting is made to say wire version 6, that of MongoDB 3.6.
    const proxy = await tcpProxy({ host: hostname, port: Number(port) }, (direction, data) => {
      const at = data.indexOf('maxWireVersion\0');
      if (direction === 'answer' && at >= 0) data.writeInt32LE(6, at + 'maxWireVersion\0'.length);
      return 'pass';
    });
    const address = `mongodb://127.0.0.1:${proxy.port}/?directConnection=true`;
    await refused({ RONGHE_MONGO: address }, /too old.*4\.4 or newer.*RONGHE_MONGO/);
    await proxy.close();
  });

  it('a topic has another number of partitions', async () => {
    await (await start({})).stop();
    const failure = await again({ RONGHE_KAFKA_PARTITIONS: '5' }).catch((error: unknown) => error);
    expect((failure as StartFailed).output).toMatch(
      /has 4 partitions, and RONGHE_KAFKA_PARTITIONS is 5.*set RONGHE_KAFKA_PARTITIONS to 4/,
    );
    const { code, err } = await command(environment({ RONGHE_KAFKA_PARTITIONS: '5' }), 'lag');
    expect([code, err]).toEqual([0, '']);
  });

  it('the rights to topics are missing: a start says so; given, it starts; taken, readiness tells, and all goes on when they are given back', async () => {
    await refused(
      signedIn(),
      /user ronghe has not the right for topic bad\w+\.scoring\.events\.v1.*grant it, or set RONGHE_KAFKA_USER/,
    );
    await kafka.grant(prefix);
    const process = await again(signedIn());
    const ready = async () => {
      const answer = await fetch(`${process.url}/health/ready`);
      return { status: answer.status, faults: ((await answer.json()) as { faults: string[] }).faults };
    };
    try {
      await eventually(async () => expect(await ready()).toEqual({ status: 200, faults: [] }));
      await kafka.revoke(prefix);
      await eventually(
        async () =>
          expect(await ready()).toEqual({
            status: 503,
            faults: [expect.stringMatching(/AUTHORIZATION_FAILED.*grant it/)],
          }),
        { timeoutMs: 90_000 },
      );
      await kafka.grant(prefix);
      await eventually(async () => expect(await ready()).toEqual({ status: 200, faults: [] }), { timeoutMs: 90_000 });
    } finally {
      await process.stop();
    }
  }, 300_000);

  it.each([
    [{ RONGHE_KAFKA: '127.0.0.1:1' }, 'RONGHE_KAFKA'],
    [{ RONGHE_MONGO: 'mongodb://127.0.0.1:1' }, 'RONGHE_MONGO'],
  ])('the operator’s command with %j ends with 2 and names the setting', async (env, setting) => {
    const { code, out, err } = await command(environment(env), 'verify');
    expect([code, out]).toEqual([2, '']);
    expect(err.trimEnd()).toMatch(new RegExp(`^[^\\n]*${setting}[^\\n]*$`));
  });
});
