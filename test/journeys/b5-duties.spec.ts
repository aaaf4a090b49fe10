import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@ronghe/event-sourcing/testing';
import { readWorkbook } from '@ronghe/workbook';
import { asPerson } from '../support/as-person.js';
import type { Client } from '../support/client.js';
import { tellTeamOfThirty } from '../support/duty-team.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { thisMoment } from '../support/moment.js';
import { expectCode } from '../support/refused.js';
import { inDays } from '../support/training.js';

const ORG = '/api/organization/v1';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const NAME = '九大岗位责任制';
const MARCH = [
  { code: '1', name: '岗位专责制', text: '各司其职' },
  { code: '2', name: '巡回检查制', text: '每四小时巡检一次' },
  { code: '3', name: '班组经济核算制', text: '每旬核算' },
];
const APRIL = [
  { code: '1', name: '岗位专责制', text: '各司其职' },
  { code: '2', name: '巡回检查制', text: '每两小时巡检一次' },
  { code: '4', name: '安全生产制', text: '班前安全讲话' },
];
const FAR = '2099-12-31';

describe.each(MODES)(
  '%s: B5 九大岗位责任制: 2026-04 replaces 2026-03, 28 of 30 sign, the other two are reminded',
  (mode) => {
    let platform: Installation;
    let officer: Client;
    let secretary: Client;
    let team: string[];
    let list: string;
    let signers: Client[];
    let beforeSigning: string;

    beforeAll(async () => {
      platform = await startInstallation(mode);
      [officer, secretary] = [await platform.as('liaohe-officer'), await platform.as('liaohe-secretary')];
      team = await tellTeamOfThirty(officer);
      signers = await Promise.all(team.map((person) => asPerson(platform, 'liaohe', person)));
    });
    afterAll(() => platform?.end());

    const versionPath = (version: string): string => `${ORG}/duty-lists/${list}/versions/${version}`;
    const april = async () => {
      const { items } = await secretary.read(`${ORG}/duty-lists`);
      return items.find((row: { id: string }) => row.id === list);
    };
    const titles = async (client: Client): Promise<string[]> =>
      (await client.read('/api/notification/v1/notices?limit=200')).items.map((n: { titleZh: string }) => n.titleZh);
    const reminderOf = (version: string) => `请尽快签署：${NAME} ${version}版`;

    it('the officer issues 2026-03 to the thirty of a team; each finds it among his own to sign', async () => {
      expect(team).toHaveLength(30);
      const draft = { name: NAME, version: '2026-03', items: MARCH, signers: team, on: '2026-03-01', dueOn: FAR };
      const opened = await officer.do(`${ORG}/duty-lists`, { unit: 'production.T1', code: 'POST', ...draft });
      list = opened.id;
      expect(list).toBe('production.T1.POST');
      const me = signers[0]!;
      me.follow(officer);
      expect((await me.read(`${ORG}/duty-signatures?state=open`)).items).toMatchObject([
        { name: NAME, unitName: '采油一班', version: '2026-03', dueOn: FAR, state: 'open' },
      ]);
      await eventually(async () => expect(await titles(me)).toEqual([`请签署：${NAME} 2026-03版`]));
      for (const client of signers.slice(0, 3)) await client.do(`${versionPath('2026-03')}/signature`, {});
    });

    it('what the rules forbid is refused by name', async () => {
      const draft = { name: NAME, version: '2026-04', items: APRIL, signers: team, on: '2026-04-01', dueOn: FAR };
      const open = { unit: 'production.T1', code: 'POST', ...draft };
      const [stranger] = (await officer.read(`${ORG}/people?unit=production.T2`)).items;
      const versions = `${ORG}/duty-lists/${list}/versions`;
      expectCode(await officer.post(`${ORG}/duty-lists`, open), 409, 'duty-list-exists');
      for (const [change, code] of [
        [{ version: '2026-03' }, 'duty-version-not-later'],
        [{ version: '2062-01' }, 'too-far-ahead'],
        [{ on: '2026-02-01' }, 'too-early'],
        [{ on: inDays(1) }, 'in-future'],
        [{ dueOn: '2026-03-31' }, 'due-before-issue'],
        [{ items: [...APRIL, APRIL[0]] }, 'duplicate-item'],
        [{ signers: [...team, stranger.id] }, 'signer-elsewhere'],
        [{ signers: [...team, 'nobody'] }, 'unknown-person'],
      ] as const)
        expectCode(await officer.post(versions, { ...draft, ...change }), 422, code);
      const outsider = await asPerson(platform, 'liaohe', stranger.id);
      expectCode(await outsider.post(`${versionPath('2026-03')}/signature`, {}), 404, 'not-found');
      expectCode(await officer.post(`${versionPath('2026-03')}/signature`, {}), 409, 'not-a-signer');
    });

    it('the secretary issues 2026-04, and everybody sees what it changes', async () => {
      secretary.follow(officer);
      const draft = { name: NAME, version: '2026-04', items: APRIL, signers: team, on: '2026-04-01', dueOn: FAR };
      await secretary.do(`${ORG}/duty-lists/${list}/versions`, draft);
      for (const client of [secretary, signers[5]!]) {
        client.follow(secretary);
        const version = await client.read(versionPath('2026-04'));
        expect(version).toMatchObject({ against: '2026-03', toSign: 30, signed: 0, state: 'inForce' });
        expect(version.items).toEqual([
          { ...APRIL[0], change: 'same' },
          { ...APRIL[1], change: 'changed', before: { name: '巡回检查制', text: '每四小时巡检一次' } },
          { ...APRIL[2], change: 'added' },
          { ...MARCH[2], change: 'removed' },
        ]);
      }
      const { versions } = await officer.read(`${ORG}/duty-lists/${list}`);
      expect(versions).toMatchObject([
        { version: '2026-04', state: 'inForce', toSign: 30, signed: 0 },
        { version: '2026-03', state: 'replaced', replacedBy: '2026-04', toSign: 30, signed: 3 },
      ]);
      beforeSigning = await thisMoment();
    });

    it('a signature on the old version is refused by name', async () => {
      const { body } = expectCode(
        await signers[7]!.post(`${versionPath('2026-03')}/signature`, {}),
        409,
        'duty-version-replaced',
      );
      expect(body).toMatchObject({ title: '2026-03版已由2026-04版替代', remedy: '请使用现行的2026-04版' });
      expect((await signers[7]!.read(`${ORG}/duty-signatures?state=open`)).items).toMatchObject([
        { version: '2026-04' },
      ]);
    });

    it('28 of 30 sign, each for himself and once; nobody sees who the others are', async () => {
      for (const client of signers.slice(0, 28)) {
        await client.do(`${versionPath('2026-04')}/signature`, {});
        secretary.follow(client);
      }
      expectCode(await signers[0]!.post(`${versionPath('2026-04')}/signature`, {}), 409, 'already-signed');
      expect(await april()).toMatchObject({ version: '2026-04', toSign: 30, signed: 28, open: 2 });
      const mine = await signers[0]!.read(`${ORG}/duty-signatures`);
      expect(mine.items.map((row: { version: string; state: string }) => [row.version, row.state])).toEqual([
        ['2026-04', 'signed'],
        ['2026-03', 'signed'],
      ]);
      expectCode(await signers[0]!.get(`${versionPath('2026-04')}/signatures`), 404, 'not-found');
      const then = await officer.read(`${versionPath('2026-04')}?asOf=${beforeSigning}`);
      expect(then).toMatchObject({ toSign: 30, signed: 0 });
    });

    it('the two who have not signed are reminded, and nobody else', async () => {
      await secretary.do(`${versionPath('2026-04')}/reminder`, {});
      for (const client of signers.slice(28))
        await eventually(async () =>
          expect((await titles(client)).filter((title) => title === reminderOf('2026-04'))).toHaveLength(1),
        );
      for (const client of signers.slice(0, 28)) expect(await titles(client)).not.toContain(reminderOf('2026-04'));
      expectCode(await secretary.post(`${versionPath('2026-04')}/reminder`, {}), 409, 'reminded-today');
      const { items } = await secretary.read(`${versionPath('2026-04')}/signatures?state=open`);
      expect(items.map((row: { name: string }) => row.name).sort()).toEqual(['责任人29', '责任人30']);
      expect(items.every((row: { remindedOn?: string }) => row.remindedOn !== undefined)).toBe(true);
      const bytes = await secretary.bytes(`${versionPath('2026-04')}/signatures`, XLSX);
      const columns = { state: { header: '签署', kind: 'text' as const, required: true } };
      const { sheets } = await readWorkbook(bytes, [{ name: '责任清单签署', columns }]);
      const states = sheets[0]!.rows.map(({ values }) => values.state);
      expect([states.length, states.filter((state) => state === '未签').length]).toEqual([30, 2]);
    });

    it('when the last day to sign is over the reminder comes by itself, once', async () => {
      const draft = { name: '安全责任清单', version: '2026-04', items: APRIL, on: '2026-04-01', dueOn: '2026-04-10' };
      const late = { unit: 'production.T1', code: 'SAFE', ...draft, signers: team.slice(0, 2) };
      await officer.do(`${ORG}/duty-lists`, late);
      const title = '请尽快签署：安全责任清单 2026-04版';
      for (const client of signers.slice(0, 2))
        await eventually(async () => expect((await titles(client)).filter((t) => t === title)).toHaveLength(1));
      expect(await titles(signers[2]!)).not.toContain(title);
    });

    it('who is forgotten is not waited for any more; his signature of before has no name', async () => {
      const admin = await platform.as('liaohe-admin');
      for (const person of [team[0]!, team[28]!]) {
        await officer.do(`${ORG}/people/${person}/forgetting`, { reason: '本人申请' });
        admin.follow(officer);
        await admin.do(`${ORG}/people/${person}/forgetting/approval`, {});
        secretary.follow(admin);
      }
      await eventually(async () => expect(await april()).toMatchObject({ toSign: 29, signed: 28, open: 1 }));
      const { items } = await secretary.read(`${versionPath('2026-04')}/signatures?limit=200`);
      expect(items).toHaveLength(29);
      expect(items.find((row: { person: string }) => row.person === team[0])).toMatchObject({
        name: null,
        state: 'signed',
      });
    });

    it('after kill -9 and a restart all of it is still there, and nobody is reminded again', async () => {
      const before = [await april(), await titles(signers[1]!)];
      await platform.crash();
      secretary = await platform.as('liaohe-secretary');
      expect([await april(), await titles(await asPerson(platform, 'liaohe', team[1]!))]).toEqual(before);
    });

    it('each who had to be was reminded once of each version', async () => {
      expect(await platform.stop()).toBe(true);
      const types = (await platform.commits()).flatMap(({ events }) => events.map(({ type }) => type));
      expect(types.filter((type) => type === 'organization.duty-signature-reminded')).toHaveLength(2 + 2);
    });
  },
);
