import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PersonalData, SqliteKeyStore, masterKeyFromBytes } from '@ronghe/personal-data';
import { MongoKeyStore } from '@ronghe/personal-data/mongo';
import { connectMongo } from '@ronghe/mongo';
import { expectStatus, workbookForm } from '../support/client.js';
import { plant, plantWorkbook } from '../support/plant.js';
import { PlatformProcess } from '../support/platform.js';
import { type BackingServers, backingServers } from '../support/servers.js';
import { command } from './operator-kit.js';

const PEOPLE = 25;

interface Place {
  env: NodeJS.ProcessEnv;
  fill(master: ReturnType<typeof masterKeyFromBytes>): Promise<string[]>;
  open(master: ReturnType<typeof masterKeyFromBytes>, sealed: string[]): Promise<(string | null)[]>;
}

async function sealAll(data: PersonalData): Promise<string[]> {
  const people = Array.from({ length: PEOPLE }, (_, i) => `p${i}`);
  return Promise.all(people.map(async (person) => (await data.sealer('t', person))('name', person)));
}

const folder = mkdtempSync(join(tmpdir(), 'operator-keys-'));
let servers: BackingServers;
beforeAll(async () => void (servers = await backingServers()));
afterAll(async () => {
  await servers.stop();
  rmSync(folder, { recursive: true, force: true });
});

function inAFolder(): Place {
  const dataDir = mkdtempSync(join(folder, 'data-'));
  const within = async <R>(work: (store: SqliteKeyStore) => Promise<R>): Promise<R> => {
    const store = new SqliteKeyStore(join(dataDir, 'keys.sqlite'));
    return work(store).finally(() => store.close());
  };
  return {
    env: { RONGHE_DATA: dataDir },
    fill: (master) => within((store) => sealAll(new PersonalData(store, master))),
    open: (master, sealed) => within((store) => new PersonalData(store, master).openAll<(string | null)[]>(sealed)),
  };
}

function inMongo(): Place {
  const prefix = `k${randomBytes(4).toString('hex')}`;
  const within = async <R>(work: (store: MongoKeyStore) => Promise<R>): Promise<R> => {
    const connection = await connectMongo({ url: servers.mongo, db: `${prefix}_keys` });
    return work(new MongoKeyStore(connection)).finally(() => connection.close());
  };
  return {
    env: {
      RONGHE_DATA: folder,
      RONGHE_KAFKA: servers.kafka,
      RONGHE_MONGO: servers.mongo,
      RONGHE_MONGO_PREFIX: prefix,
    },
    fill: (master) => within((store) => sealAll(new PersonalData(store, master))),
    open: (master, sealed) => within((store) => new PersonalData(store, master).openAll<(string | null)[]>(sealed)),
  };
}

describe.each([
  ['in a folder', inAFolder],
  ['in MongoDB', inMongo],
])('the master key of keys %s', (_, place) => {
  const older = randomBytes(32);
  const newer = randomBytes(32);
  const paths = { older: join(folder, 'older.key'), newer: join(folder, 'newer.key') };

  it('is changed by a command, from a file to a setting, and the old one opens nothing any more', async () => {
    writeFileSync(paths.older, older);
    const { env, fill, open } = place();
    const sealed = await fill(masterKeyFromBytes(older));
    const names = sealed.map((_seal, i) => `p${i}`);
    const [before, after] = [older, newer].map((bytes) => masterKeyFromBytes(bytes));

    const old = { ...env, RONGHE_MASTER_KEY_FILE: paths.older };
    expect(await command(old, 'keys', 'status')).toMatchObject({ code: 0, err: '' });
    const both = {
      ...env,
      RONGHE_MASTER_KEY: newer.toString('base64'),
      RONGHE_MASTER_KEY_PREVIOUS_FILE: paths.older,
    };
    const waiting = await command(both, 'keys', 'status', '--json');
    expect([waiting.code, JSON.parse(waiting.out)]).toMatchObject([1, { masterKey: after!.id, current: 0 }]);
    expect(JSON.parse(waiting.out).others).toEqual({ [before!.id]: expect.any(Number) });

    const done = await command(both, 'keys', 'rotate', '--json');
    expect([done.code, JSON.parse(done.out)]).toMatchObject([0, { masterKey: after!.id, left: 0 }]);
    expect(JSON.parse(done.out).wrapped).toBeGreaterThanOrEqual(PEOPLE);
    expect(await command(both, 'keys', 'rotate', '--json')).toMatchObject({
      out: expect.stringContaining('"wrapped":0'),
    });
    expect(await open(after!, sealed)).toEqual(names);
    await expect(open(before!, sealed)).rejects.toThrow('was wrapped by the master key');

    const late = await command(old, 'keys', 'status');
    expect(late).toMatchObject({ code: 2, out: '' });
    expect(late.err).toContain(paths.older);
    for (const { out, err } of [waiting, done, late])
      for (const key of [older, newer])
        for (const form of ['base64', 'base64url', 'hex'] as const) expect(out + err).not.toContain(key.toString(form));
  });
});

it.each([
  [
    { RONGHE_MASTER_KEY: 'c2VjcmV0', RONGHE_MASTER_KEY_FILE: 'x' },
    'RONGHE_MASTER_KEY_FILE and RONGHE_MASTER_KEY are both set',
  ],
  [{ RONGHE_MASTER_KEY: 'c2VjcmV0' }, 'The master key in RONGHE_MASTER_KEY cannot be used: it has 6 bytes'],
  [{ RONGHE_MASTER_KEY_COMMAND: 'echo c2VjcmV0; exit 4' }, 'RONGHE_MASTER_KEY_COMMAND prints cannot be used'],
  [{ RONGHE_MASTER_KEY_PREVIOUS_FILE: 'nowhere' }, 'RONGHE_MASTER_KEY_PREVIOUS_FILE'],
])('%j says in a line what to mend, and nothing of the key', async (env, message) => {
  const dataDir = mkdtempSync(join(folder, 'data-'));
  await new SqliteKeyStore(join(dataDir, 'keys.sqlite')).close();
  const { code, out, err } = await command({ RONGHE_DATA: dataDir, ...env }, 'keys', 'status');
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(message);
  expect(err).not.toContain('c2VjcmV0');
});

it('who was forgotten is forgotten again when an older copy of the keys was restored', async () => {
  const platform = await PlatformProcess.start(mkdtempSync(join(folder, 'restored-')));
  const { dataDir } = platform;
  const keys = join(dataDir, 'keys.sqlite');
  const [officer, admin] = [await platform.as('liaohe-officer'), await platform.as('liaohe-admin')];
  const people = '/api/organization/v1/people';
  expectStatus(await officer.post('/api/organization/v1/imports', workbookForm(await plantWorkbook(plant()))), 200);
  const [{ id }] = (await officer.read(`${people}?employeeNo=10001`)).items;
  // What of the keys is still in the write-ahead log belongs to the copy.
  for (const end of ['', '-wal']) cpSync(`${keys}${end}`, join(folder, `copy.sqlite${end}`));
  expectStatus(await officer.post(`${people}/${id}/forgetting`, { reason: '本人申请' }), 200);
  expectStatus(await admin.post(`${people}/${id}/forgetting/approval`, {}), 200);
  await platform.stop();

  for (const end of ['', '-wal', '-shm']) rmSync(`${keys}${end}`, { force: true });
  for (const end of ['', '-wal']) cpSync(join(folder, `copy.sqlite${end}`), `${keys}${end}`);
  const forget = () => command({ RONGHE_DATA: dataDir }, 'keys', 'forget', '--json');
  const status = async () => JSON.parse((await command({ RONGHE_DATA: dataDir }, 'keys', 'status', '--json')).out);
  expect((await status()).destroyed).toBe(0);
  expect(JSON.parse((await forget()).out)).toEqual({ people: 1, destroyed: 1 });
  expect((await status()).destroyed).toBe(1);
  expect(JSON.parse((await forget()).out)).toEqual({ people: 1, destroyed: 0 });
});
