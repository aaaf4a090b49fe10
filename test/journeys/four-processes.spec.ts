import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@ronghe/event-sourcing/testing';
import { Client, expectStatus, workbookForm } from '../support/client.js';
import { Issuer } from '../support/issuer.js';
import { plant, plantWorkbook, range } from '../support/plant.js';
import { PlatformProcess, StartFailed } from '../support/platform.js';
import { UNITS_RULEBOOK } from '../support/rulebook.js';

const SERVICES = ['organization', 'scoring', 'alliance-project', 'notification'] as const;
const area = (i: number): string => `production.A${i}`;

describe('Each service as a process of its own, on one data folder', () => {
  let issuer: Issuer;
  const processes = new Map<string, PlatformProcess>();
  const clients = new Map<string, Client>();
  const folder = PlatformProcess.newFolder();
  const client = (service: (typeof SERVICES)[number]): Client => clients.get(service)!;

  beforeAll(async () => {
    issuer = await Issuer.start();
    const token = await issuer.token({
      tenant: 'liaohe',
      person: 'p1',
      roles: ['committeeOfficer'],
      units: ['*', 'production.A1'],
    });
    const environment = { RONGHE_OIDC_ISSUER: issuer.url, RONGHE_TENANTS: 'liaohe' };
    // One after another: the first makes the files.
    for (const service of SERVICES) {
      const started = await PlatformProcess.start(folder, [], environment, service);
      processes.set(service, started);
      clients.set(service, new Client(started.url, token));
    }
  });
  afterAll(async () => {
    for (const p of processes.values()) await p.stop();
    await processes.get('organization')?.end();
    await issuer?.stop();
  });

  it('each says that it is ready, and knows only its own addresses', async () => {
    for (const service of SERVICES)
      expect(await client(service).read('/health/ready')).toEqual({ status: 'ok', faults: [] });
    expectStatus(await client('scoring').get('/api/organization/v1/units'), 404);
    expectStatus(await new Client(client('scoring').url, undefined).get('/api/scoring/v1/rulebooks'), 401);
  });

  it('facts cross as events: units of one are parties in the next, a closed problem gives points and notices elsewhere', async () => {
    expectStatus(
      await client('organization').post('/api/organization/v1/imports', workbookForm(await plantWorkbook(plant()))),
      200,
    );
    const scoring = client('scoring');
    await scoring.do('/api/scoring/v1/rulebooks', UNITS_RULEBOOK);
    await scoring.do('/api/scoring/v1/rulebooks/UNITS/versions/1/adoption', { from: '2026-01' });

    const alliances = client('alliance-project');
    const parties = range(3).map(area);
    const { id: alliance } = await eventually(() =>
      alliances.do('/api/alliance-project/v1/alliances', {
        name: '三家联盟',
        mode: 'alliance',
        goal: '共建',
        parties,
        on: '2026-02-01',
      }),
    );
    const { id: problem } = await alliances.do('/api/alliance-project/v1/problems', {
      alliance,
      title: '供液不足',
      raisedBy: area(1),
      on: '2026-03-02',
      severity: 2,
    });
    await alliances.do(`/api/alliance-project/v1/problems/${problem}/claim`, {
      unit: area(3),
      on: '2026-03-03',
      dueOn: '2099-01-01',
    });
    await alliances.do(`/api/alliance-project/v1/problems/${problem}/closure`, {
      evidence: '已恢复',
      on: '2026-03-20',
    });

    await eventually(async () => {
      const { items } = await scoring.read('/api/scoring/v1/standings?period=2026-03&subjectKind=unit');
      expect(items).toMatchObject([{ rank: 1, subject: `unit:${area(3)}`, name: '采油3区', total: 62 }]);
    });
    await eventually(async () => {
      const { items } = await client('notification').read('/api/notification/v1/notices');
      expect(items.map((n: { titleZh: string }) => n.titleZh)).toContain('难题已销号：供液不足');
    });
  });

  it('a query that carries another service’s position waits until it is here', async () => {
    await client('organization').do('/api/organization/v1/units/production.A1/name', {
      name: '采油一区',
      on: '2026-04-01',
    });
    client('scoring').follow(client('organization'));
    expect((await client('scoring').read('/api/scoring/v1/rulebooks')).items).toHaveLength(1);
  });

  it('without an issuer it does not start, and says which setting is missing', async () => {
    const failed = await PlatformProcess.start(folder, [], {}, 'scoring').catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(StartFailed);
    expect((failed as StartFailed).output).toContain('RONGHE_OIDC_ISSUER');
  });
});
