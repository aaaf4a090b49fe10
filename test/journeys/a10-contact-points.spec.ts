import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@ronghe/event-sourcing/testing';
import { readWorkbook } from '@ronghe/workbook';
import { asPerson } from '../support/as-person.js';
import type { Client } from '../support/client.js';
import { tellFront } from '../support/front.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { thisMoment } from '../support/moment.js';
import { expectCode } from '../support/refused.js';

const ORG = '/api/organization/v1';
const PUT = '/api/alliance-project/v1/rectifications';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const FAR = '2099-12-31';
const FINDINGS = [
  { title: '二号泵护栏松动', severity: 3, dueOn: FAR },
  { title: '班前讲话记录不全', severity: 1, dueOn: '2026-03-20' },
];

describe.each(MODES)(
  '%s: A10 联系点: one record is safety contract and contact point; two visits, three findings; a month of each leader',
  (mode) => {
    let platform: Installation;
    let officer: Client;
    let secretary: Client;
    let leader: Client;
    let worker: Client;
    let people: Record<string, string>;
    let point: string;
    let visits: string[];
    let beforeVisits: string;

    beforeAll(async () => {
      platform = await startInstallation(mode);
      [officer, secretary] = [await platform.as('liaohe-officer'), await platform.as('liaohe-secretary')];
      people = await tellFront(officer);
      [leader, worker] = [await as(people['领导1']!), await as(people['整改员']!)];
    });
    afterAll(() => platform?.end());

    const as = async (person: string): Promise<Client> => {
      const client = await asPerson(platform, 'liaohe', person);
      client.follow(officer);
      return client;
    };
    const atPoint = (rest: string): string => `${ORG}/contact-points/${point}/${rest}`;
    const march = async (client: Client, query = '') =>
      (await client.read(`${ORG}/contact-months?month=2026-03${query}`)).items;
    const titles = async (client: Client): Promise<string[]> =>
      (await client.read('/api/notification/v1/notices?limit=200')).items.map((n: { titleZh: string }) => n.titleZh);
    const putRight = async () => (await officer.read(`${PUT}?sort=title`)).items;
    const titled = async (title: string) => (await putRight()).find((row: { title: string }) => row.title === title);
    const follow = (...others: Client[]) => {
      for (const one of [officer, secretary, leader, worker, ...others])
        for (const other of [officer, secretary, leader, worker, ...others]) if (one !== other) one.follow(other);
    };

    it('one record is both safety contract and Party contact point', async () => {
      const both = { unit: 'production.S1', person: people['领导1'], purposes: ['safety', 'party'], on: '2026-03-01' };
      point = (await secretary.do(`${ORG}/contact-points`, both)).id;
      follow();
      expect((await officer.read(`${ORG}/contact-points`)).items).toMatchObject([
        {
          id: point,
          name: '领导1',
          unitName: '一号站',
          purposes: ['safety', 'party'],
          safety: '✓',
          party: '✓',
          visits: 0,
        },
      ]);
      for (const purposes of [['party'], ['safety']])
        expectCode(await officer.post(`${ORG}/contact-points`, { ...both, purposes }), 409, 'contact-point-exists');
      await eventually(async () => expect(await titles(leader)).toContain('您的联系点：一号站'));
      beforeVisits = await thisMoment();
    });

    it('the leader logs two visits with three findings; each becomes a rectification by itself', async () => {
      const first = { on: '2026-03-10', hours: 4, done: '查现场、听意见', findings: FINDINGS };
      const second = { on: '2026-03-24', hours: 8, done: '跟班一天', findings: [] };
      visits = [(await leader.do(atPoint('visits'), first)).id, (await leader.do(atPoint('visits'), second)).id];
      const more = [{ title: '岗位台账未更新', severity: 2, responsible: people['整改员'], dueOn: FAR }];
      await leader.do(atPoint(`visits/${visits[1]}/findings`), { findings: more });
      follow();
      expect(await putRight()).toMatchObject([
        { title: '二号泵护栏松动', source: 'contactVisit', unitName: '一号站', severity: 3, state: 'open', dueOn: FAR },
        { title: '岗位台账未更新', personName: '整改员', state: 'assigned', openedOn: '2026-03-24' },
        { title: '班前讲话记录不全', state: 'open', openedOn: '2026-03-10' },
      ]);
      await eventually(async () => expect(await titles(worker)).toContain('新整改：岗位台账未更新'));
    });

    it('a month of each leader: two visits, three findings, and how far they are', async () => {
      const month = {
        ...{ person: people['领导1'], name: '领导1', count: 2, hours: 12, found: 3, open: 3, settled: 0 },
        visits: [
          { on: '2026-03-10', unitName: '一号站', findings: [{ state: 'open' }, { state: 'open' }] },
          { on: '2026-03-24', done: '跟班一天', findings: [{ state: 'assigned', responsibleName: '整改员' }] },
        ],
      };
      // How far a finding is, the other service tells in its own time.
      for (const client of [officer, secretary, leader])
        await eventually(async () => expect(await march(client)).toMatchObject([month]));
      expect(await march(officer, '&unit=production.W2')).toEqual([]);
      expect(await march(officer, `&asOf=${beforeVisits}`)).toMatchObject([{ count: 0, found: 0, visits: [] }]);
      expect((await officer.read(`${ORG}/contact-months?month=2026-02`)).items).toEqual([]);
    });

    it('what was due on 2026-03-20 is overdue: noted once, and shown with the visit', async () => {
      await eventually(async () => expect(await titled('班前讲话记录不全')).toMatchObject({ overdue: true }));
      await eventually(async () => expect(await march(officer)).toMatchObject([{ overdue: 1 }]));
      expect((await officer.read(`${PUT}?overdue=true`)).items).toHaveLength(1);
    });

    it('what the rules forbid is refused by name', async () => {
      const visit = { on: '2026-03-11', hours: 2, done: '查现场', findings: [] };
      const log = (change: object, client = leader) => client.post(atPoint('visits'), { ...visit, ...change });
      for (const [change, status, code] of [
        [{ on: FAR }, 422, 'visit-in-future'],
        [{ on: '2026-02-28' }, 422, 'visit-before-opened'],
        [{ on: '2026-03-10' }, 409, 'visit-that-day'],
        [{ findings: [{ ...FINDINGS[0], title: ' ' }] }, 422, 'invalid-fields'],
        [{ findings: [{ ...FINDINGS[0], dueOn: '2026-03-01' }] }, 422, 'due-before-visit'],
        [{ findings: [{ ...FINDINGS[0], responsible: 'nobody' }] }, 422, 'unknown-person'],
        [{ findings: [{ ...FINDINGS[0], responsibleUnit: 'production.NONE' }] }, 404, 'not-found'],
      ] as const)
        expectCode(await log(change), status, code);
      expectCode(await log({}, worker), 404, 'not-found');
      const stranger = { unit: 'production.S1', person: 'nobody', purposes: ['party'], on: '2026-03-01' };
      expectCode(await officer.post(`${ORG}/contact-points`, stranger), 422, 'unknown-person');
      expectCode(await leader.post(`${ORG}/contact-points`, stranger), 403, 'role-not-allowed');
      expect(await march(officer)).toMatchObject([{ count: 2, found: 3 }]);
    });

    it('put right by one, checked by another: closed; not put right: sent back', async () => {
      const rail = (await titled('二号泵护栏松动')).id;
      const ledger = (await titled('岗位台账未更新')).id;
      expectCode(
        await secretary.post(`${PUT}/${rail}/completion`, { evidence: '好' }),
        409,
        'rectification-not-assigned',
      );
      await secretary.do(`${PUT}/${rail}/assignment`, { person: people['整改员'], dueOn: FAR });
      follow();
      expect((await worker.read(PUT)).items).toHaveLength(2);
      for (const id of [rail, ledger]) {
        expectCode(await secretary.post(`${PUT}/${id}/closure`, {}), 409, 'rectification-not-done');
        await worker.do(`${PUT}/${id}/completion`, { evidence: '已整改，附照片编号' });
        follow();
        expectCode(await worker.post(`${PUT}/${id}/closure`, {}), 403, 'role-not-allowed');
      }
      await secretary.do(`${PUT}/${rail}/closure`, {});
      await secretary.do(`${PUT}/${ledger}/reopening`, { reason: '仍缺三月记录', dueOn: FAR });
      follow();
      expect(await titled('二号泵护栏松动')).toMatchObject({
        state: 'closed',
        doneByName: '整改员',
      });
      expect(await march(leader)).toMatchObject([{ found: 3, open: 2, settled: 1 }]);
      const [, second] = (await march(leader))[0].visits;
      expect(second.findings).toMatchObject([{ state: 'assigned', reopened: 1 }]);
      await eventually(async () => expect(await titles(leader)).toContain('整改已销号：二号泵护栏松动'));
      await eventually(async () => expect(await titles(worker)).toContain('整改被退回：岗位台账未更新'));
    });

    it('who did it cannot close it himself, whatever his role', async () => {
      const ledger = (await titled('岗位台账未更新')).id;
      await secretary.do(`${PUT}/${ledger}/completion`, { evidence: '代报：台账已补齐' });
      expectCode(await secretary.post(`${PUT}/${ledger}/closure`, {}), 409, 'checked-by-doer');
      officer.follow(secretary);
      await officer.do(`${PUT}/${ledger}/closure`, {});
      follow();
      expect(await march(officer)).toMatchObject([{ settled: 2, open: 1 }]);
    });

    it('a visit is put right or taken back, never erased; with it goes what is to be put right', async () => {
      const correct = { hours: 6, done: '查现场、座谈', reason: '漏记座谈' };
      await leader.do(atPoint(`visits/${visits[0]}/correction`), correct);
      const extra = { on: '2026-03-25', hours: 1, done: '误记', findings: [{ title: '误记的问题', severity: 1 }] };
      const wrong = (await leader.do(atPoint('visits'), extra)).id;
      await leader.do(atPoint(`visits/${wrong}/withdrawal`), { reason: '误记' });
      follow();
      expect(await march(officer)).toMatchObject([{ count: 2, hours: 14, found: 3 }]);
      expect(await titled('误记的问题')).toMatchObject({ state: 'withdrawn' });
    });

    it('the lists are exported as they are shown', async () => {
      const columns = { count: { header: '走访次数', kind: 'text' as const, required: true } };
      const book = await officer.bytes(`${ORG}/contact-months?month=2026-03`, XLSX);
      const { sheets } = await readWorkbook(book, [{ name: '联系点月度', columns }]);
      expect(sheets[0]!.rows.map(({ values }) => String(values.count))).toEqual(['2']);
      const states = { state: { header: '状态', kind: 'text' as const, required: true } };
      const list = await officer.bytes(`${PUT}?sort=title`, XLSX);
      const read = await readWorkbook(list, [{ name: '整改清单', columns: states }]);
      expect(read.sheets[0]!.rows.map(({ values }) => values.state).sort()).toEqual(
        ['已销号', '已销号', '待落实', '已撤销'].sort(),
      );
    });

    it('passed on, it is the other leader’s from that day; closed, it takes no visits of later days', async () => {
      await secretary.do(atPoint('passing'), { to: people['领导2'], on: '2026-04-01' });
      follow();
      const { items } = await officer.read(`${ORG}/contact-points?sort=state`);
      expect(items).toMatchObject([
        {
          id: point,
          state: 'closed',
          closedOn: '2026-04-01',
          passedToName: '领导2',
          visits: 2,
          findings: 3,
          settled: 2,
        },
        { name: '领导2', state: 'open', on: '2026-04-01', purposes: ['safety', 'party'] },
      ]);
      const late = { on: '2026-04-02', hours: 2, done: '走访', findings: [] };
      expectCode(await leader.post(atPoint('visits'), late), 422, 'visit-after-closed');
      expectCode(
        await secretary.post(atPoint('passing'), { to: people['领导2'], on: '2026-04-01' }),
        409,
        'contact-point-closed',
      );
    });

    it('after kill -9 and a restart all of it is still there; a forgotten leader has no name and no points', async () => {
      const before = await march(officer);
      await platform.crash();
      [officer, secretary] = [await platform.as('liaohe-officer'), await platform.as('liaohe-secretary')];
      expect(await march(officer)).toEqual(before);
      await officer.do(`${ORG}/people/${people['领导2']}/forgetting`, { reason: '本人申请' });
      const admin = await platform.as('liaohe-admin');
      admin.follow(officer);
      await admin.do(`${ORG}/people/${people['领导2']}/forgetting/approval`, {});
      officer.follow(admin);
      const { items } = await officer.read(`${ORG}/contact-points?person=${people['领导2']}`);
      expect(items).toMatchObject([{ name: null, state: 'closed' }]);
    });

    it('each is on the stream once', async () => {
      expect(await platform.stop()).toBe(true);
      const types = (await platform.commits()).flatMap(({ events }) => events.map(({ type }) => type));
      const count = (type: string): number => types.filter((one) => one === type).length;
      const own = ['contact-point-opened', 'contact-visit-logged', 'contact-finding-recorded'];
      expect(own.map((type) => count(`organization.${type}`))).toEqual([2, 3, 4]);
      const put = ['opened', 'closed', 'reopened', 'overdue'];
      expect(put.map((state) => count(`alliance-project.rectification-${state}`))).toEqual([4, 2, 1, 1]);
    });
  },
);
