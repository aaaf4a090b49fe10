import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@ronghe/event-sourcing/testing';
import { readWorkbook } from '@ronghe/workbook';
import { asPerson } from '../support/as-person.js';
import type { Client } from '../support/client.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { thisMoment } from '../support/moment.js';
import { expectCode, expectRefused, posting } from '../support/refused.js';
import { tellTenTeams } from '../support/ten-teams.js';

const ORG = '/api/organization/v1';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const TODAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());

describe.each(MODES)('%s: B1 两个优化: a leader of a group in three steps', (mode) => {
  let platform: Installation;
  let officer: Client;
  let secretary: Client;
  let people: Map<string, string>;
  let before: string;

  beforeAll(async () => {
    platform = await startInstallation(mode);
    officer = await platform.as('changqing8-officer');
    secretary = await platform.as('changqing8-secretary');
    people = await tellTenTeams(officer);
    secretary.follow(officer);
  });
  afterAll(() => platform?.end());

  const group = `${ORG}/party-groups/party.G1/leader-selections`;
  const votes = { present: 9, inFavour: 7, against: 1, abstained: 1, on: TODAY };
  const words = '群众反映好';
  let selection: string;
  const step = (name: string): string => `${group}/${selection}/${name}`;
  const stateOf = async (client: Client): Promise<string> =>
    (await client.read(`${ORG}/leader-selections/${selection}`)).state;

  const createPost = (code: string) =>
    officer.do(`${ORG}/posts`, {
      unit: 'party.G1',
      code,
      name: '党小组长',
      role: 'groupLeader',
      duties: [],
      on: '2026-01-01',
    });
  const holders = async (): Promise<unknown[]> =>
    (await officer.read(`${ORG}/posts?unit=party.G1`)).items.map(
      ({ holderName, since }: Record<string, unknown>) => holderName && [holderName, since],
    );

  it('is nominated from the group’s own full members', async () => {
    const nominate = (name: string) => secretary.post(group, { person: people.get(name), on: TODAY });
    expectCode(await nominate('张预备'), 422, 'candidate-not-full-member');
    expectCode(await nominate('赵二组'), 422, 'candidate-not-of-group');
    expectCode(await secretary.post(group, { person: 'nobody', on: TODAY }), 422, 'unknown-person');
    const early = { person: people.get('王党员91'), on: '2019-12-31' };
    expectCode(await secretary.post(group, early), 422, 'before-founding');
    const nominated = await secretary.do(group, { person: people.get('王党员91'), words: '作风扎实', on: TODAY });
    selection = nominated.id;
    expectCode(await nominate('王党员92'), 409, 'selection-open');
    expect(await stateOf(secretary)).toBe('nominated');
    before = await thisMoment();
  });

  it('without the branch review he cannot be put to the meeting, nor approved', async () => {
    const refused = await expectRefused(posting(secretary, step('vote'), votes), 409);
    expectCode(refused, 409, 'branch-review-missing');
    expect(refused.body).toMatchObject({ title: '支部还没有考察这个人选，不能提交党小组会议' });
    officer.follow(secretary);
    expectCode(await officer.post(step('approval'), { on: TODAY, from: TODAY }), 409, 'meeting-vote-missing');
  });

  it('the branch reviews him, and the meeting votes: the votes fit those present', async () => {
    await secretary.do(step('review'), { outcome: 'supported', words, on: TODAY });
    expectCode(await officer.post(step('approval'), { on: TODAY, from: TODAY }), 409, 'meeting-vote-missing');
    expectCode(await secretary.post(step('vote'), { ...votes, inFavour: 6 }), 422, 'votes-do-not-fit');
    const many = { ...votes, present: 99, inFavour: 97 };
    expectCode(await secretary.post(step('vote'), many), 422, 'more-present-than-members');
    await secretary.do(step('vote'), votes);
    expectCode(await secretary.post(step('vote'), votes), 409, 'already-voted');
  });

  it('the general branch approves, by somebody who had no part in it', async () => {
    await createPost('LEADER');
    expect(await holders()).toEqual([undefined]);
    const approval = { on: TODAY, from: TODAY };
    const branch = await asBranchSecretary();
    // He answers for the branch, not for what stands above it.
    expectCode(await branch.post(step('approval'), approval), 403, 'outside-scope');
    expectCode(await secretary.post(step('approval'), approval), 409, 'approver-took-part');
    officer.follow(secretary);
    expectCode(await officer.post(step('approval'), { ...approval, from: '2020-01-01' }), 422, 'before-approval');
    await officer.do(step('approval'), approval);
    expect(await officer.read(`${ORG}/leader-selections/${selection}`)).toMatchObject({
      state: 'approved',
      open: false,
      name: '王党员91',
      groupName: '第一党小组',
      review: { outcome: 'supported', words },
      vote: { present: 9, inFavour: 7, against: 1, abstained: 1 },
      decision: { from: TODAY },
    });
    expectCode(await officer.post(step('approval'), approval), 409, 'selection-over');
  });

  /** With a role for the branch alone. */
  async function asBranchSecretary(): Promise<Client> {
    const admin = await platform.as('changqing8-admin');
    const person = people.get('王党员92')!;
    await admin.do(`${ORG}/role-assignments`, {
      person,
      role: 'branchSecretary',
      unit: 'party.W1B',
      from: '2020-01-01',
    });
    const client = await asPerson(platform, 'changqing8', person);
    client.follow(admin);
    await eventually(async () => expect((await client.get(`${ORG}/leader-selections/${selection}`)).status).toBe(200));
    return client;
  }

  const leader = async (client = officer): Promise<unknown[]> =>
    (await client.read(`${ORG}/grid/groups?unit=party.G1`)).items.map(
      (row: Record<string, unknown>) => row['leaderName'],
    );

  it('the grid shows who leads the group, to whoever may know of him', async () => {
    expect(await leader()).toEqual(['王党员91']);
    const member = await platform.as('changqing8-member');
    member.follow(officer);
    expect(await leader(member)).toEqual([undefined]);
    expect((await member.read(`${ORG}/leader-selections`)).items).toEqual([]);
    expectCode(await member.get(`${ORG}/leader-selections/${selection}`), 404, 'not-found');
  });

  it('nobody enters him a second time: the post of the group’s leader is his, and one created later, too', async () => {
    await eventually(async () => expect(await holders()).toEqual([['王党员91', TODAY]]));
    await createPost('LATER');
    await eventually(async () => expect(await holders()).toEqual(Array(2).fill(['王党员91', TODAY])));
  });

  it('a selection that fails ends there; the next one is a new round', async () => {
    const person = people.get('王党员81');
    const opposed = (await secretary.do(group, { person, on: TODAY })).id;
    await secretary.do(`${group}/${opposed}/review`, { outcome: 'opposed', words: '历练不够', on: TODAY });
    expectCode(await secretary.post(`${group}/${opposed}/vote`, votes), 409, 'selection-over');
    const lost = (await secretary.do(group, { person, on: TODAY })).id;
    await secretary.do(`${group}/${lost}/review`, { outcome: 'supported', words, on: TODAY });
    const half = { present: 8, inFavour: 4, against: 0, abstained: 4, on: TODAY };
    await secretary.do(`${group}/${lost}/vote`, half);
    const withdrawn = (await secretary.do(group, { person, on: TODAY })).id;
    await secretary.do(`${group}/${withdrawn}/withdrawal`, { reason: '本人请辞', on: TODAY });
    const { items } = await secretary.read(`${ORG}/leader-selections?unit=party.G1&sort=round`);
    expect(items.map((row: Record<string, unknown>) => [row['round'], row['state']])).toEqual([
      [1, 'approved'],
      [2, 'opposed'],
      [3, 'notCarried'],
      [4, 'withdrawn'],
    ]);
    expect(await officer.read(`${ORG}/leader-selections?asOf=${before}`)).toMatchObject({
      items: [{ id: selection, state: 'nominated' }],
    });
    const bytes = await secretary.bytes(`${ORG}/leader-selections`, XLSX);
    const columns = { name: { header: '人选', kind: 'text' as const, required: true } };
    const { sheets: found } = await readWorkbook(bytes, [{ name: '党小组长选拔', columns }]);
    expect(found[0]!.rows).toHaveLength(4);
  });

  it('a leader who goes to another group leads no more, and a candidate who is forgotten stands no more', async () => {
    const next = (await secretary.do(group, { person: people.get('王党员81'), on: TODAY })).id;
    officer.follow(secretary);
    await officer.do(`${ORG}/people/${people.get('王党员91')}/membership`, {
      stage: 'full',
      partyGroup: 'party.G2',
      on: TODAY,
    });
    await eventually(async () => expect(await leader()).toEqual([undefined]));
    await eventually(async () => expect(await holders()).toEqual([undefined, undefined]));
    const admin = await platform.as('changqing8-admin');
    await officer.do(`${ORG}/people/${people.get('王党员81')}/forgetting`, { reason: '本人申请' });
    admin.follow(officer);
    await admin.do(`${ORG}/people/${people.get('王党员81')}/forgetting/approval`, {});
    officer.follow(admin);
    await eventually(async () =>
      expect(await officer.read(`${ORG}/leader-selections/${next}`)).toMatchObject({
        state: 'candidateGone',
        name: null,
      }),
    );
  });

  it('kill -9 and a restart: all of it is still there', async () => {
    const path = `${ORG}/leader-selections?limit=200&sort=round`;
    const kept = await officer.read(path);
    await platform.crash();
    officer = await platform.as('changqing8-officer');
    expect(await officer.read(path)).toEqual(kept);
  });

  it('each fact is on the stream once', async () => {
    expect(await platform.stop()).toBe(true);
    const types = (await platform.commits()).flatMap(({ events }) => events.map(({ type }) => type));
    const count = (type: string): number => types.filter((t) => t === `organization.${type}`).length;
    const steps = ['nominated', 'reviewed', 'voted-on', 'approved', 'rejected', 'selection-ended'];
    expect(steps.map((fact) => count(`leader-${fact}`))).toEqual([5, 3, 2, 1, 0, 2]);
    expect([count('group-leader-appointed'), count('group-leader-ended')]).toEqual([1, 1]);
    expect([count('appointment-begun'), count('appointment-ended')]).toEqual([2, 2]);
  });
});
