import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@ronghe/event-sourcing/testing';
import { readWorkbook } from '@ronghe/workbook';
import { Browser } from '../../services/gateway/src/testing/browser.js';
import { Client, expectStatus, workbookForm } from '../support/client.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { plant, plantWorkbook, team } from '../support/plant.js';

const ORG = '/api/organization/v1';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const OFFICER = '王海燕';
const MEMBER = '赵石头';

interface Row {
  id: string;
  at: string;
  service: string;
  actor?: string;
  actorName?: string;
  action: string;
  outcome: string;
  route: string;
  status: number;
  people: number;
  detail?: string;
}
type Access = Pick<Row, 'id' | 'at' | 'actor' | 'actorName' | 'action' | 'route'>;

describe.each(MODES)('%s: the audit trail: who did what, and who looked at whose data', (mode) => {
  let platform: Installation;
  let officer: Client;
  let member: Client;
  let admin: Client;
  const persons = { officer: '', member: '' };

  beforeAll(async () => {
    platform = await startInstallation(mode);
    officer = await platform.as('liaohe-officer');
    member = await platform.as('liaohe-member');
    admin = await platform.as('liaohe-admin');
    persons.officer = (await officer.read(`${ORG}/me`)).person;
    persons.member = (await member.read(`${ORG}/me`)).person;
    const sheets = plant();
    sheets.people.push(
      ['90000001', OFFICER, null, null, team(1), null, null, '2021-07-01'],
      ['90000003', MEMBER, null, null, team(1), null, null, '2021-07-01'],
    );
    expectStatus(await officer.post(`${ORG}/imports`, workbookForm(await plantWorkbook(sheets))), 200);
  });
  afterAll(() => platform?.end());

  const search = async (query: string, by = admin): Promise<Row[]> =>
    (await by.read(`${ORG}/audit-records?limit=200&${query}`)).items;

  it('has the import', async () => {
    // His name is known to the read model a moment after the import is answered.
    const found = await eventually(async () => {
      const rows = await search('action=import');
      expect(rows[0]?.actorName).toBe(OFFICER);
      return rows;
    });
    expect(found).toEqual([
      {
        id: expect.stringMatching(/^organization\.\d+$/),
        at: expect.stringMatching(/Z$/),
        service: 'organization',
        actor: persons.officer,
        actorName: OFFICER,
        action: 'import',
        outcome: 'done',
        route: 'POST /api/organization/v1/imports',
        status: 200,
        people: 0,
        detail: expect.stringMatching(/^command [\w-]+ on i[\w-]+$/),
        trace: expect.stringMatching(/^00-/),
      },
    ]);
  });

  it('has a sign-in and a sign-out', async () => {
    const browser = new Browser();
    await browser.signIn(platform.url, 'liaohe-officer');
    const headers = { 'x-ronghe-request': 'console' };
    expect((await browser.fetch(`${platform.url}/auth/logout`, { method: 'POST', headers })).status).toBe(204);
    const found = await search(`actor=${persons.officer}`);
    expect(found.slice(0, 2).map(({ service, action, route }) => [service, action, route])).toEqual([
      ['gateway', 'sign-out', 'POST /auth/logout'],
      ['gateway', 'sign-in', 'GET /auth/callback'],
    ]);
  });

  it('has a command that was done, by the id of what it made, and one that a rule refused', async () => {
    const unit = { tree: 'production', code: 'T99', name: '采油99班', kind: 'team', parent: 'production.A1' };
    const { id } = await officer.do(`${ORG}/units`, { ...unit, on: '2026-01-01' });
    const again = await officer.post(`${ORG}/units`, { ...unit, on: '2026-01-01' });
    expect(again.status).toBe(409);
    const [refused, done] = await search('action=command');
    expect(done).toMatchObject({ outcome: 'done', status: 201, detail: expect.stringContaining(` on ${id}`) });
    expect(refused).toMatchObject({ outcome: 'refused', status: 409, detail: again.body.type.split(':').pop() });
    expect(await search('action=command&outcome=refused')).toEqual([refused]);
  });

  it('has what was administered', async () => {
    const role = { person: persons.member, role: 'groupLeader', unit: 'party.G01', from: '2026-01-01' };
    const { id } = await admin.do(`${ORG}/role-assignments`, role);
    const detail = expect.stringContaining(` on ${id}`);
    expect(await search('action=administer')).toEqual([expect.objectContaining({ status: 201, people: 0, detail })]);
  });

  it('has who opened a person’s data, and who took everybody’s away as a workbook', async () => {
    await officer.read(`${ORG}/people/${persons.member}`);
    expect((await officer.bytes(`${ORG}/people`, XLSX)).length).toBeGreaterThan(1_000);
    const about = await search(`person=${persons.member}&actor=${persons.officer}`);
    expect(about.map(({ action, route, people }) => [action, route, people])).toEqual([
      ['export', 'GET /api/organization/v1/people', 118],
      ['read-personal-data', 'GET /api/organization/v1/people/:id', 1],
    ]);
  });

  it('has access that was refused, and says nothing of it to the one who was', async () => {
    expect((await member.post(`${ORG}/units`, {})).status).toBe(403);
    const [row] = await search('action=refused');
    expect(row).toMatchObject({ actor: persons.member, actorName: MEMBER, status: 403, outcome: 'refused' });
    expect((await officer.get(`${ORG}/units`, { 'Ronghe-Tenant': 'shengli' })).status).toBe(404);
    const [foreign] = await search('action=refused');
    expect(foreign).toMatchObject({ actor: persons.officer, status: 404, route: 'GET /api/organization/v1/units' });
    expect((await member.get(`${ORG}/audit-records`)).status).toBe(403);
    expect((await (await platform.as('liaohe-operator')).get(`${ORG}/audit-records`)).status).toBe(403);
  });

  it('tells a member who has looked at his data, by name, and his own looking too', async () => {
    const { items }: { items: Access[] } = await member.read(`${ORG}/me/accesses`);
    expect(items.map(({ actorName, action, route }) => [actorName, action, route])).toEqual(
      expect.arrayContaining([
        [OFFICER, 'export', 'GET /api/organization/v1/people'],
        [OFFICER, 'read-personal-data', 'GET /api/organization/v1/people/:id'],
      ]),
    );
    const ids = items.map(({ id }) => id);
    expect(ids).toEqual(
      (await search(`person=${persons.member}`)).map(({ id }) => id).filter((id) => ids.includes(id)),
    );
    expect(ids.length).toBeGreaterThan(1);
    const { items: own } = await officer.read(`${ORG}/me/accesses?to=2000-01-01`);
    expect(own).toEqual([]);
  });

  it('pages without gap or repeat, newest first, and is exported as a workbook, which is recorded', async () => {
    const all = await search('to=2199-12-31');
    const seen: Row[] = [];
    let cursor = '';
    do {
      const query = `limit=3&to=2199-12-31${cursor && `&cursor=${cursor}`}`;
      const page = await admin.read(`${ORG}/audit-records?${query}`);
      seen.push(...page.items);
      cursor = page.next ?? '';
    } while (cursor && seen.length < all.length + 50);
    const ids = seen.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.slice(-all.length)).toEqual(all.map(({ id }) => id));
    const times = seen.map(({ at }) => at);
    expect(times).toEqual([...times].sort().reverse());

    const bytes = await admin.bytes(`${ORG}/audit-records?action=import`, XLSX);
    const columns = { action: { header: '操作', kind: 'text' as const, required: true } };
    const { sheets } = await readWorkbook(bytes, [{ name: '审计记录', columns }]);
    expect(sheets[0]!.rows).toHaveLength(1);
    expect((await search('action=export'))[0]).toMatchObject({ route: 'GET /api/organization/v1/audit-records' });
  });

  it.each(['cursor=abc', 'cursor=W10', 'limit=201', 'sort=actor', 'action=anything', 'from=yesterday'])(
    'refuses %s',
    async (query) => {
      const answer = await admin.get(`${ORG}/audit-records?${query}`);
      expect([400, 422]).toContain(answer.status);
    },
  );

  it('shows another oilfield nothing, with whatever ids and cursors', async () => {
    const other = await platform.as('shengli-admin');
    const page = await admin.read(`${ORG}/audit-records?limit=1`);
    const found = [
      ...(await search('', other)),
      ...(await search(`actor=${persons.officer}`, other)),
      ...(await search(`person=${persons.member}`, other)),
      ...(await search(`cursor=${page.next}`, other)),
    ];
    expect(found.filter(({ actor }) => actor === persons.officer || actor === persons.member)).toEqual([]);
  });

  it('shows the group’s auditor each oilfield, and the tokens that nobody can be named for', async () => {
    const auditor = await platform.as('group-auditor');
    const liaohe = { 'Ronghe-Tenant': 'liaohe' };
    const imports = await auditor.get(`${ORG}/audit-records?action=import`, liaohe);
    expect(expectStatus(imports, 200).body.items).toHaveLength(1);
    expect((await new Client(platform.url, 'a.b.c').get(`${ORG}/units`)).status).toBe(401);
    expect((await search('action=refused', auditor))[0]).toMatchObject({ status: 401, detail: 'token-not-accepted' });
    expect(await search('action=refused&to=2199-12-31')).not.toContainEqual(expect.objectContaining({ status: 401 }));
  });

  it('kill -9 and a restart: all of it is still there, and goes on', async () => {
    const before = await search('to=2199-12-31');
    await platform.crash();
    admin = await platform.as('liaohe-admin');
    const after = await search('to=2199-12-31');
    const ids = before.map(({ id }) => id);
    expect(after.map(({ id }) => id).filter((id) => ids.includes(id))).toEqual(ids);
  });
});
