import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeInBrowser, launchBrowser, pictureFile, steps } from '../support/browser.js';
import { Console } from '../support/console.js';
import { PlatformProcess } from '../support/platform.js';
import { tellTenTeams } from '../support/ten-teams.js';

const WIDTHS = [1440, 768, 390];

describeInBrowser('places for new members, and a leader in three steps, through the pages', () => {
  const it = steps();
  let platform: PlatformProcess;
  let browser: Browser;
  let officer: Console;
  let secretary: Console;
  const addresses: Record<'quota' | 'selection', string> = { quota: '', selection: '' };

  beforeAll(async () => {
    platform = await PlatformProcess.start();
    await tellTenTeams(await platform.as('changqing8-officer'));
    browser = await launchBrowser();
    officer = await Console.open(browser, platform.url);
    secretary = await Console.open(browser, platform.url, { width: 390, height: 844 });
    await officer.signIn('长庆采油八厂', '党委干事');
    await secretary.signIn('长庆采油八厂', '支部书记');
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.end();
  });

  const picture = async (console: Console, name: string): Promise<void> => {
    await console.settled();
    await console.page.screenshot({ path: pictureFile(`b1-${name}`), animations: 'disabled', fullPage: true });
  };
  const pathOf = (console: Console): string => new URL(console.page.url()).pathname;

  it('the officer sets ten places; every blank team is proposed at least one', async () => {
    await officer.go('development');
    await officer.command('development-set', async (form) => {
      await form.choose('在哪个单位的班组中分配', '铁边城作业区');
      await form.text('名额', '10');
      await form.text('其他班组', '1.5');
    });
    await officer.at('quota-page').waitFor();
    addresses.quota = pathOf(officer);
    await officer.at('development-class-blank').getByText('方案 4').waitFor();
    await picture(officer, 'proposal');
  });

  it('he moves a place: the sum has to stay, and a blank team’s last place needs a reason', async () => {
    await officer.at('development-adjust').click();
    const places = (team: string) => officer.at(`development-places-production.${team}`);
    await places('T10').fill('2');
    await officer.at('development-sum').getByText('合计 11，名额 10').waitFor();
    await places('T04').fill('0');
    await officer.at('development-sum').getByText('合计 10，名额 10').waitFor();
    await officer.at('development-save').click();
    await officer.at('development-teams').getByText('党员空白班组的名额减为零时要说明原因').waitFor();
    await picture(officer, 'reason-needed');
    await officer.at('development-reason-production.T04').fill('班组年内撤并');
    await officer.at('development-save').click();
    await officer.at('development-adjust').waitFor();
    await officer.at('development-teams').getByText('班组年内撤并').waitFor();
  });

  it('he decides it, and it changes no more', async () => {
    await officer.command('development-decide', async () => undefined);
    await officer.at('quota-page').getByText('已审定').waitFor();
    expect(await officer.at('development-adjust').count()).toBe(0);
    await picture(officer, 'decided');
  });

  it('the secretary nominates, reviews, and records the vote on his phone', async () => {
    await secretary.visit('/leader-selections', 'leaders-page');
    await secretary.command('leader-nominate', async (form) => {
      await form.choose('党小组', '第一党小组');
      await form.choose('人选', '王党员91');
    });
    await secretary.at('selection-page').waitFor();
    addresses.selection = pathOf(secretary);
    expect(await secretary.at('leader-vote').count()).toBe(0);
    await secretary.command('leader-review', (form) => form.text('考察情况', '群众反映好'));
    const form = await secretary.openForm('leader-vote');
    await form.text('到会人数', '9');
    await form.text('赞成', '7');
    await form.submit();
    await form.root.getByText('赞成、反对、弃权合计7票，到会9人').first().waitFor();
    await form.text('反对', '1');
    await form.text('弃权', '1');
    await form.submit();
    await secretary.at('leader-steps').getByText('到会 9：赞成 7，反对 1，弃权 1').waitFor();
    await picture(secretary, 'voted-390');
    expect(await secretary.overflow()).toBe(0);
  });

  it('the officer approves for the general branch, and the grid shows the leader', async () => {
    await officer.visit(addresses.selection, 'selection-page');
    await officer.command('leader-approve', async () => undefined);
    await officer.at('selection-page').getByText('已任职').waitFor();
    await picture(officer, 'approved');
    await officer.visitUntil('/grid', officer.at('grid-group-party.G1').getByText('王党员91'));
  });

  it('every page of it fits the window, in English too', async () => {
    const wrong: string[] = [];
    for (const english of [false, true]) {
      if (english) await officer.at('language-switch').click();
      for (const [name, address, there] of [
        // Its drawer would lie over the switch of the language.
        ['grid-group', '/grid?group=party.G1', 'grid-members'],
        ['development', '/development-quota', 'development-table'],
        ['quota', addresses.quota, 'development-uses'],
        ['leaders', '/leader-selections', 'leaders-table'],
        ['selection', addresses.selection, 'leader-steps'],
      ] as const)
        for (const width of WIDTHS) {
          await officer.page.setViewportSize({ width, height: 900 });
          await officer.visit(address, there);
          await picture(officer, `${name}-${width}-${english ? 'en' : 'zh'}`);
          const by = await officer.overflow();
          if (by > 0) wrong.push(`${name} at ${width}: ${by} px too wide`);
          const lines = (await officer.page.locator('#content').innerText()).split('\n');
          const given = /采油|铁边城|铁一|党小组|王党员|孙书记|群众反映好|班组年内撤并/;
          if (english) wrong.push(...lines.filter((line) => /\p{Script=Han}/u.test(line) && !given.test(line)));
        }
    }
    expect(wrong).toEqual([]);
    for (const { complaints, refusals } of [officer, secretary]) {
      expect(complaints).toEqual([]);
      expect(refusals.filter((refusal) => refusal !== '401 /auth/me')).toHaveLength(1);
    }
  });
});
