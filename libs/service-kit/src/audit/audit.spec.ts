import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Inject, Module, Param } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { type AuditRecord, macWith } from '@ronghe/audit';
import { SqliteAuditTrail } from '@ronghe/audit/sqlite';
import { type CommandContext, Refusal } from '@ronghe/event-sourcing';
import { SqliteRequestLedger, openDatabase } from '@ronghe/event-store-sqlite';
import { PersonalData, SqliteKeyStore, masterKeyFromBytes } from '@ronghe/personal-data';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import { pino } from 'pino';
import { XLSX } from '../answers.interceptor.js';
import { AsStored, Listing, Receipt } from '../answers.js';
import { ServiceKitModule, applyHabits } from '../app.js';
import { type Role, tokenVerifier } from '../identity/index.js';
import { Context } from '../request.js';
import { Changes, Creates, Lists, Reads } from '../routes.js';
import { AuditRecorder } from './recorder.js';

const DATA = Symbol('DATA');

@Controller('api/things/v1')
class Things {
  constructor(@Inject(DATA) private readonly data: PersonalData) {}

  @Lists('people', 'people', ['read', 'unit'])
  async people() {
    const rows = ['p1', 'p2'].map(async (id) => ({ id, name: (await this.data.sealer('liaohe', id))('name', '王') }));
    return new Listing({ zh: '人员', en: 'People' }, await Promise.all(rows), []);
  }
  @Reads('sealed', 'a person, still sealed', ['read', 'unit'])
  async sealed() {
    return new AsStored({ name: (await this.data.sealer('liaohe', 'p1'))('name', '王') });
  }
  @Reads('figures', 'nobody in it', ['read', 'unit'])
  figures() {
    return { teams: 61 };
  }
  @Creates('units', 'a command', ['change', 'unit'])
  unit(@Context() { commandId }: CommandContext) {
    return new Receipt('u1', { version: 1, position: { source: commandId, log: 0, no: 1 } });
  }
  @Changes('imports', 'an import', ['change', 'workbook'])
  import() {
    return { rows: 2 };
  }
  @Creates('roles', 'an administrative act', ['change', 'role'])
  role() {
    return new Receipt('t1', { version: 1, position: undefined });
  }
  @Changes('units/:id/parent', 'a rule refuses', ['change', 'unit'])
  move(@Param('id') id: string) {
    throw new Refusal('conflict', 'unit-under-itself', { zh: id, en: id });
  }
}

const keys = await generateKeyPair('EdDSA');
const jwks = { keys: [{ ...(await exportJWK(keys.publicKey)), alg: 'EdDSA' }] };
const ISSUER = 'https://issuer.example';

describe('what a service leaves in the audit trail', () => {
  const dir = mkdtempSync(join(tmpdir(), 'ronghe-audit-kit-'));
  const log = pino({ level: 'silent' });
  let app: NestExpressApplication;
  let db: DatabaseSync;
  let trail: SqliteAuditTrail;
  let recorder: AuditRecorder;
  let close: () => Promise<void>;
  let seen = 0;

  beforeAll(async () => {
    db = openDatabase(join(dir, 'audit.sqlite'));
    trail = new SqliteAuditTrail(db, macWith(Buffer.alloc(32)));
    recorder = new AuditRecorder(trail, () => new Date(), log);
    const store = new SqliteKeyStore(join(dir, 'keys.sqlite'));
    const requests = openDatabase(join(dir, 'requests.sqlite'));
    const personalData = new PersonalData(store, masterKeyFromBytes(Buffer.alloc(32)));
    const kit = ServiceKitModule.with({
      verifier: tokenVerifier({ issuer: ISSUER, audience: 'ronghe', jwks: () => jwks }),
      standings: { tenant: async () => ({ suspended: false }), assigned: async () => [] },
      rates: { person: 0, tenant: 0 },
      requests: new SqliteRequestLedger(requests),
      personalData,
      audit: recorder,
      clock: () => new Date(),
      log,
    });
    @Module({ imports: [kit], controllers: [Things], providers: [{ provide: DATA, useValue: personalData }] })
    class Root {}
    app = await NestFactory.create<NestExpressApplication>(Root, { bodyParser: false, logger: false });
    applyHabits(app, log);
    await app.listen(0, '127.0.0.1');
    close = async () => {
      await app.close();
      await store.close();
      requests.close();
      db.close();
      rmSync(dir, { recursive: true, force: true });
    };
  });
  afterAll(() => close());
  beforeEach(async () => void (seen = (await records()).length));

  const records = (): Promise<AuditRecord[]> => trail.read('things', 0, 1_000);
  /** What has come since the test began. */
  const fresh = async () =>
    (await records()).slice(seen).map(({ no: _no, mac: _mac, at: _at, trace: _trace, chain: _chain, ...rest }) => rest);

  const tokenOf = (role: Role, person = 'p9') =>
    new SignJWT({ tenant: 'liaohe', person, roles: [role], units: ['*'] })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer(ISSUER)
      .setAudience('ronghe')
      .setExpirationTime('5m')
      .sign(keys.privateKey);
  const ask = async (method: string, path: string, headers: Record<string, string> = {}, role: Role = 'tenantAdmin') =>
    fetch(`${await app.getUrl()}/api/things/v1/${path}`, {
      method,
      headers: { authorization: `Bearer ${await tokenOf(role)}`, 'content-type': 'application/json', ...headers },
      body: method === 'POST' ? '{}' : undefined,
    });

  const BY = { tenant: 'liaohe', actor: 'p9', outcome: 'done', people: [] as string[] };

  it('is each person whose data was opened, and not what stayed sealed or is about nobody', async () => {
    await ask('GET', 'people');
    await ask('GET', 'sealed');
    await ask('GET', 'figures');
    const route = 'GET /api/things/v1/people';
    const read = { ...BY, action: 'read-personal-data', route, status: 200, people: ['p1', 'p2'], detail: undefined };
    expect(await fresh()).toEqual([read]);
  });

  it('is an export, with everybody in it', async () => {
    const answer = await ask('GET', 'people', { accept: XLSX });
    expect(answer.headers.get('content-type')).toBe(XLSX);
    expect(await fresh()).toEqual([expect.objectContaining({ action: 'export', people: ['p1', 'p2'] })]);
  });

  it('is every change, by its kind, with the id of its command', async () => {
    for (const path of ['units', 'imports', 'roles']) await ask('POST', path);
    const id = /^command [\w-]{36}( on \w+)?$/;
    expect(await fresh()).toEqual(
      [
        ['command', 'units', 201],
        ['import', 'imports', 200],
        ['administer', 'roles', 201],
      ].map(([action, path, status]) => ({
        ...BY,
        action,
        status,
        route: `POST /api/things/v1/${path}`,
        detail: expect.stringMatching(id),
      })),
    );
  });

  it('is a change that a rule refused, by its code, and never the address that was asked', async () => {
    await ask('POST', 'units/王进喜/parent'.replace('王进喜', encodeURIComponent('王进喜')));
    expect(await fresh()).toEqual([
      {
        ...BY,
        action: 'command',
        outcome: 'refused',
        status: 409,
        route: 'POST /api/things/v1/units/:id/parent',
        detail: 'unit-under-itself',
      },
    ]);
  });

  it('is refused access, once at first and then as a number, and a token that is not accepted', async () => {
    for (let i = 0; i < 20; i++) expect((await ask('POST', 'units', {}, 'member')).status).toBe(403);
    for (let i = 0; i < 5; i++)
      expect((await ask('GET', 'figures', { authorization: 'Bearer a.b.c' })).status).toBe(401);
    expect((await ask('GET', 'figures', { authorization: '' })).status).toBe(401);
    const refused = { ...BY, action: 'refused', outcome: 'refused', status: 403, route: 'POST /api/things/v1/units' };
    const unknown = { ...refused, tenant: '', actor: '', status: 401, route: 'GET /api/things/v1/figures' };
    const first = [
      { ...refused, detail: 'role-not-allowed' },
      { ...unknown, detail: 'token-not-accepted' },
    ];
    expect(await fresh()).toEqual(first);
    await recorder.close();
    expect(await fresh()).toEqual([
      ...first,
      { ...refused, detail: 'role-not-allowed +19' },
      { ...unknown, detail: 'token-not-accepted +4' },
    ]);
  });

  it('is a condition of every answer that it should hold: without it 503, and with the same key the command answers later', async () => {
    db.exec('ALTER TABLE audit RENAME TO audit_away');
    const key = { 'idempotency-key': 'once' };
    try {
      for (const [method, path] of [
        ['GET', 'people'],
        ['POST', 'units'],
      ] as const) {
        const answer = await ask(method, path, { ...key, 'accept-language': 'en' });
        const text = await answer.text();
        expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
        expect(JSON.parse(text)).toMatchObject({
          type: 'urn:ronghe:problem:audit-unavailable',
          remedy: expect.stringContaining('same Idempotency-Key'),
        });
        expect(text).not.toContain('王');
      }
      expect((await ask('GET', 'figures')).status).toBe(200);
      expect(recorder.faults()).toEqual([expect.stringContaining('audit trail')]);
    } finally {
      db.exec('ALTER TABLE audit_away RENAME TO audit');
    }
    expect((await ask('POST', 'units', key)).status).toBe(201);
    expect(recorder.faults()).toEqual([]);
    expect(await fresh()).toEqual([expect.objectContaining({ action: 'command', status: 201 })]);
  });
});
