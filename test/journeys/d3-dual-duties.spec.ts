import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@ronghe/event-sourcing/testing';
import { readWorkbook } from '@ronghe/workbook';
import type { Client } from '../support/client.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { thisMoment } from '../support/moment.js';
import { expectCode, expectRefused, posting } from '../support/refused.js';
import { SINCE, type SevenLeaders, appointAll, postOf, tellPlantOfSeven } from '../support/seven-leaders.js';
import { inDays } from '../support/training.js';

const ORG = '/api/organization/v1';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const UNIT = 'production.W1';
const MATRIX = `${ORG}/dual-duties?unit=${UNIT}`;
const FINDINGS = `${ORG}/dual-duties/findings?unit=${UNIT}`;

interface Finding {
  kind: string;
  duty?: string;
  name?: string;
  posts: { id: string; holderName?: string }[];
}
interface Leader {
  id: string;
  name: string | null;
  administrativePosts: string;
  partyPosts: string;
  carries: string[];
}

describe.each(MODES)('%s: D3 一岗双责: seven leaders × duties, one held twice and one by nobody', (mode) => {
  let platform: Installation;
  let officer: Client;
  let seven: SevenLeaders;
  let beforeRemedy: string;

  beforeAll(async () => {
    platform = await startInstallation(mode);
    officer = await platform.as('shengli-officer');
    seven = await tellPlantOfSeven(officer);
  });
  afterAll(() => platform?.end());

  const post = (i: number, kind: 'administrative' | 'party', command: string): string =>
    `${ORG}/posts/${postOf(i, kind)}/${command}`;
  const findings = async (query = '', client = officer): Promise<Finding[]> =>
    (await client.read(FINDINGS + query)).items;
  const short = async (query = ''): Promise<string[]> =>
    (await findings(query)).map(({ kind, duty, name }) => `${kind} ${duty ?? name}`);
  const matrix = async (query = ''): Promise<Leader[]> => (await officer.read(MATRIX + query)).items;

  it('while the posts are vacant nobody leads and every duty is carried by nobody', async () => {
    expect(await matrix()).toEqual([]);
    expect(await findings()).toHaveLength(14);
    expect(await officer.read(`${ORG}/posts?unit=${UNIT}&state=vacant`)).toMatchObject({ total: 7 });
  });

  it('the seven take one administrative and one Party post each', async () => {
    await appointAll(officer, seven.leaders);
    const rows = await matrix();
    expect(rows.map(({ name }) => name).sort()).toEqual([1, 2, 3, 4, 5, 6, 7].map((i) => `领导${i}`));
    expect(rows.find(({ name }) => name === '领导3')).toMatchObject({
      administrativePosts: '生产副厂长',
      partyPosts: '宣传委员',
      carries: ['A3', 'A4', 'P3'],
    });
    expect(rows.every((row) => !('single' in row))).toBe(true);
  });

  it('the matrix shows one duty held twice and one by nobody; both are findings, and there are no others', async () => {
    const found = await findings();
    expect(found).toMatchObject([
      { kind: 'overlap', duty: 'A4', dutyName: '安全生产', postNames: '生产副厂长、安全副厂长' },
      { kind: 'gap', duty: 'P7', dutyName: '群众工作', posts: [] },
    ]);
    expect(found).toHaveLength(2);
    expect(found[0]!.posts.map(({ holderName }) => holderName)).toEqual(['领导3', '领导4']);
    const register = await officer.read(`${ORG}/dual-duties/registers/${UNIT}`);
    expect(register).toMatchObject({ leaders: 7, findings: { overlap: 1, gap: 1, single: 0 } });
    const states = (register.duties as { code: string; state: string }[]).map(({ state }) => state);
    expect(states.filter((state) => state === 'carried')).toHaveLength(12);
    expect((await officer.read(`${ORG}/dual-duties/registers`)).items).toMatchObject([
      { id: UNIT, unitName: '采油厂', partyName: '采油厂党委', duties: 14, leaders: 7, overlap: 1, gap: 1, single: 0 },
    ]);
  });

  it('the matrix is exported whole, a column for each duty', async () => {
    const columns = {
      name: { header: '领导', kind: 'text' as const, required: true },
      safety: { header: '安全生产', kind: 'text' as const, required: false },
      masses: { header: '群众工作', kind: 'text' as const, required: false },
    };
    const { sheets } = await readWorkbook(await officer.bytes(MATRIX, XLSX), [{ name: '一岗双责矩阵', columns }]);
    const rows = sheets[0]!.rows.map(({ values }) => values);
    expect(rows).toHaveLength(7);
    expect(rows.filter(({ safety }) => safety === '✓').map(({ name }) => name)).toEqual(['领导3', '领导4']);
    expect(rows.filter(({ masses }) => masses)).toEqual([]);
    beforeRemedy = await thisMoment();
  });

  it('what the rules forbid is refused in both languages, each by its own rule', async () => {
    const [first, second] = seven.leaders;
    const vacant = { unit: UNIT, code: 'NEW', name: '总会计师', role: 'deputyHead', duties: [], on: SINCE };
    const refusals: [path: string, body: object, status: number, code: string][] = [
      [`${ORG}/posts`, { ...vacant, code: 'HEAD' }, 409, 'post-exists'],
      [`${ORG}/posts`, { ...vacant, role: 'secretary' }, 422, 'post-in-other-tree'],
      [`${ORG}/posts`, { ...vacant, unit: 'production.NONE' }, 404, 'not-found'],
      [`${ORG}/posts`, { ...vacant, duties: ['X9'] }, 422, 'duty-not-registered'],
      [`${ORG}/posts`, { ...vacant, on: '2014-12-31' }, 422, 'before-founding'],
      [post(0, 'administrative', 'appointments'), { person: second, from: SINCE }, 409, 'post-held'],
      [post(0, 'administrative', 'duties'), { duties: ['A2'], on: '2025-12-31' }, 422, 'before-last-change'],
      [post(0, 'administrative', 'abolition'), { on: '2026-05-01' }, 409, 'post-still-held'],
      [post(0, 'administrative', 'appointments/a1/end'), { on: '2026-05-01', reason: 'other' }, 404, 'not-found'],
      [`${ORG}/posts/nothing/duties`, { duties: [], on: SINCE }, 404, 'not-found'],
      [
        `${ORG}/dual-duties/registers`,
        { ...seven.register, duties: [seven.register.duties[0], seven.register.duties[0]] },
        422,
        'duplicate-duty',
      ],
      [`${ORG}/dual-duties/registers`, { ...seven.register, partyOrganization: UNIT }, 404, 'not-found'],
    ];
    for (const [path, body, status, code] of refusals)
      expectCode(await expectRefused(posting(officer, path, body), status, code), status, code);
    const { id } = await officer.do(`${ORG}/posts`, { ...vacant, unit: 'party.W1', role: 'otherParty' });
    const appoint = (person: string | undefined, from = SINCE) =>
      posting(officer, `${ORG}/posts/${id}/appointments`, { person, from });
    for (const [send, code] of [
      [appoint(seven.worker), 'party-post-for-members'],
      [appoint('nobody'), 'unknown-person'],
      [appoint(first, '2025-12-31'), 'before-post'],
      [appoint(first, '2062-01-01'), 'too-far-ahead'],
    ] as const)
      expectCode(await expectRefused(send, 422, code), 422, code);
    const ahead = await officer.do(`${ORG}/posts/${id}/appointments`, { person: first, from: inDays(30) });
    await officer.do(`${ORG}/posts/${id}/appointments/${ahead.id}/end`, { on: inDays(0), reason: 'other' });
    expect((await officer.read(`${ORG}/posts/${id}`)).holders).toMatchObject([{ from: inDays(30), to: inDays(30) }]);
    await officer.do(`${ORG}/posts/${id}/appointments`, { person: seven.probationary, from: SINCE });
    await officer.do(`${ORG}/posts`, { ...vacant, unit: 'party.W1', code: 'MX', role: 'committeeMember' });
    const elected = posting(officer, `${ORG}/posts/party.W1.MX/appointments`, {
      person: seven.probationary,
      from: SINCE,
    });
    expectCode(await expectRefused(elected, 422, 'post-for-full-members'), 422, 'post-for-full-members');
    expect(await short()).toEqual(['overlap A4', 'gap P7', 'single 预备乙']);
    const [{ appointment }] = (await officer.read(`${ORG}/posts?person=${seven.probationary}`)).items;
    await officer.do(`${ORG}/posts/${id}/appointments/${appointment}/end`, { on: '2026-02-01', reason: 'termOver' });
    await officer.do(`${ORG}/posts/${id}/abolition`, { on: '2026-02-01' });
    expect(await short()).toEqual(['overlap A4', 'gap P7']);
  });

  it('the duty is taken off one post and the other given to a post: nothing is found any more', async () => {
    await officer.do(post(2, 'administrative', 'duties'), { duties: ['A3'], on: '2026-03-01' });
    expect(await short()).toEqual(['gap P7']);
    await officer.do(post(6, 'party', 'duties'), { duties: ['P7'], on: '2026-03-01' });
    expect(await findings()).toEqual([]);
    expect(await short('&on=2026-02-28')).toEqual(['overlap A4', 'gap P7']);
    expect(await short(`&asOf=${beforeRemedy}`)).toEqual(['overlap A4', 'gap P7']);
    expect((await matrix(`&asOf=${beforeRemedy}`)).find(({ name }) => name === '领导3')).toMatchObject({
      carries: ['A3', 'A4', 'P3'],
    });
  });

  it('a leader with posts of one kind only is a finding, until another takes the post', async () => {
    const { appointment } = await officer.read(`${ORG}/posts/${postOf(6, 'party')}`);
    await officer.do(post(6, 'party', `appointments/${appointment}/end`), { on: '2026-04-01', reason: 'transferred' });
    expect(await short()).toEqual(['gap P7', 'single 领导7']);
    await officer.do(post(6, 'party', 'appointments'), { person: seven.leaders[6], from: '2026-04-15' });
    expect(await short()).toEqual([]);
    expect((await officer.read(`${ORG}/posts/${postOf(6, 'party')}`)).holders).toMatchObject([
      { name: '领导7', from: '2026-04-15' },
      { name: '领导7', from: SINCE, to: '2026-04-01', reason: 'transferred' },
    ]);
  });

  it('the secretary of the plant sees it all; a member is told that there is none', async () => {
    const secretary = await platform.as('shengli-secretary');
    secretary.follow(officer);
    expect(await findings('', secretary)).toEqual([]);
    const member = await platform.as('shengli-member');
    member.follow(officer);
    for (const path of [MATRIX, FINDINGS, `${ORG}/dual-duties/registers/${UNIT}`, `${ORG}/posts/${postOf(0, 'party')}`])
      expectCode(await member.get(path), 404, 'not-found');
    expect((await member.read(`${ORG}/posts`)).items).toEqual([]);
  });

  it('who is forgotten holds his posts no more, and the history has no name of him', async () => {
    const admin = await platform.as('shengli-admin');
    await officer.do(`${ORG}/people/${seven.leaders[5]}/forgetting`, { reason: '本人申请' });
    admin.follow(officer);
    await admin.do(`${ORG}/people/${seven.leaders[5]}/forgetting/approval`, {});
    officer.follow(admin);
    await eventually(async () => expect(await short()).toEqual(['gap A6', 'gap P6']));
    expect((await officer.read(`${ORG}/posts/${postOf(5, 'administrative')}`)).holders).toMatchObject([
      { name: null, from: SINCE, reason: 'forgotten' },
    ]);
    expectCode(
      await officer.post(post(5, 'party', 'appointments'), { person: seven.leaders[5], from: inDays(30) }),
      409,
      'person-forgotten',
    );
  });

  it('who leaves holds his posts no more, and who is no member any more none of the Party', async () => {
    await officer.do(`${ORG}/people/${seven.leaders[4]}/departure`, { reason: 'retired', on: '2026-05-01' });
    await eventually(async () => expect(await short()).toEqual(['gap A5', 'gap A6', 'gap P5', 'gap P6']));
    expectCode(
      await officer.post(post(4, 'party', 'appointments'), { person: seven.leaders[4], from: '2026-06-01' }),
      409,
      'person-left',
    );
    const ended = { reason: 'withdrawn', on: '2026-05-01' };
    await officer.do(`${ORG}/people/${seven.leaders[3]}/membership/end`, ended);
    await eventually(async () =>
      expect(await short()).toEqual(['gap A5', 'gap A6', 'gap P4', 'gap P5', 'gap P6', 'single 领导4']),
    );
    const { sections } = await officer.read(`${ORG}/people/${seven.leaders[3]}/card`);
    expect(sections.find(({ subject }: { subject: string }) => subject === 'posts').rows).toMatchObject([
      { name: '纪检委员', from: SINCE, to: '2026-05-01', reason: 'membershipEnded' },
      { name: '安全副厂长', unitName: '采油厂', kind: 'administrative', from: SINCE },
    ]);
  });

  it('kill -9 and a restart: all of it is still there', async () => {
    const before = [await matrix(), await findings()];
    await platform.crash();
    officer = await platform.as('shengli-officer');
    expect([await matrix(), await findings()]).toEqual(before);
  });

  it('each act is on the stream once', async () => {
    expect(await platform.stop()).toBe(true);
    const types = (await platform.commits()).flatMap(({ events }) => events.map(({ type }) => type));
    const count = (type: string): number => types.filter((t) => t === `organization.${type}`).length;
    expect({
      registers: count('duties-registered'),
      created: count('post-created'),
      changed: count('post-duties-changed'),
      begun: count('appointment-begun'),
      ended: count('appointment-ended'),
      abolished: count('post-abolished'),
    }).toEqual({ registers: 1, created: 16, changed: 2, begun: 17, ended: 8, abolished: 1 });
  });
});
