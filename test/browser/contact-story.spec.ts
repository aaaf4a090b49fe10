import { afterAll, beforeAll, expect } from '@jest/globals';
import { describeInBrowser, pictureFile, steps } from '../support/browser.js';
import type { Console } from '../support/console.js';
import { tellFront } from '../support/front.js';
import { PHONE, Stage } from '../support/stage.js';

const ORG = '/api/organization/v1';
const WIDTHS = [1440, 512, 390];

describeInBrowser(
  'contact points: visited with a phone, what was found put right by one and checked by another',
  () => {
    const it = steps();
    let stage: Stage;
    let officer: Console;
    let leader: Console;
    let point: string;

    beforeAll(async () => {
      stage = await Stage.set(async (api) => {
        // The demo's member is the leader here.
        const people = await tellFront(api);
        const both = { unit: 'production.S1', person: people['本人'], purposes: ['safety', 'party'], on: '2026-03-01' };
        point = (await api.do(`${ORG}/contact-points`, both)).id;
      });
      officer = await stage.enter('党委干事');
      leader = await stage.enter('党员', PHONE);
    });
    afterAll(() => stage?.end());

    it('the leader logs today’s visit with a finding, and his day at the station', async () => {
      await leader.visit('/my-contact-points', 'my-points');
      const visit = await leader.openForm(`visit-log-${point}`);
      await visit.root.getByRole('button', { name: '跟班巡检' }).click();
      await leader.at('finding-add').click();
      await visit.text('问题内容', '二号泵护栏松动');
      await leader.page.screenshot({ path: pictureFile('visit-form-390'), animations: 'disabled' });
      await visit.submit();
      await visit.root.waitFor({ state: 'hidden' });
      await leader.at('visits').getByText('二号泵护栏松动').waitFor();
      await leader.command('station-log', async (form) => {
        await form.choose('站', '一号站');
        await form.root.getByRole('button', { name: '参加班前会' }).click();
      });
      await leader
        .at('station-months')
        .getByText(/\d 一号站$/)
        .waitFor();
      await leader.page.screenshot({
        path: pictureFile('my-contact-points-390'),
        animations: 'disabled',
        fullPage: true,
      });
      expect(await leader.overflow()).toBe(0);
    });

    it('the officer gives what was found to somebody, who did it is told that another has to check it', async () => {
      const found = officer.at('rectifications-table').getByText('二号泵护栏松动');
      await officer.visitUntil('/rectifications', found);
      await found.click();
      await officer.command('rectification-assign', async (form) => {
        await form.choose('责任人', '整改员');
        await form.date('整改期限', '2099-12-31');
      });
      await officer.command('rectification-done', (form) => form.text('佐证', '已加固，附照片编号'));
      await officer.at('rectification-drawer').getByTestId('rectification-is-done').waitFor();
      expect(await officer.at('rectification-close').count()).toBe(0);
    });

    it('an administrator checks and closes it: the leader sees it closed with his visit', async () => {
      const admin = await stage.enter('管理员');
      await admin.visit('/rectifications', 'rectifications-table');
      await admin.at('rectifications-table').getByText('二号泵护栏松动').click();
      await admin.command('rectification-close', async () => undefined);
      await admin.end();
      await leader.visitUntil('/my-contact-points', leader.at('finding-state-closed'));
    });

    it('every page of it fits the window, in English too', async () => {
      const wrong: string[] = [];
      for (const english of [false, true]) {
        if (english) await officer.at('language-switch').click();
        for (const [name, address, there] of [
          ['contact-points', '/contact-points', 'points-table'],
          ['contact-month', '/contact-points?view=month', 'contact-months'],
          ['contact-point', `/contact-points/${point}`, 'visits'],
          ['station-days', '/station-days', 'station-months'],
          ['rectifications', '/rectifications', 'rectifications-table'],
          ['my-contact-points', '/my-contact-points', 'myContactPoints-page'],
        ] as const)
          for (const width of WIDTHS) {
            await officer.page.setViewportSize({ width, height: 900 });
            await officer.visit(address, there);
            await officer.settled();
            const picture = pictureFile(`${name}-${width}-${english ? 'en' : 'zh'}`);
            await officer.page.screenshot({ path: picture, animations: 'disabled', fullPage: true });
            const by = await officer.overflow();
            if (by > 0) wrong.push(`${name} at ${width}: ${by} px too wide`);
            const lines = (await officer.page.locator('#content').innerText()).split('\n');
            const given = /号站|一区|公司|整改员|本人|护栏|跟班|班前/;
            if (english) wrong.push(...lines.filter((line) => /\p{Script=Han}/u.test(line) && !given.test(line)));
          }
      }
      expect(wrong).toEqual([]);
      for (const { complaints, refusals } of [officer, leader]) {
        expect(complaints).toEqual([]);
        expect(refusals.filter((refusal) => refusal !== '401 /auth/me')).toEqual([]);
      }
    });
  },
);
