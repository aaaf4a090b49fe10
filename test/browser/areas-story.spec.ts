import { afterAll, beforeAll, expect } from '@jest/globals';
import { eventually } from '@ronghe/event-sourcing/testing';
import type { Browser } from 'playwright-core';
import { tellAnsweringPlant, tellAreas } from '../support/answering-plant.js';
import { describeInBrowser, launchBrowser, pictureFile, steps } from '../support/browser.js';
import { Console } from '../support/console.js';
import { PlatformProcess } from '../support/platform.js';

const WIDTHS = [1440, 390];
const DIVISION = '/areas/division?unit=production.W1';

describeInBrowser('areas and employees are divided among the members of a plant, through the page', () => {
  const it = steps();
  let platform: PlatformProcess;
  let browser: Browser;
  let secretary: Console;
  let member: Console;

  beforeAll(async () => {
    platform = await PlatformProcess.start();
    const api = await platform.as('liaohe-officer');
    await tellAnsweringPlant(api);
    await tellAreas(api);
    browser = await launchBrowser();
    secretary = await Console.open(browser, platform.url);
    await secretary.signIn('辽河油田', '支部书记');
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.end();
  });

  const picture = async (of: Console, name: string): Promise<void> => {
    await of.settled();
    await of.page.screenshot({ path: pictureFile(`areas-${name}`), animations: 'disabled', fullPage: true });
  };
  const figure = (name: string, text: string): Promise<void> =>
    secretary.at(`areas-${name}`).getByText(text, { exact: true }).waitFor();

  it('what nobody answers for is plain to see', async () => {
    await secretary.go('areas');
    await figure('size', '137,000');
    await figure('size', '未承包 137,000');
    await figure('employees', '未承包 85');
    const unassigned = secretary.at('areas-plan').locator('.plan-tile.unassigned');
    await unassigned.nth(39).waitFor();
    expect(await unassigned.count()).toBe(40);
    await picture(secretary, 'unassigned');
  });

  it('an even division is proposed, one row changed, checked and done', async () => {
    await secretary.visit(DIVISION, 'division-items');
    expect(await secretary.at('division-items').locator('.division-row').count()).toBe(125);
    expect(await secretary.at('division-loads').locator('li').count()).toBe(19);
    const row = secretary.at('division-area.S2.Q01');
    const offered = secretary.page.locator('.ant-select-dropdown:visible').getByTitle('赵党员7', { exact: true });
    await eventually(
      async () => {
        await row.getByRole('combobox').fill('赵党员7');
        await offered.click({ timeout: 20_000 });
        // By its title: what is read out to the blind names the option too, as long as the list is open.
        await row.getByTitle('赵党员7', { exact: true }).waitFor({ timeout: 20_000 });
      },
      { timeoutMs: 80_000 },
    );
    await secretary.at('division-check').click();
    await secretary.at('division-report').getByText('核对通过，可以划分 125 项').waitFor();
    await picture(secretary, 'division');
    await secretary.at('division-confirm').click();
    await secretary.at('areas-page').waitFor();
    await figure('size', '未承包 0');
    await figure('employees', '未承包 0');
    await figure('members', '19');
    await figure('double', '0');
    await secretary.at('area-area.S2.Q01').getByText('赵党员7').waitFor();
    await secretary.at('areas-treemap').locator('svg').waitFor();
    await picture(secretary, 'divided');
  });

  it('an area is passed on, and what may not be is refused at its field', async () => {
    await secretary.at('area-area.S2.Q01').click();
    await secretary.at('thing-history').getByText('赵党员7').waitFor();
    const form = await secretary.openForm('contract-pass-area.S2.Q01');
    await form.choose('承包党员', '赵党员7');
    await form.submit();
    await form.root.getByText('现在就由这名党员承包').first().waitFor();
    await form.choose('承包党员', '钱职工3');
    await form.submit();
    await form.root.getByText('承包人应为正式或预备党员').first().waitFor();
    await picture(secretary, 'refused');
    await form.root.getByRole('button', { name: '取消' }).click();
    await form.root.waitFor({ state: 'hidden' });
  });

  it('a new area is registered and shows as unassigned; so does one whose contract was ended', async () => {
    await secretary.visit('/areas?unit=production.W1', 'areas-plan');
    await secretary.command('area-register', async (form) => {
      await form.text('编码', 'N01');
      await form.text('名称', '新建泵房');
      await form.text('面积（平方米）', '120.5');
    });
    await secretary.at('area-area.W1.N01').getByText('未承包').waitFor();
    await figure('size', '未承包 120.5');
    await secretary.command('post-declare', async (form) => {
      await form.text('编码', 'P01');
      await form.text('名称', '中控示范岗');
      await form.choose('承包党员', '赵党员5');
    });
    await secretary.visit('/areas?view=posts', 'posts-table');
    await secretary.at('posts-table').getByText('赵党员5').waitFor();
  });

  it('a member sees on his phone what he answers for', async () => {
    member = await Console.open(browser, platform.url, { width: 390, height: 844 });
    await member.signIn('辽河油田', '党员');
    await member.visit('/my-areas', 'my-areas');
    await member
      .at('my-areas')
      .getByText(/^职工 [45] 人$/)
      .waitFor();
    await picture(member, 'mine-390');
    expect(await member.overflow()).toBe(0);
    await member.visit('/areas', 'areas-plan');
    expect(await member.at('area-register').count()).toBe(0);
    expect(await member.page.locator('[data-testid="areas-page"] .ant-tabs-tab').count()).toBe(2);
    expect(await member.overflow()).toBe(0);
  });

  it('every page of it fits the window, in English too', async () => {
    const wrong: string[] = [];
    for (const english of [false, true]) {
      if (english) await secretary.at('language-switch').click();
      for (const [name, address, there] of [
        ['plan', '/areas', 'areas-plan'],
        ['posts', '/areas?view=posts', 'posts-table'],
        ['members', '/areas?view=members', 'members-table'],
        ['employees', '/areas?view=employees', 'employees-table'],
        ['contracts', '/areas?view=contracts', 'contracts-table'],
        ['thing', '/areas?thing=area.S2.Q01', 'thing-history'],
        ['division', DIVISION, 'division-items'],
      ] as const)
        // A hundred and more rows take their time: the narrowest window is the one that matters.
        for (const width of address === DIVISION ? [390] : WIDTHS) {
          await secretary.page.setViewportSize({ width, height: 900 });
          await secretary.visit(address, there);
          await picture(secretary, `${name}-${width}-${english ? 'en' : 'zh'}`);
          const by = await secretary.overflow();
          if (by > 0) wrong.push(`${name} at ${width}: ${by} px too wide`);
          const lines = (await secretary.page.locator('#content, .ant-drawer').allInnerTexts()).join('\n').split('\n');
          const given = /责任区|\d号|赵|钱职工|集输|采油|新建泵房|示范岗/;
          if (english) wrong.push(...lines.filter((line) => /\p{Script=Han}/u.test(line) && !given.test(line)));
        }
    }
    expect(wrong).toEqual([]);
    expect([...secretary.complaints, ...member.complaints]).toEqual([]);
    const refused = [...secretary.refusals, ...member.refusals].filter((refusal) => refusal !== '401 /auth/me');
    expect(refused).toEqual(Array(2).fill('422 /api/organization/v1/contracts/area.S2.Q01/transfer'));
  });
});
