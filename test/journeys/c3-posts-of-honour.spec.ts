import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readWorkbook } from '@ronghe/workbook';
import { type Staff, tellAnsweringPlant } from '../support/answering-plant.js';
import type { Client } from '../support/client.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { thisMoment } from '../support/moment.js';
import { expectCode, expectRefused, posting } from '../support/refused.js';

const ORG = '/api/organization/v1';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ON = '2026-03-01';
const post = (code: string, name: string, change: object = {}) => ({
  unit: 'production.S1',
  code,
  name,
  on: ON,
  ...change,
});

describe.each(MODES)('%s: C3 岗区队: demonstration posts and areas beside them, each with its member', (mode) => {
  let platform: Installation;
  let officer: Client;
  let secretary: Client;
  let members: Staff[];
  let employees: Staff[];
  let before: string;

  beforeAll(async () => {
    platform = await startInstallation(mode);
    [officer, secretary] = [await platform.as('liaohe-officer'), await platform.as('liaohe-secretary')];
    ({ members, employees } = await tellAnsweringPlant(officer));
    secretary.follow(officer);
    before = await thisMoment();
  });
  afterAll(() => platform?.end());

  const posts = async (query = '') => {
    officer.follow(secretary);
    return (await officer.read(`${ORG}/areas?kind=post&sort=code${query}`)).items as Record<string, unknown>[];
  };
  const figures = async (query = '') => {
    officer.follow(secretary);
    return officer.read(`${ORG}/responsibility${query}`);
  };

  it('the secretary declares posts, one with its holder at once and one without', async () => {
    const [m] = [members[0]!];
    const held = await secretary.do(`${ORG}/demonstration-posts`, post('P1', '中控示范岗', { member: m.id }));
    expect(held.id).toBe('post.S1.P1');
    await secretary.do(`${ORG}/demonstration-posts`, post('P2', '巡检示范岗'));
    expect(await posts()).toMatchObject([
      { id: 'post.S1.P1', name: '中控示范岗', state: 'contracted', memberName: m.name, from: ON },
      { id: 'post.S1.P2', name: '巡检示范岗', state: 'unassigned' },
    ]);
    expect(await figures()).toMatchObject({
      posts: { total: 2, contracted: 1, unassigned: 1 },
      areas: { total: 0 },
      double: 0,
      members: 1,
    });
  });

  it('what cannot be is refused by name, and declares nothing', async () => {
    const declare = `${ORG}/demonstration-posts`;
    const refusals: [path: string, body: object, status: number, code: string][] = [
      [declare, post('P1', '又一个'), 409, 'area-exists'],
      [declare, post('P3', '早岗', { on: '2015-12-31' }), 422, 'before-unit'],
      [declare, post('P3', '无人岗', { member: 'nobody' }), 422, 'unknown-person'],
      [declare, post('P3', '群众岗', { member: employees[0]!.id }), 422, 'contractor-not-member'],
      [declare, post('P3', ' '), 422, 'invalid-fields'],
      [declare, post('P3', '党支部岗', { unit: 'party.W1' }), 404, 'not-found'],
      [`${ORG}/areas/post.S1.P1/measurement`, { squareMetres: 1, on: ON }, 404, 'not-found'],
      [`${ORG}/contracts`, { thing: 'post.S1.P1', member: members[1]!.id, from: ON }, 409, 'already-contracted'],
    ];
    for (const [path, body, status, code] of refusals)
      expectCode(await expectRefused(posting(officer, path, body), status, code), status, code);
    expect(await posts()).toHaveLength(2);
  });

  it('a post passes on to another member; an area beside it is contracted to the first', async () => {
    const [m, n] = [members[0]!, members[1]!];
    const area = { unit: 'production.S1', code: 'A1', name: '罐区', squareMetres: 1_200.5, on: ON };
    const { id } = await secretary.do(`${ORG}/areas`, area);
    await secretary.do(`${ORG}/contracts`, { thing: id, member: m.id, from: ON });
    const transfer = { member: n.id, on: '2026-05-01', reason: '轮岗' };
    await secretary.do(`${ORG}/contracts/post.S1.P1/transfer`, transfer);
    await secretary.do(`${ORG}/contracts`, { thing: 'post.S1.P2', member: n.id, from: '2026-04-01' });
    expect((await posts()).map(({ memberName }) => memberName)).toEqual([n.name, n.name]);
    expect((await posts('&on=2026-04-30')).map(({ memberName }) => memberName)).toEqual([m.name, n.name]);
    const shares = (await officer.read(`${ORG}/responsibility/members?sort=posts`)).items;
    expect(shares).toMatchObject([
      { id: m.id, areas: 1, squareMetres: 1_200.5, posts: 0 },
      { id: n.id, areas: 0, squareMetres: 0, posts: 2 },
    ]);
    expect(await figures(`?asOf=${before}`)).toMatchObject({ posts: { total: 0 }, areas: { total: 0 } });
  });

  it('a post that is closed is none any more; its holder answers for it no longer', async () => {
    await secretary.do(`${ORG}/areas/post.S1.P2/closure`, { on: '2026-06-01', reason: '岗位合并' });
    expect((await posts('&on=2026-06-01')).map(({ id }) => id)).toEqual(['post.S1.P1']);
    expect((await posts('&on=2026-05-31')).map(({ id }) => id)).toEqual(['post.S1.P1', 'post.S1.P2']);
    expect(await posts('&on=2026-06-01&state=closed')).toMatchObject([{ id: 'post.S1.P2', closedOn: '2026-06-01' }]);
    const ended = (await officer.read(`${ORG}/contracts?thing=post.S1.P2`)).items;
    expect(ended).toMatchObject([{ to: '2026-06-01', cause: 'closed', reason: '岗位合并' }]);
  });

  it('the list is exported whole', async () => {
    const bytes = await officer.bytes(`${ORG}/contracts?kind=post&on=2026-05-31`, XLSX);
    const columns = {
      name: { header: '责任区或示范岗', kind: 'text' as const, required: true },
      state: { header: '状态', kind: 'text' as const, required: true },
    };
    const { sheets } = await readWorkbook(bytes, [{ name: '承包', columns }]);
    expect(sheets[0]!.rows.map(({ values }) => values.state).sort()).toEqual(['已结束', '有效', '有效']);
  });

  it('its unit is merged into another: the post goes on there with its holder, under the id it had', async () => {
    await secretary.do(`${ORG}/units/production.S1/merger`, { into: 'production.S2', on: '2026-07-01' });
    const moved = { id: 'post.S1.P1', unit: 'production.S2', unitName: '集输2站', memberName: members[1]!.name };
    expect(await posts('&unit=production.S2')).toMatchObject([moved]);
    expect(await figures('?unit=production.S2')).toMatchObject({ posts: { total: 1, unassigned: 0 } });
    const held = (await officer.read(`${ORG}/contracts?unit=production.S2&state=inForce&kind=post`)).items;
    expect(held).toMatchObject([{ thing: 'post.S1.P1', unitName: '集输2站' }]);
  });

  it('kill -9 and a restart: all of it is still there, each declaration once on the stream', async () => {
    const now = await posts('&on=2026-06-01');
    await platform.crash();
    officer = await platform.as('liaohe-officer');
    expect(await posts('&on=2026-06-01')).toEqual(now);
    expect(await platform.stop()).toBe(true);
    const types = (await platform.commits()).flatMap(({ events }) => events.map(({ type }) => type));
    const count = (type: string): number => types.filter((t) => t === `organization.${type}`).length;
    expect([
      count('demonstration-post-declared'),
      count('demonstration-post-closed'),
      count('contract-made'),
      count('contract-ended'),
    ]).toEqual([2, 1, 4, 2]);
  });
});
