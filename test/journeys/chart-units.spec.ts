import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@ronghe/event-sourcing/testing';
import { readWorkbook } from '@ronghe/workbook';
import { type Client, expectStatus, workbookForm } from '../support/client.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { thisMoment } from '../support/moment.js';
import { plantWorkbook } from '../support/plant.js';
import { expectCode } from '../support/refused.js';
import { smallPlant } from '../support/small-plant.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ORG = '/api/organization/v1';
const UNITS = `${ORG}/units`;
const SCORING = '/api/scoring/v1';

describe.each(MODES)('%s: the chart: units are registered, renamed, moved, merged and dissolved', (mode) => {
  let platform: Installation;
  let officer: Client;
  let secretary: Client;
  let ids: Record<string, string>;
  let beforeAnything: string;
  let beforeMerger: string;

  beforeAll(async () => {
    platform = await startInstallation(mode);
    officer = await platform.as('liaohe-officer');
    expectStatus(await officer.post(`${ORG}/imports`, workbookForm(await plantWorkbook(smallPlant))), 200);
    secretary = await platform.as('liaohe-secretary');
    const found = (await officer.read(`${ORG}/people`)).items as { id: string; name: string }[];
    ids = Object.fromEntries(found.map(({ id, name }) => [name, id]));
    const items = [{ code: 'V', name: '先锋', kind: 'vanguard', points: 5, evidence: false }];
    const rulebook = { code: 'P', name: '细则', appliesTo: 'person', base: 100, formula: 'base + vanguard', items };
    await officer.do(`${SCORING}/rulebooks`, rulebook);
    await officer.do(`${SCORING}/rulebooks/P/versions/1/adoption`, { from: '2026-01' });
    beforeAnything = await thisMoment();
  });
  afterAll(() => platform?.end());

  const unit = (id: string, query = '') => officer.read(`${UNITS}/${id}${query}`);
  const change = (id: string, what: string, body: object) => officer.do(`${UNITS}/${id}/${what}`, body);
  const codes = async (query: string): Promise<string[]> =>
    ((await officer.read(`${UNITS}?${query}`)).items as { code: string }[]).map(({ code }) => code);
  const told = async (id: string, query = ''): Promise<string[]> =>
    (
      (await officer.read(`${UNITS}/${id}/history${query}`)).items as Record<'change' | 'on' | 'from' | 'to', string>[]
    ).map(({ change: what, on, from = '', to = '' }) => `${on} ${what} ${from}→${to}`);
  const people = async (query: string): Promise<string[]> =>
    ((await officer.read(`${ORG}/people?${query}`)).items as { name: string }[]).map(({ name }) => name).sort();
  const coveredBy = async (query = ''): Promise<Record<string, string | undefined>> =>
    Object.fromEntries(
      ((await officer.read(`${ORG}/coverage/teams?${query}`)).items as { name: string; groupName?: string }[]).map(
        ({ name, groupName }) => [name, groupName],
      ),
    );

  it('a unit is registered, renamed and moved, and the tree is read by branch', async () => {
    await officer.do(UNITS, {
      tree: 'production',
      code: 'T5',
      kind: 'team',
      name: 'T5班',
      parent: 'production.A1',
      on: '2026-01-10',
    });
    await change('production.T5', 'name', { name: '先锋班', on: '2026-02-01' });
    await change('production.T5', 'parent', { parent: 'production.W1', on: '2026-02-15' });
    expect(await unit('production.T5')).toMatchObject({
      name: '先锋班',
      unitPath: '采油厂 / 采油二区',
      on: '2026-01-10',
    });
    expect(await codes('tree=production&parent=root')).toEqual(['W']);
    expect(await codes('tree=production&parent=production.W1')).toEqual(['T3', 'T4', 'T5']);
    expect(await unit('production.A1')).toMatchObject({ childCount: 2, dissolvedChildCount: 0 });
    expect(await told('production.T5')).toEqual([
      '2026-01-10 registered →采油一区',
      '2026-02-01 renamed T5班→先锋班',
      '2026-02-15 moved 采油一区→采油二区',
    ]);
  });

  it('a search finds by part of the name or by code, and says where it stands', async () => {
    const { items } = await officer.read(`${UNITS}?q=${encodeURIComponent('先锋')}`);
    expect(items).toMatchObject([{ id: 'production.T5', unitPath: '采油厂 / 采油二区' }]);
    expect(await codes('q=t5')).toEqual(['T5']);
    expect(await codes('tree=party&holds=partyGroup&state=standing')).toEqual(['B1', 'W1']);
  });

  it('of two opposite moves at once one is refused: there is never a circle', async () => {
    for (const code of ['K1', 'K2'])
      await officer.do(UNITS, {
        tree: 'party',
        code,
        kind: 'partyCommittee',
        name: `${code}党委`,
        parent: 'party.C',
        on: '2026-01-01',
      });
    const under = (code: string, parent: string) =>
      officer.post(`${UNITS}/party.${code}/parent`, { parent: `party.${parent}`, on: '2026-01-02' });
    const answers = await Promise.all([under('K1', 'K2'), under('K2', 'K1')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expectCode(
      answers.find(({ status }) => status === 409)!,
      409,
      'unit-under-itself',
    );
    const parents = await Promise.all(['K1', 'K2'].map(async (code) => (await unit(`party.${code}`)).parent as string));
    expect(parents).toContain('party.C');
  });

  it('two Party groups are merged: members and teams go on to the one that stays', async () => {
    const entry = { item: 'V', on: '2026-02-01', reason: '带头攻关' };
    for (const name of ['王一', '王三'])
      await officer.do(`${SCORING}/accounts/person:${ids[name]}/entries`, { ...entry, on: '2026-03-02' });
    secretary.follow(officer);
    expectCode(await secretary.post(`${SCORING}/accounts/person:${ids['王一']}/entries`, entry), 404, 'not-found');
    expectCode(await secretary.post(`${UNITS}/party.G2/name`, { name: '夺', on: '2026-02-01' }), 403, 'outside-scope');
    beforeMerger = await thisMoment();
    await change('party.G1', 'merger', { into: 'party.G3', on: '2026-03-01' });
    expect(await unit('party.G1')).toMatchObject({ dissolvedOn: '2026-03-01', mergedInto: 'party.G3', memberCount: 0 });
    expect(await people('group=party.G1')).toEqual([]);
    expect(await people('group=party.G3')).toEqual(['王一', '王三', '王二']);
    expect(await coveredBy()).toEqual({
      T1班: 'G3党小组',
      T2班: 'G3党小组',
      T3班: 'G3党小组',
      T4班: undefined,
      先锋班: undefined,
    });
    // The day before, the old group covered them, and no day is without.
    expect(await officer.read(`${ORG}/coverage?on=2026-02-28`)).toMatchObject({ teams: 5, linked: 3 });
    expect(await officer.read(`${ORG}/coverage?on=2026-03-01`)).toMatchObject({ teams: 5, linked: 3 });
  });

  it('two teams are merged: people go on, the team that stays takes the group over, and nobody signs for the other', async () => {
    const duties = {
      unit: 'production.T3',
      code: 'POST',
      name: '岗位责任制',
      version: '2026-03',
      items: [{ code: '1', name: '巡回检查制', text: '按时巡检' }],
      signers: [ids['王三']],
      on: '2026-03-03',
      dueOn: '2099-01-01',
    };
    const { id: list } = await officer.do(`${ORG}/duty-lists`, duties);
    const open = async (): Promise<unknown[]> =>
      (await officer.read(`${ORG}/duty-lists/${list}/versions/2026-03/signatures?state=open`)).items;
    expect(await open()).toHaveLength(1);
    await change('production.T3', 'merger', { into: 'production.T4', on: '2026-03-05' });
    expect(await open()).toEqual([]);
    expect(await people('unit=production.T4')).toEqual(['王三', '王五']);
    expect(await people('unit=production.T3')).toEqual([]);
    expect(await coveredBy('on=2026-03-05')).toEqual({
      T1班: 'G3党小组',
      T2班: 'G3党小组',
      T4班: 'G3党小组',
      先锋班: undefined,
    });
  });

  it('two branches are merged: their groups go on, in one decision', async () => {
    await change('party.B1', 'merger', { into: 'party.W1', on: '2026-03-10' });
    expect(await codes('tree=party&parent=party.W1&state=standing')).toEqual(['G2', 'G3', 'G4']);
    expect(await codes('tree=party&state=dissolved')).toEqual(['B1', 'G1']);
    expect(await told('party.B1')).toEqual(['2015-01-01 registered →采油厂党委', '2026-03-10 merged →二区党支部']);
    expect(await told('party.W1')).toEqual(['2018-01-01 registered →采油厂党委', '2026-03-10 absorbed 一区党支部→']);
    expect(await told('party.G2')).toContainEqual('2026-03-10 moved 一区党支部→二区党支部');
  });

  it('other services follow: the names, and who answers for whom', async () => {
    const ranked = async (unit: string) =>
      (await officer.read(`${SCORING}/standings?subjectKind=person&period=2026-03&unit=production.${unit}`)).items;
    // What follows from a merger is told by events of its own, which no answer to the officer had the positions of.
    await eventually(async () => expect(await ranked('T4')).toMatchObject([{ name: '王三', unitName: 'T4班' }]));
    expect(await ranked('T3')).toEqual([]);
    // Wang Yi's group is under the secretary's branch now, though his team is not.
    secretary.follow(officer);
    const entry = { item: 'V', on: '2026-03-12', reason: '带头攻关' };
    await eventually(() => secretary.do(`${SCORING}/accounts/person:${ids['王一']}/entries`, entry));
    expectCode(await secretary.post(`${SCORING}/accounts/person:${ids['王四']}/entries`, entry), 404, 'not-found');
    await secretary.do(`${UNITS}/party.G2/name`, { name: '先锋党小组', on: '2026-03-12' });
    expectCode(
      await secretary.post(`${UNITS}/production.T2/name`, { name: '夺', on: '2026-03-12' }),
      403,
      'outside-scope',
    );
  });

  it('a unit that is dissolved with people, a post or an area in it is a finding until they are seen to', async () => {
    const at = { unit: 'production.T2', code: 'X1', on: '2026-03-01' };
    const area = (await officer.do(`${ORG}/areas`, { ...at, name: '一号泵区', squareMetres: 120 })).id;
    const post = (await officer.do(`${ORG}/posts`, { ...at, name: '班长', role: 'teamLeader', duties: [] })).id;
    const held = await officer.do(`${ORG}/posts/${post}/appointments`, { person: ids['王四'], from: '2026-03-01' });
    await change('production.T2', 'dissolution', { on: '2026-03-20' });
    const findings = async (query = '') => (await officer.read(`${ORG}/unit-findings${query}`)).items;
    const about = { unit: 'production.T2', count: 1, dissolvedOn: '2026-03-20', unitPath: '采油厂 / 采油一区' };
    expect(await findings('?sort=finding')).toMatchObject(
      ['areasLeft', 'peopleLeft', 'postsHeld'].map((finding) => ({ ...about, finding })),
    );
    expect(await findings('?tree=party')).toEqual([]);
    await officer.do(`${ORG}/areas/${area}/closure`, { on: '2026-03-20', reason: '班组撤销' });
    const ending = { on: '2026-03-20', reason: 'transferred' };
    await officer.do(`${ORG}/posts/${post}/appointments/${held.id}/end`, ending);
    await officer.do(`${ORG}/people/${ids['王四']}/unit`, { unit: 'production.T1', on: '2026-03-20' });
    expect(await findings()).toEqual([]);
  });

  it('as of the day before, all of it stood as it was', async () => {
    const then = `asOf=${beforeMerger}`;
    expect(await unit('party.G1', `?${then}`)).not.toHaveProperty('dissolvedOn');
    expect(await codes(`tree=party&parent=party.B1&${then}`)).toEqual(['G1', 'G2']);
    expect(await people(`group=party.G1&${then}`)).toEqual(['王一', '王二']);
    expect(await told('party.B1', `?${then}`)).toEqual(['2015-01-01 registered →采油厂党委']);
    expect(await told('production.T5', `?${then}`)).toHaveLength(3);
    expectCode(await officer.get(`${UNITS}/production.T5/history?asOf=${beforeAnything}`), 404, 'not-found');
  });

  it('the history, the units and the findings are exported whole', async () => {
    const exported = async (path: string, name: string, header: string): Promise<number> => {
      const bytes = await officer.bytes(path, XLSX);
      const columns = { first: { header, kind: 'text' as const, required: false } };
      const { sheets: found } = await readWorkbook(bytes, [{ name, columns }]);
      return found[0]!.rows.length;
    };
    expect(await exported(`${UNITS}/production.T5/history`, '单位沿革', '变动')).toBe(3);
    expect(await exported(`${UNITS}?tree=production`, '组织', '名称')).toBe(8);
    expect(await exported(`${ORG}/unit-findings`, '撤销单位待处理', '问题')).toBe(0);
  });

  it('kill -9 and a restart: all of it is still there', async () => {
    await platform.crash();
    officer = await platform.as('liaohe-officer');
    expect(await told('party.W1')).toHaveLength(2);
    expect(await people('group=party.G3')).toEqual(['王一', '王三', '王二']);
  });

  it('each merger is on the stream once, with what followed from it', async () => {
    expect(await platform.stop()).toBe(true);
    const events = (await platform.commits()).flatMap(({ events: some }) => some);
    const count = (type: string): number => events.filter((e) => e.type === `organization.${type}`).length;
    expect([count('unit-merged'), count('unit-dissolved')]).toEqual([3, 4]);
    // G1 and T1's successors: two members, one worker; T2's person was moved by hand.
    expect([count('membership-changed'), count('person-moved')]).toEqual([2, 2]);
    expect([count('group-linked'), count('group-unlinked')]).toEqual([6, 3]);
  });
});
