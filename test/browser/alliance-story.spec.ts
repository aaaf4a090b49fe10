import { afterAll, beforeAll, expect } from '@jest/globals';
import { eventually } from '@ronghe/event-sourcing/testing';
import type { Browser } from 'playwright-core';
import { describeInBrowser, launchBrowser, pictureFile, steps } from '../support/browser.js';
import { workbookForm } from '../support/client.js';
import { Console } from '../support/console.js';
import { plant, plantWorkbook, range } from '../support/plant.js';
import { PlatformProcess } from '../support/platform.js';
import { UNITS_RULEBOOK } from '../support/rulebook.js';

const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
const year = today.slice(0, 4);

describeInBrowser('an alliance, its problem and the points, through the page', () => {
  const it = steps();
  let platform: PlatformProcess;
  let browser: Browser;
  let officer: Console;

  beforeAll(async () => {
    platform = await PlatformProcess.start();
    const api = await platform.as('liaohe-officer');
    await api.post('/api/organization/v1/imports', workbookForm(await plantWorkbook(plant())));
    await api.do('/api/scoring/v1/rulebooks', UNITS_RULEBOOK);
    await api.do('/api/scoring/v1/rulebooks/UNITS/versions/1/adoption', { from: `${year}-01` });
    browser = await launchBrowser();
    officer = await Console.open(browser, platform.url);
    await officer.signIn('辽河油田', '党委干事');
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.end();
  });

  const text = (testId: string): Promise<string> => officer.at(testId).innerText();
  const picture = async (name: string): Promise<void> => {
    await officer.settled();
    await officer.page.screenshot({ path: pictureFile(`story-${name}`), animations: 'disabled' });
  };

  it('forms an alliance of nine units', async () => {
    await officer.go('alliances');
    await officer.command('alliance-create', async (form) => {
      await form.text('名称', '平台井联盟');
      await form.text('目标', '一个平台井场，九家共建');
      await form.choose('成员单位', ...range(9).map((i) => `采油${i}区`));
    });
    await officer.at('board-page').waitFor();
    expect(await officer.at('board-parties').locator('li').count()).toBe(9);
  });

  it('raises a problem; unit 3 claims it; a later claim is refused with what to do, and the form stays', async () => {
    await officer.command('problem-raise', async (form) => {
      await form.text('难题', '平台井躺井率高');
      await form.choose('提出单位', '采油1区');
      await form.root.getByText('2', { exact: true }).click();
    });
    const card = officer.at('problems-raised').getByRole('article');
    await card.getByText('平台井躺井率高').waitFor();
    const problem = (await card.getAttribute('data-testid'))!.slice('problem-'.length);

    const colleague = await Console.open(browser, platform.url);
    await colleague.signIn('辽河油田', '管理员');
    await colleague.page.goto(officer.page.url());
    const late = await colleague.openForm(`problem-claim-${problem}`);
    await late.choose('认领单位', '采油5区');
    await late.date('完成期限', '2099-12-31');

    await officer.command(`problem-claim-${problem}`, async (form) => {
      await form.choose('认领单位', '采油3区');
      await form.date('完成期限', '2099-12-31');
    });
    await officer.at('problems-claimed').getByText('采油3区').waitFor();

    await late.submit();
    await late.root.getByTestId('problem-title').waitFor();
    expect(await late.root.getByTestId('problem-title').innerText()).toMatch(/认领/);
    expect(await late.root.getByTestId('problem-remedy').innerText()).toMatch(/处理办法：.+/);
    await colleague.settled();
    await colleague.page.screenshot({ path: pictureFile('story-late-claim') });
    await late.root.getByRole('button', { name: '取消' }).click();
    await colleague.at('problems-claimed').getByText('平台井躺井率高').waitFor();
    expect(colleague.complaints).toEqual([]);
    await colleague.end();
  });

  it('closes it with evidence', async () => {
    const card = officer.at('problems-claimed').getByRole('article');
    const problem = (await card.getAttribute('data-testid'))!.slice('problem-'.length);
    await officer.command(`problem-close-${problem}`, (form) => form.text('佐证', '躺井率由3.1%降到2.4%'));
    await officer.at('problems-closed').getByText('躺井率由3.1%降到2.4%').waitFor();
    expect(await text('board-counts')).toBe('提出 1 · 认领 1 · 销号 1');
    await picture('board');
  });

  it('the points stand on the right account: 62.00, and two clicks lead to the event they come from', async () => {
    await officer.go('standings');
    const row = officer.at('standings-table').locator('tbody tr.ant-table-row').first();
    await row.getByText('62.00').waitFor();
    expect(await row.innerText()).toMatch(/^1\s+采油3区\s+100\.00\s+5\.00\s+62\.00\s+1$/);

    await officer.at('standing-unit:production.A3').click();
    await officer.at('explanation-total').getByText('62.00').waitFor();
    expect(await text('explanation-formula')).toContain('0.6 * 基础分 + 0.4 * 先锋分');
    const entry = officer.at('line-V-PROBLEM').getByRole('article');
    expect(await entry.innerText()).toMatch(/\+5\.00/);
    await picture('explanation');

    await entry.getByRole('button', { name: '查看事件' }).click();
    await officer.at('event-view').waitFor();
    expect(await text('event-view')).toContain('alliance-project.problem-closed');
    expect(await text('event-json')).toContain('production.A3');
    await picture('event');
  });

  it('Escape closes the event, then the explanation', async () => {
    await officer.escape('event-view');
    expect(await officer.at('explanation-total').isVisible()).toBe(true);
    await officer.escape('explanation-total');
  });

  it('the inbox holds a notice; the badge falls when it is read', async () => {
    const unread = async (): Promise<number> =>
      Number(/(\d+)/.exec((await officer.at('header-inbox').getAttribute('aria-label')) ?? '')?.[1]);
    // Opened anew: the badge counts by itself every half minute only, and points are told later than the problem.
    await officer.visitUntil('/inbox', officer.at('notices').getByText('难题已销号：平台井躺井率高'));
    await eventually(async () => expect(await unread()).toBeGreaterThan(0));
    const before = await unread();
    await picture('inbox');
    await officer.at('notice-mark-read').first().click();
    await eventually(async () => expect(await unread()).toBe(before - 1));
  });

  it('wrote nothing red into the console on the way', () => {
    expect(officer.complaints).toEqual([]);
  });
});
