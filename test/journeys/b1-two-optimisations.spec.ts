import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@ronghe/event-sourcing/testing';
import { readWorkbook } from '@ronghe/workbook';
import { asPerson } from '../support/as-person.js';
import { type Client, expectStatus, workbookForm } from '../support/client.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { plantWorkbook, range } from '../support/plant.js';
import { expectCode, expectRefused, pointersOf, posting } from '../support/refused.js';

const ORG = '/api/organization/v1';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const TODAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
const YEAR = TODAY.slice(0, 4);
const WEIGHTS = { blank: 3, oneMember: 2, others: 1 };
const QUOTA = `production.W1.${YEAR}`;

/** Of ten teams four have no member, three have one, three have two or more; an activist in each. */
const MEMBERS = [0, 0, 0, 0, 1, 1, 1, 2, 3, 4];
const code = (i: number): string => `T${String(i).padStart(2, '0')}`;
const members = MEMBERS.flatMap((count, i) =>
  range(count).map((n) => [`5${i}${n}`, `王党员${i}${n}`, null, null, code(i + 1), 'G1', '正式党员', '2018-01-01']),
);
const activists = range(10).map((i) => [`6${i}`, `李积极${i}`, null, null, code(i), null, '积极分子', '2020-01-01']);
const sheets = {
  party: [
    ['C1', '采油八厂党委', '党委', null, '2015-01-01'],
    ['W1', '铁边城党总支', '党总支', 'C1', '2015-01-01'],
    ['W1B', '铁一党支部', '党支部', 'W1', '2015-01-01'],
    ['G1', '第一党小组', '党小组', 'W1B', '2020-01-01'],
    ['G2', '第二党小组', '党小组', 'W1B', '2020-01-01'],
  ],
  production: [
    ['C1', '采油八厂', '厂', null, '2015-01-01'],
    ['W1', '铁边城作业区', '作业区', 'C1', '2015-01-01'],
    ['W2', '学庄作业区', '作业区', 'C1', '2015-01-01'],
    ...range(10).map((i) => [code(i), `采油${i}班`, '班组', 'W1', '2015-01-01']),
  ],
  people: [
    ...members,
    ...activists,
    ['7001', '张预备', null, null, 'T10', 'G1', '预备党员', '2018-01-01'],
    ['7002', '赵二组', null, null, 'T10', 'G2', '正式党员', '2018-01-01'],
    // The demo's own secretary, who must not decide on himself.
    ['90000002', '孙书记', null, null, 'W1', 'G1', '正式党员', '2010-01-01'],
  ],
  links: [],
};

describe.each(MODES)('%s: B1 两个优化: ten places over ten teams, and a leader in three steps', (mode) => {
  let platform: Installation;
  let officer: Client;
  let secretary: Client;
  let people: Map<string, string>;
  let before: string;
  const startedAt = new Date().toISOString();

  beforeAll(async () => {
    platform = await startInstallation(mode);
    officer = await platform.as('changqing8-officer');
    secretary = await platform.as('changqing8-secretary');
    expectStatus(await officer.post(`${ORG}/imports`, workbookForm(await plantWorkbook(sheets))), 200);
    const { items } = await officer.read(`${ORG}/people?limit=200`);
    people = new Map(items.map(({ name, id }: { name: string; id: string }) => [name, id]));
    secretary.follow(officer);
  });
  afterAll(() => platform?.end());

  const quotaPath = `${ORG}/development-quotas/${QUOTA}`;
  const teams = async (query = ''): Promise<Record<string, unknown>[]> =>
    (await officer.read(`${quotaPath}/teams?limit=200${query}`)).items;
  const places = async (): Promise<unknown[]> => (await teams()).map(({ granted }) => granted);
  const used = async (team: string) => (await teams()).find(({ id }) => id === `production.${team}`);
  const become = (name: string, membership: string): Promise<unknown> =>
    officer.do(`${ORG}/people/${people.get(name)}/membership`, { stage: membership, on: TODAY });

  describe('the quota', () => {
    const set = { unit: 'production.W1', year: YEAR, places: 10, weights: WEIGHTS };

    it('what cannot be set is refused, each by its own rule and in both languages', async () => {
      const refusals: [change: object, status: number, code: string][] = [
        [{ places: -1 }, 422, 'invalid-fields'],
        [{ weights: { ...WEIGHTS, others: 0.125 } }, 422, 'invalid-fields'],
        [{ weights: { blank: 0, oneMember: 0, others: 0 } }, 422, 'weights-all-zero'],
        [{ year: String(Number(YEAR) - 1) }, 422, 'year-over'],
        [{ unit: 'production.W2' }, 409, 'no-teams'],
        [{ unit: 'production.T01' }, 404, 'not-found'],
        [{ unit: 'party.W1' }, 404, 'not-found'],
      ];
      for (const [change, status, refusal] of refusals) {
        const send = posting(officer, `${ORG}/development-quotas`, { ...set, ...change });
        expectCode(await expectRefused(send, status, refusal), status, refusal);
      }
      expectCode(await secretary.post(`${ORG}/development-quotas`, set), 403, 'role-not-allowed');
      expect((await officer.read(`${ORG}/development-quotas`)).items).toEqual([]);
      expect(await officer.read(`${ORG}/development-quotas/weights`)).toEqual(WEIGHTS);
    });

    it('10 over blank 4, one-member 3, others 3: every blank team has at least one', async () => {
      expect((await officer.do(`${ORG}/development-quotas`, set)).id).toBe(QUOTA);
      expect(await officer.read(quotaPath)).toMatchObject({
        unitName: '铁边城作业区',
        places: 10,
        teams: 10,
        blankTeams: 4,
        state: 'proposed',
        classes: [
          { class: 'blank', weight: 3, teams: 4, proposed: 4, granted: 4, used: 0 },
          { class: 'oneMember', weight: 2, teams: 3, proposed: 3, granted: 3, used: 0 },
          { class: 'others', weight: 1, teams: 3, proposed: 3, granted: 3, used: 0 },
        ],
      });
      const rows = await teams();
      expect(rows.filter((row) => row['class'] === 'blank' && Number(row['proposed']) < 1)).toEqual([]);
      expect(rows[0]).toMatchObject({
        code: 'T01',
        name: '采油1班',
        class: 'blank',
        members: 0,
        share: 1.4286,
        proposed: 1,
        because: 'share',
      });
      expect(rows[4]).toMatchObject({
        code: 'T05',
        class: 'oneMember',
        members: 1,
        share: 0.9524,
        because: 'remainder',
      });
      expect(await teams('&class=others')).toHaveLength(3);
      before = new Date().toISOString();
    });

    it('weights are configurable, and are remembered for the next time', async () => {
      const heavy = { blank: 0.5, oneMember: 0.5, others: 8 };
      await officer.do(`${quotaPath}/proposal`, { places: 10, weights: heavy });
      expect(await places()).toEqual([1, 1, 1, 1, 0, 0, 0, 2, 2, 2]);
      expect((await teams())[0]).toMatchObject({ share: 0.1818, because: 'minimum' });
      expect(await officer.read(`${ORG}/development-quotas/weights`)).toEqual(heavy);
      await officer.do(`${quotaPath}/proposal`, { places: 3, weights: heavy });
      expect(await places()).toEqual([1, 1, 1, 0, 0, 0, 0, 0, 0, 0]);
      await officer.do(`${quotaPath}/proposal`, { places: 10, weights: { blank: 5, oneMember: 2, others: 1 } });
      expect(await places()).toEqual([2, 2, 2, 2, 1, 1, 0, 0, 0, 0]);
      await officer.do(`${quotaPath}/proposal`, { places: 10, weights: WEIGHTS });
      expect(await places()).toEqual(Array(10).fill(1));
    });

    it('is adjusted, always to its sum; a blank team loses its last place only with a reason', async () => {
      const share = (team: string, to: number, reason?: string) => ({ team: `production.${team}`, places: to, reason });
      const adjust = (...shares: object[]) => officer.post(`${quotaPath}/adjustment`, { shares });
      expectCode(await adjust(share('T10', 2)), 422, 'shares-do-not-sum');
      const refused = expectCode(await adjust(share('T10', 2), share('T04', 0)), 422, 'blank-team-without-reason');
      expect(pointersOf(refused)).toEqual(['/shares/1/reason']);
      expectCode(await adjust(share('T99', 1)), 422, 'team-not-in-quota');
      expectCode(await adjust(share('T10', 1), share('T10', 1)), 422, 'duplicate-team');
      expectStatus(await adjust(share('T10', 2), share('T04', 0, '班组年内撤并')), 200);
      expect(await places()).toEqual([1, 1, 1, 0, 1, 1, 1, 1, 1, 2]);
      expect(await used('T04')).toMatchObject({ proposed: 1, granted: 0, reason: '班组年内撤并' });
    });

    it('is decided, and is then as it is; no other unit shares the same teams', async () => {
      expectCode(await officer.post(`${quotaPath}/decision`, { on: '2099-01-01' }), 422, 'in-future');
      expectCode(await officer.post(`${quotaPath}/decision`, { on: '2020-01-01' }), 422, 'before-proposal');
      await officer.do(`${quotaPath}/decision`, { on: TODAY });
      expect(await officer.read(quotaPath)).toMatchObject({ state: 'decided', decidedOn: TODAY });
      expectCode(await officer.post(`${quotaPath}/decision`, { on: TODAY }), 409, 'quota-decided');
      expectCode(await officer.post(`${quotaPath}/proposal`, { places: 1, weights: WEIGHTS }), 409, 'quota-decided');
      expectCode(await officer.post(`${ORG}/development-quotas`, set), 409, 'quota-exists');
      const whole = { ...set, unit: 'production.C1' };
      expectCode(await officer.post(`${ORG}/development-quotas`, whole), 409, 'quota-overlaps');
      expectCode(
        await officer.post(`${ORG}/development-quotas/production.W2.${YEAR}/decision`, { on: TODAY }),
        404,
        'not-found',
      );
    });

    it('whoever becomes a candidate uses a place of his team, by himself and once', async () => {
      await become('李积极1', 'candidate');
      await become('李积极1', 'probationary');
      await become('李积极8', 'candidate');
      await become('李积极4', 'candidate');
      expect(await used('T01')).toMatchObject({ granted: 1, used: 1, left: 0 });
      expect(await used('T08')).toMatchObject({ granted: 1, used: 1, left: 0 });
      expect(await used('T04')).toMatchObject({ granted: 0, used: 1, left: -1 });
      expect(await officer.read(quotaPath)).toMatchObject({ used: 3, exceeded: 1 });
      const { items } = await officer.read(`${quotaPath}/uses`);
      expect(items.map((row: Record<string, string>) => [row['personName'], row['name'], row['stage']]).sort()).toEqual(
        [
          ['李积极1', '采油1班', 'probationary'],
          ['李积极4', '采油4班', 'candidate'],
          ['李积极8', '采油8班', 'candidate'],
        ],
      );
      const member = await platform.as('changqing8-member');
      member.follow(officer);
      expect((await member.read(`${quotaPath}/uses`)).items).toEqual([]);
      expect((await member.read(`${quotaPath}/teams`)).total).toBe(10);
    });

    it('as of before it was decided it is as it was then; the list is exported whole', async () => {
      expect(await officer.read(`${quotaPath}?asOf=${before}`)).toMatchObject({ state: 'proposed', used: 0 });
      expectCode(await officer.get(`${quotaPath}?asOf=${startedAt}`), 404, 'not-found');
      const bytes = await officer.bytes(`${quotaPath}/teams`, XLSX);
      const columns = {
        team: { header: '班组', kind: 'text' as const, required: true },
        because: { header: '依据', kind: 'text' as const, required: true },
      };
      const { sheets: found } = await readWorkbook(bytes, [{ name: '班组名额', columns }]);
      expect(found[0]!.rows.map(({ values }) => values.because)).toEqual([
        ...Array(4).fill('按份额'),
        ...Array(6).fill('份额余数进一'),
      ]);
    });
  });

  describe('the leader', () => {
    const group = `${ORG}/party-groups/party.G1/leader-selections`;
    const votes = { present: 9, inFavour: 7, against: 1, abstained: 1, on: TODAY };
    const words = '群众反映好';
    let selection: string;
    const step = (name: string): string => `${group}/${selection}/${name}`;
    const stateOf = async (client: Client): Promise<string> =>
      (await client.read(`${ORG}/leader-selections/${selection}`)).state;

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
      before = new Date().toISOString();
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
      await eventually(async () =>
        expect((await client.get(`${ORG}/leader-selections/${selection}`)).status).toBe(200),
      );
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
  });

  it('kill -9 and a restart: all of it is still there', async () => {
    const path = `${ORG}/leader-selections?limit=200&sort=round`;
    const kept = [await teams(), await officer.read(path)];
    await platform.crash();
    officer = await platform.as('changqing8-officer');
    expect([await teams(), await officer.read(path)]).toEqual(kept);
  });

  it('each fact is on the stream once', async () => {
    expect(await platform.stop()).toBe(true);
    const types = (await platform.commits()).flatMap(({ events }) => events.map(({ type }) => type));
    const count = (type: string): number => types.filter((t) => t === `organization.${type}`).length;
    const quota = ['set', 'proposed', 'adjusted', 'decided'].map((fact) => count(`development-quota-${fact}`));
    expect(quota).toEqual([5, 5, 1, 1]);
    const steps = ['nominated', 'reviewed', 'voted-on', 'approved', 'rejected', 'selection-ended'];
    expect(steps.map((fact) => count(`leader-${fact}`))).toEqual([5, 3, 2, 1, 0, 2]);
    expect([count('group-leader-appointed'), count('group-leader-ended')]).toEqual([1, 1]);
  });
});
