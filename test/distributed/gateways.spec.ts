import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mongo } from 'mongoose';
import { Browser } from '../../services/gateway/src/testing/browser.js';
import { freePort } from '../../deploy/servers/native.mjs';
import { PlatformProcess } from '../support/platform.js';
import { type BackingServers, backingServers } from '../support/servers.js';

const prefix = `t${randomBytes(5).toString('hex')}`;
const folders = [PlatformProcess.newFolder(), PlatformProcess.newFolder()] as const;
const gateways: PlatformProcess[] = [];
let servers: BackingServers;
let urls: { first: string; second: string };

/** Two gateways on machines of their own: alike are their settings and the key of the sessions. */
beforeAll(async () => {
  servers = await backingServers();
  const ports = [await freePort(), await freePort()];
  for (const [i, port] of ports.entries()) {
    if (i === 1)
      for (const file of ['session.key', 'demo-issuer-keys.json', 'master.key'])
        cpSync(join(folders[0], file), join(folders[1], file));
    const env = {
      RONGHE_KAFKA: servers.kafka,
      RONGHE_MONGO: servers.mongo,
      RONGHE_KAFKA_PREFIX: prefix,
      RONGHE_MONGO_PREFIX: prefix,
      RONGHE_DEMO: 'true',
      RONGHE_PUBLIC_URL: `http://127.0.0.1:${ports[0]}`,
      RONGHE_PORT: String(port),
    };
    mkdirSync(folders[i]!, { recursive: true });
    gateways.push(await PlatformProcess.start(folders[i], [], env, 'gateway'));
  }
  const [first, second] = ports.map((port) => `http://127.0.0.1:${port}`);
  urls = { first: first!, second: second! };
});
afterAll(async () => {
  for (const gateway of gateways) await gateway.end();
  await servers?.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const signedIn = async () => {
  const browser = new Browser();
  await browser.signIn(urls.first, 'liaohe-officer');
  return browser;
};
const at = async (browser: Browser, url: string) => (await browser.fetch(`${url}/auth/me`)).status;
const leave = (browser: Browser, url: string, query = '') =>
  browser.fetch(`${url}/auth/logout${query}`, { method: 'POST', headers: { 'x-ronghe-request': 'console' } });

it('a session that has ended at one gateway has ended at the other', async () => {
  const [desk, phone] = [await signedIn(), await signedIn()];
  expect([await at(desk, urls.second), await at(phone, urls.second)]).toEqual([200, 200]);
  const thief = desk.copy();
  expect((await leave(desk, urls.second)).status).toBe(204);
  expect([await at(thief, urls.first), await at(phone, urls.first)]).toEqual([401, 200]);
});

it('signing out everywhere at one ends all sessions at the other', async () => {
  const [desk, phone] = [await signedIn(), await signedIn()];
  expect((await leave(desk, urls.first, '?everywhere=true')).status).toBe(204);
  expect([await at(phone, urls.second), await at(phone, urls.first)]).toEqual([401, 401]);
  expect(await at(await signedIn(), urls.second)).toBe(200);
});

it('what MongoDB keeps of it names nobody, and goes when it is of no more use', async () => {
  const client = await new mongo.MongoClient(servers.mongo, { retryWrites: false }).connect();
  try {
    const marks = client.db(`${prefix}_gateway`).collection<{ _id: string; at: number; until: number }>('marks');
    await marks.insertOne({ _id: 'of-long-ago', at: 1, until: 2 });
    await leave(await signedIn(), urls.first);
    const kept = await marks.find().toArray();
    expect(kept.length).toBeGreaterThanOrEqual(4);
    for (const { _id, at, until } of kept)
      expect([_id, until - at]).toEqual([expect.stringMatching(/^[\w-]{43}$/), 46_800_000]);
  } finally {
    await client.close();
  }
});
