import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@ronghe/event-sourcing/testing';
import { type Answer, Client, expectStatus, workbookForm } from '../support/client.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { type PlantSheets, plant, plantWorkbook } from '../support/plant.js';
import { expectCode } from '../support/refused.js';

const ORG = '/api/organization/v1';
const SCORING = '/api/scoring/v1';
const ALLIANCE = '/api/alliance-project/v1';

/** A smaller plant, so that a mix-up of tenants shows in every sum. */
const smallPlant = (): PlantSheets => {
  const { party, production, people, links } = plant();
  return { party, production, people: people.slice(0, 10), links: links.slice(0, 4) };
};

interface Figures {
  items: ({ tenant: string } & Record<string, number>)[];
  total: Record<string, number>;
}

describe.each(MODES)('%s: one group, many oilfields', (mode) => {
  let platform: Installation;
  let liaohe: Client;
  let shengli: Client;
  let auditor: Client;
  let operator: Client;
  let member: Client;

  beforeAll(async () => {
    platform = await startInstallation(mode);
    [liaohe, shengli, auditor, operator, member] = (await Promise.all(
      ['liaohe-officer', 'shengli-officer', 'group-auditor', 'group-operator', 'liaohe-member'].map((user) =>
        platform.as(user),
      ),
    )) as [Client, Client, Client, Client, Client];
    expectStatus(await liaohe.post(`${ORG}/imports`, workbookForm(await plantWorkbook(plant()))), 200);
    expectStatus(await shengli.post(`${ORG}/imports`, workbookForm(await plantWorkbook(smallPlant()))), 200);
    const parties = ['production.A1', 'production.A2'];
    const alliance = { name: '联盟', mode: 'alliance', goal: '目标', parties, on: '2026-01-01' };
    const { id } = await liaohe.do(`${ALLIANCE}/alliances`, alliance);
    await liaohe.do(`${ALLIANCE}/problems`, {
      alliance: id,
      title: '难题',
      raisedBy: parties[0],
      severity: 3,
      on: '2026-02-01',
    });
    await shengli.do(`${ALLIANCE}/alliances`, alliance);
  });
  afterAll(() => platform?.end());

  const figures = async (service: string): Promise<Figures> => auditor.read(`/api/${service}/v1/group/figures`);
  const of = (all: Figures, tenant: string) => all.items.find((item) => item.tenant === tenant)!;

  it('the group’s figures are the oilfields’ own, and their sum', async () => {
    const totalOf = async (client: Client, path: string): Promise<number> => (await client.read(path)).total;
    const [own, theirs] = [await totalOf(liaohe, `${ORG}/people`), await totalOf(shengli, `${ORG}/people`)];
    expect([own, theirs]).toEqual([116, 10]);
    const organization = await eventually(async () => {
      const now = await figures('organization');
      expect([of(now, 'liaohe').people, of(now, 'shengli').people]).toEqual([own, theirs]);
      return now;
    });
    expect(of(organization, 'liaohe').units).toBe(await totalOf(liaohe, `${ORG}/units`));
    const coverage = await liaohe.read(`${ORG}/coverage`);
    expect(of(organization, 'liaohe')).toMatchObject({ teams: coverage.teams, coveredTeams: coverage.linked });
    const alliances = await eventually(async () => {
      const now = await figures('alliance-project');
      expect(of(now, 'liaohe')).toMatchObject({ alliances: 1, openProblems: 1, closedProblems: 0 });
      expect(of(now, 'shengli')).toMatchObject({ alliances: 1, openProblems: 0 });
      return now;
    });
    for (const all of [organization, alliances, await figures('scoring')])
      for (const [figure, sum] of Object.entries(all.total))
        expect([figure, sum]).toEqual([figure, all.items.reduce((n, item) => n + item[figure]!, 0)]);
    expect(organization.items.map(({ tenant }) => tenant).sort()).toEqual([
      'changqing8',
      'fengcheng',
      'liaohe',
      'luming',
      'shengli',
    ]);
  });

  it('only the group’s auditor sees them; and nobody’s token reaches another oilfield', async () => {
    for (const client of [liaohe, member, operator])
      expectCode(await client.get(`${ORG}/group/figures`), 403, 'role-not-allowed');
    for (const client of [liaohe, member, operator])
      expectCode(await client.get(`${ORG}/units`, { 'Ronghe-Tenant': 'shengli' }), 404, 'not-found');
    expectCode(await auditor.get(`${ORG}/units`, { 'Ronghe-Tenant': 'nowhere' }), 404, 'not-found');
    // One's own is no look at another.
    expectStatus(await liaohe.get(`${ORG}/units`, { 'Ronghe-Tenant': 'liaohe' }), 200);
  });

  it('the auditor looks at one oilfield, without ID numbers, and changes nothing there', async () => {
    const at = { 'Ronghe-Tenant': 'shengli' };
    const people = expectStatus(await auditor.get(`${ORG}/people`, at), 200).body;
    expect(people.total).toBe(10);
    const one = expectStatus(await auditor.get(`${ORG}/people/${people.items[0].id}`, at), 200).body;
    expect(one.name).toMatch(/^[李张]/);
    expect(Object.keys(one)).not.toEqual(expect.arrayContaining(['idNumber', 'phone']));
    const unit = {
      tree: 'production',
      code: 'NEW',
      kind: 'team',
      name: '新班',
      parent: 'production.A1',
      on: '2026-01-01',
    };
    expectCode(await auditor.post(`${ORG}/units`, unit, at), 403, 'role-not-allowed');
    expect(expectStatus(await auditor.get(`${ORG}/me`, at), 200).body).toMatchObject({
      tenant: 'shengli',
      home: 'group',
      roles: ['groupAuditor'],
    });
  });

  it('an oilfield is created, limited, suspended and resumed by the group’s operator', async () => {
    const name = { zh: '大庆油田', en: 'Daqing' };
    expectCode(await liaohe.post(`${ORG}/tenants`, { id: 'daqing', name }), 403, 'role-not-allowed');
    await operator.do(`${ORG}/tenants`, { id: 'daqing', name });
    expectCode(await operator.post(`${ORG}/tenants`, { id: 'daqing', name }), 409, 'tenant-exists');
    expectCode(await operator.post(`${ORG}/tenants`, { id: 'Not An Id', name }), 422, 'invalid-fields');
    expect((await operator.read(`${ORG}/tenants`)).items.map((t: { id: string }) => t.id)).toContain('daqing');

    await operator.do(`${ORG}/tenants/shengli/limits`, { people: 11 });
    const person = (no: string) => ({ employeeNo: no, name: '王五', unit: 'production.T01', employedOn: '2026-01-01' });
    await eventually(async () =>
      expect((await operator.read(`${ORG}/tenants`)).items).toContainEqual(
        expect.objectContaining({ id: 'shengli', limits: { people: 11 } }),
      ),
    );
    await shengli.do(`${ORG}/people`, person('50001'));
    await eventually(async () => expect((await shengli.read(`${ORG}/people`)).total).toBe(11));
    expectCode(await shengli.post(`${ORG}/people`, person('50002')), 409, 'quota-reached');
    // Who has left makes room.
    const [gone] = (await shengli.read(`${ORG}/people?employeeNo=50001`)).items;
    await shengli.do(`${ORG}/people/${gone.id}/departure`, { reason: 'retired', on: '2026-03-01' });
    await shengli.do(`${ORG}/people`, person('50002'));
    await eventually(async () => expect((await shengli.read(`${ORG}/people`)).total).toBe(11));
    expectCode(await shengli.post(`${ORG}/people`, person('50003')), 409, 'quota-reached');
    const back = { unit: 'production.T01', on: '2026-04-01' };
    expectCode(await shengli.post(`${ORG}/people/${gone.id}/return`, back), 409, 'quota-reached');

    await operator.do(`${ORG}/tenants/shengli/suspension`, { reason: '合同到期' });
    for (const path of [`${ORG}/units`, `${SCORING}/rulebooks`, `${ALLIANCE}/alliances`])
      await eventually(async () => expectCode(await shengli.get(path), 403, 'tenant-suspended'));
    expectStatus(await liaohe.get(`${ORG}/units`), 200);
    await operator.do(`${ORG}/tenants/shengli/resumption`, {});
    await eventually(async () => void expectStatus(await shengli.get(`${ALLIANCE}/alliances`), 200));
  });

  it('a role given in the console counts in every service, within its units, until it is withdrawn', async () => {
    const admin = await platform.as('liaohe-admin');
    const me = (await member.read(`${ORG}/me`)).person;
    expect(expectStatus(await member.get(`${ORG}/people`), 200).body.total).toBe(0);
    const entry = { item: 'V', on: '2026-03-01', reason: '原因' };
    const points = (): Promise<Answer> => member.post(`${SCORING}/accounts/unit:party.G09/entries`, entry);
    expectCode(await points(), 403, 'role-not-allowed');
    const role = { person: me, role: 'branchSecretary', unit: 'party.B1', from: '2026-01-01' };
    expectCode(await liaohe.post(`${ORG}/role-assignments`, role), 403, 'role-not-allowed');
    expectCode(await admin.post(`${ORG}/role-assignments`, role), 422, 'unknown-person');
    await liaohe.do(`${ORG}/people`, {
      employeeNo: '90000003',
      name: '赵六',
      unit: 'production.T02',
      employedOn: '2026-01-01',
    });
    const { id } = await admin.do(`${ORG}/role-assignments`, role);
    await eventually(async () => {
      const seen = expectStatus(await member.get(`${ORG}/people?limit=200`), 200).body.items;
      expect(new Set(seen.map((p: { partyGroup?: string }) => p.partyGroup)).size).toBeGreaterThan(1);
      // Those in the branch's groups, and himself.
      expect(seen.length).toBeLessThan(20);
    });
    await eventually(async () => void expectCode(await points(), 409, 'no-rulebook-in-force'));
    const rename = { name: '甲组', on: '2026-03-01' };
    await member.do(`${ORG}/units/party.G09/name`, rename);
    expectCode(await member.post(`${ORG}/units/party.G01/name`, rename), 403, 'outside-scope');
    await admin.do(`${ORG}/role-assignments/${id}/withdrawal`, { on: '2026-01-02' });
    await eventually(async () =>
      expectCode(await member.post(`${ORG}/units/party.G09/name`, rename), 403, 'role-not-allowed'),
    );
  });
});
