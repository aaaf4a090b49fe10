import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Unavailable } from '@ronghe/event-sourcing';
import { draftOf } from '@ronghe/event-sourcing/testing';
import { MongoEventStore, MongoRequestLedger, MongoUnusable, connectMongo } from '@ronghe/event-store-mongo';
import { type BackingServers, backingServers } from '../support/servers.js';
import { type TcpProxy, tcpProxy } from '../support/tcp-proxy.js';
import { mongoPlace } from './mongo-place.js';

const PASSWORD = 'geheim/p@ss';

describe('a MongoDB that cannot be used', () => {
  let servers: BackingServers;
  beforeAll(async () => void (servers = await backingServers()));
  afterAll(() => servers.stop());

  /** The message names the setting and what to do, and never the password, or nobody can help themselves safely. */
  const expectUnusable = async (url: string, why: RegExp): Promise<void> => {
    const error = await connectMongo({ url, db: 'none', serverSelectionTimeoutMs: 5_000 }).then(
      () => undefined,
      (e: unknown) => e,
    );
    expect(error).toBeInstanceOf(MongoUnusable);
    const { message, name } = error as MongoUnusable;
    expect(name).toBe('MongoUnusable');
    expect(message).toMatch(why);
    expect(message).toContain('RONGHE_MONGO');
    expect(message).not.toMatch(/geheim|%40ss|p@ss/);
  };

  const behind = async (change: (data: Buffer) => void, work: (url: string) => Promise<void>): Promise<void> => {
    const { hostname, port } = new URL(servers.mongo);
    const proxy: TcpProxy = await tcpProxy({ host: hostname, port: Number(port) }, (direction, data) => {
      if (direction === 'answer') change(data);
      return 'pass';
    });
    try {
      await work(`mongodb://127.0.0.1:${proxy.port}/?directConnection=true`);
    } finally {
      await proxy.close();
    }
  };

  /** Each is as long as what it replaces. */
  const replacing = (field: string, value: Buffer) => (data: Buffer) => {
    const at = data.indexOf(`${field}\0`);
    if (at >= 0) value.copy(data, at + field.length + 1);
  };

  it.each([
    ['postgres://somewhere/db', /not an address/],
    ['mongodb://', /not an address/],
    [`mongodb://user:${PASSWORD}@127.0.0.1/`, /not an address.*percent-encoded/s],
    ['mongodb://127.0.0.1:1/', /127\.0\.0\.1:1 cannot be reached/],
    [`mongodb://user:${encodeURIComponent(PASSWORD)}@127.0.0.1:1/?authSource=admin`, /at 127\.0\.0\.1:1 cannot/],
  ])('is refused: %s', expectUnusable);

  it('is refused when it does not take the password', async () => {
    const { host } = new URL(servers.mongo);
    await expectUnusable(
      `mongodb://user:${encodeURIComponent(PASSWORD)}@${host}/`,
      /does not take this user and passw/,
    );
  });

  it('is refused when it speaks an older protocol', () => {
    const wireVersion = Buffer.alloc(4);
    wireVersion.writeInt32LE(8);
    return behind(replacing('maxWireVersion', wireVersion), (url) => expectUnusable(url, /too old.*4\.4/));
  });

  it('is refused when its version is older', () => {
    const length = 4;
    const text = (data: Buffer): void => {
      const at = data.indexOf('version\0');
      if (at >= 0) data.write('4.2', at + 'version\0'.length + length);
    };
    return behind(text, (url) => expectUnusable(url, /too old \(its version is 4\.2.*4\.4/));
  });

  it('turns every piece of work on a closed connection into Unavailable', async () => {
    const place = mongoPlace(servers.mongo);
    const connection = await place.connect('closed');
    const store = await MongoEventStore.open(connection, 'tally');
    const ledger = new MongoRequestLedger(connection);
    await connection.dropDatabase();
    await connection.close();
    const work = await Promise.allSettled([
      store.append(draftOf('a', 1)),
      store.readLog(0, 0, 1),
      store.readStream('acme/tally/a'),
      store.findCommand('acme/tally/a', 'c'),
      store.tails(),
      ledger.claim('k', 'one', '2026-01-01T00:00:00.000Z'),
    ]);
    for (const { reason } of work as PromiseRejectedResult[]) expect(reason).toBeInstanceOf(Unavailable);
  });
});
