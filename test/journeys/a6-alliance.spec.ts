import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@ronghe/event-sourcing/testing';
import { type Client, expectStatus, workbookForm } from '../support/client.js';
import { UNITS_RULEBOOK } from '../support/rulebook.js';
import { plant, plantWorkbook, range } from '../support/plant.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { Receiver } from '../support/receiver.js';

const ALLIANCE = '/api/alliance-project/v1';
const SCORING = '/api/scoring/v1';
const NOTICES = '/api/notification/v1';
const area = (i: number): string => `production.A${i}`;
const account = (i: number): string => `unit:${area(i)}`;

describe.each(MODES)(
  '%s: A6 党建联盟: nine units, six task forces, a problem claimed and closed, and the points that follow by themselves',
  (mode) => {
    let platform: Installation;
    let officer: Client;
    let receiver: Receiver;
    let alliance: string;
    let problem: string;

    beforeAll(async () => {
      receiver = await Receiver.start();
      platform = await startInstallation(mode, { RONGHE_WEBHOOK_ALLOW_PRIVATE: 'true' });
      officer = await platform.as('liaohe-officer');
      expectStatus(await officer.post('/api/organization/v1/imports', workbookForm(await plantWorkbook(plant()))), 200);
      await officer.do(`${SCORING}/rulebooks`, UNITS_RULEBOOK);
      await officer.do(`${SCORING}/rulebooks/UNITS/versions/1/adoption`, { from: '2026-01' });
    });
    afterAll(async () => {
      await platform?.end();
      await receiver?.stop();
    });

    const board = () => officer.read(`${ALLIANCE}/alliances/${alliance}/board`);
    const standings = async () => (await officer.read(`${SCORING}/standings?period=2026-03&subjectKind=unit`)).items;

    it('a webhook gets a secret once, and sees it nowhere again', async () => {
      const made = await officer.do(`${NOTICES}/webhooks`, { url: receiver.url, levels: ['information', 'warning'] });
      receiver.secret = made.secret;
      expect(made.secret).toMatch(/^whsec_/);
      const list = JSON.stringify(await officer.read(`${NOTICES}/webhooks`));
      expect(list).not.toContain(made.secret);
      expect(list).not.toContain('pd1.');
    });

    it('forms an alliance of nine units and six task forces', async () => {
      const parties = range(9).map(area);
      ({ id: alliance } = await officer.do(`${ALLIANCE}/alliances`, {
        name: '平台井联盟',
        mode: 'alliance',
        goal: '一个平台井场，九家共建',
        parties,
        on: '2026-02-01',
      }));
      for (const i of range(6))
        await officer.do(`${ALLIANCE}/alliances/${alliance}/task-forces`, { name: `第${i}突击队`, lead: area(i) });
      const { alliance: formed } = await board();
      expect(formed.parties).toHaveLength(9);
      expect(formed.parties[0]).toEqual({ id: area(1), name: '采油1区' });
      expect(formed.taskForces).toHaveLength(6);
    });

    it('lists resources of four kinds, offered and used', async () => {
      const kinds = ['people', 'technique', 'facilities', 'experience'];
      for (const [i, kind] of kinds.entries()) {
        const { id } = await officer.do(`${ALLIANCE}/alliances/${alliance}/resources`, {
          kind,
          name: `资源${i}`,
          offeredBy: area(i + 1),
        });
        await officer.do(`${ALLIANCE}/alliances/${alliance}/resources/${id}/uses`, {
          usedBy: area(9),
          on: '2026-02-20',
        });
      }
      const { resources } = await board();
      expect(resources.map((r: { kind: string; uses: object[] }) => [r.kind, r.uses.length])).toEqual(
        kinds.map((k) => [k, 1]),
      );
    });

    it('a meeting raises a problem; unit 3 claims it; unit 5’s later claim is refused', async () => {
      const { id: meeting } = await officer.do(`${ALLIANCE}/alliances/${alliance}/meetings`, {
        on: '2026-03-02',
        subject: '三月例会',
      });
      ({ id: problem } = await officer.do(`${ALLIANCE}/problems`, {
        alliance,
        meeting,
        title: '平台井躺井率高',
        raisedBy: area(1),
        on: '2026-03-02',
        severity: 2,
      }));
      await officer.do(`${ALLIANCE}/problems/${problem}/claim`, {
        unit: area(3),
        on: '2026-03-05',
        dueOn: '2099-12-31',
      });
      const late = await officer.post(`${ALLIANCE}/problems/${problem}/claim`, {
        unit: area(5),
        on: '2026-03-06',
        dueOn: '2099-12-31',
      });
      expectStatus(late, 409);
      expect(late.body).toMatchObject({
        type: 'urn:ronghe:problem:problem-already-claimed',
        title: '难题已由“采油3区”认领',
      });
      expect((await board()).counts).toEqual({ raised: 1, claimed: 1, closed: 0 });
    });

    it('unit 3 closes it with evidence; the board shows the days each step took', async () => {
      const before = await standings();
      expect(before).toEqual([]);
      await officer.do(`${SCORING}/accounts/${account(5)}/entries`, {
        item: 'B-LATE',
        on: '2026-03-08',
        reason: '二月报表迟报',
        evidence: '催报单 12 号',
      });
      await officer.do(`${ALLIANCE}/problems/${problem}/closure`, {
        evidence: '躺井率由3.1%降到2.4%',
        on: '2026-03-25',
      });
      const { counts, problems } = await board();
      expect(counts).toEqual({ raised: 1, claimed: 1, closed: 1 });
      expect(problems[0]).toMatchObject({ state: 'closed', claimedBy: area(3), daysToClaim: 3, daysToClose: 20 });
    });

    it('the points are on the right account without anyone typing them, and the rank changed', async () => {
      // 2 + 2 × 1.5 = 5 vanguard; 0.6 × 100 + 0.4 × 5 = 62. The late unit: 0.6 × 98 = 58.8.
      expect(await standings()).toMatchObject([
        { rank: 1, subject: account(3), name: '采油3区', base: 100, vanguard: 5, total: 62, entries: 1 },
        { rank: 2, subject: account(5), base: 98, vanguard: 0, total: 58.8 },
      ]);
    });

    it('the figure is explained down to the event: rule version, entry, cause, and the event itself', async () => {
      const why = await officer.read(`${SCORING}/accounts/${account(3)}/explanation?period=2026-03`);
      expect(why).toMatchObject({
        total: 62,
        rulebook: { id: 'UNITS', version: 1 },
        formula: { zh: '0.6 * 基础分 + 0.4 * 先锋分' },
      });
      const [entry] = why.lines[0].entries;
      expect(entry).toMatchObject({
        points: 5,
        ruleVersion: 1,
        cause: { kind: 'event', type: 'alliance-project.problem-closed' },
      });
      const event = await officer.read(`${ALLIANCE}/events/${entry.cause.id}`);
      expect(event).toMatchObject({
        specversion: '1.0',
        type: entry.cause.type,
        tenant: 'liaohe',
        data: { problem, unit: area(3) },
      });
      const own = await officer.read(`${SCORING}/events/${entry.event}`);
      expect(own).toMatchObject({ type: 'scoring.points-recorded', data: { entry: entry.id } });
    });

    it('a wrong entry is reversed, never erased, and cannot be reversed twice', async () => {
      const path = `${SCORING}/accounts/${account(5)}`;
      const { entries } = await officer.read(`${path}?year=2026`);
      const reversal = { reason: '报表其实按时', on: '2026-03-28' };
      await officer.do(`${path}/entries/${entries[0].id}/reversal`, reversal);
      expectStatus(await officer.post(`${path}/entries/${entries[0].id}/reversal`, reversal), 409);
      const after = await officer.read(`${path}?year=2026`);
      expect(after.entries.map((e: { points: number }) => e.points)).toEqual([-2, 2]);
      expect((await standings())[1]).toMatchObject({ subject: account(5), base: 100, total: 60 });
    });

    it('the officer finds notices in the inbox, one per cause, and marks one read', async () => {
      const found = await eventually(async () => {
        const { items } = await officer.read(`${NOTICES}/notices`);
        expect(items.map((n: { titleZh: string }) => n.titleZh)).toEqual(
          expect.arrayContaining(['难题已被认领：平台井躺井率高', '难题已销号：平台井躺井率高']),
        );
        return items;
      });
      const causes = found.map((n: { cause: { id: string } }) => n.cause.id);
      expect(new Set(causes).size).toBe(causes.length);
      const { unread } = await officer.read(`${NOTICES}/notices/summary`);
      await officer.do(`${NOTICES}/notices/${found[0].id}/reading`, {});
      expect((await officer.read(`${NOTICES}/notices/summary`)).unread).toBe(unread - 1);
    });

    it('the webhook was called with signatures that check out, each notice once', async () => {
      await eventually(async () => {
        const { items } = await officer.read(`${NOTICES}/webhooks`);
        expect(items[0].deliveries).toMatchObject({ failed: 0, ok: receiver.calls.length });
        expect(receiver.calls.map((c) => c.body.title.zh)).toContain('难题已销号：平台井躺井率高');
      });
      for (const call of receiver.calls) expect(receiver.isGenuine(call)).toBe(true);
      const ids = receiver.calls.map((c) => c.headers['webhook-id']);
      expect(new Set(ids).size).toBe(ids.length);
    });

    it('the same command sent twice under one key has one effect; another body under it is refused', async () => {
      const body = { alliance, title: '供液不足', raisedBy: area(2), on: '2026-03-30', severity: 1 };
      const key = { 'Idempotency-Key': 'raise-once' };
      const first = expectStatus(await officer.post(`${ALLIANCE}/problems`, body, key), 201);
      const again = expectStatus(await officer.post(`${ALLIANCE}/problems`, body, key), 201);
      expect(again.body).toEqual(first.body);
      expectStatus(await officer.post(`${ALLIANCE}/problems`, { ...body, title: '别的' }, key), 422);
      expect((await board()).counts.raised).toBe(2);
    });

    it('after kill -9 and a restart all of it is still there, and nothing happened twice', async () => {
      const then = {
        board: await board(),
        standings: await standings(),
        inbox: (await officer.read(`${NOTICES}/notices?limit=200`)).total,
      };
      await platform.crash();
      officer = await platform.as('liaohe-officer');
      expect({
        board: await board(),
        standings: await standings(),
        inbox: (await officer.read(`${NOTICES}/notices?limit=200`)).total,
      }).toEqual(then);
    });
  },
);
