import { afterAll, beforeAll, expect } from '@jest/globals';
import { eventually } from '@ronghe/event-sourcing/testing';
import type { Browser } from 'playwright-core';
import { describeInBrowser, launchBrowser, pictureFile, steps } from '../support/browser.js';
import { Console } from '../support/console.js';
import { plant, plantWorkbook, range } from '../support/plant.js';
import { PlatformProcess } from '../support/platform.js';
import { UNITS_RULEBOOK } from '../support/rulebook.js';

const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
const year = today.slice(0, 4);

describeInBrowser('the job of a committee officer, through the page', () => {
  const it = steps();
  let platform: PlatformProcess;
  let browser: Browser;
  let officer: Console;
  let beforeLinking: string;

  beforeAll(async () => {
    platform = await PlatformProcess.start();
    const api = await platform.as('liaohe-officer');
    await api.do('/api/scoring/v1/rulebooks', UNITS_RULEBOOK);
    await api.do('/api/scoring/v1/rulebooks/UNITS/versions/1/adoption', { from: `${year}-01` });
    browser = await launchBrowser();
    officer = await Console.open(browser, platform.url);
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

  it('signs in through the issuer’s own page', async () => {
    await officer.signIn('辽河油田', '党委干事');
    expect(await text('header-tenant')).toBe('辽河油田');
    expect(await text('header-account')).toContain('党委干事');
    expect(officer.page.url()).toBe(`${platform.url}/`);
  });

  it('a dry run shows every bad row by sheet, row and column, and loads nothing', async () => {
    await officer.go('import');
    await officer.at('import-file').setInputFiles({
      name: '采油厂.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await workbookWithBadRows(),
    });
    await officer.at('import-check').click();
    await officer.at('import-problems').waitFor();
    const rows = await officer.at('import-problems').locator('tbody tr.ant-table-row').allInnerTexts();
    expect(
      rows.map((row) =>
        row
          .split('\t')
          .slice(0, 3)
          .map((cell) => cell.trim()),
      ),
    ).toEqual([
      ['行政单位', '73', expect.stringContaining('上级编码')],
      ['人员', '118', expect.stringContaining('工号')],
      ['人员', '119', expect.stringContaining('身份证号')],
      ['人员', '120', expect.stringContaining('所在单位编码')],
    ]);
    await picture('import-dry-run');
    const api = await platform.as('liaohe-officer');
    expect((await api.read('/api/organization/v1/units')).total).toBe(0);
  });

  it('loads the good rows', async () => {
    await officer.at('import-load').click();
    await officer.at('import-report').getByText('导入完成').waitFor();
    const sheets = await officer.at('import-sheets').locator('tbody tr.ant-table-row').allInnerTexts();
    expect(
      sheets.map((row) =>
        row
          .split('\t')
          .map((cell) => cell.trim())
          .slice(0, 4),
      ),
    ).toEqual([
      ['党组织', '71', '71', '0'],
      ['行政单位', '72', '71', '1'],
      ['人员', '119', '116', '3'],
      ['两组融合', '46', '46', '0'],
    ]);
    await picture('import-loaded');
  });

  it('the organisation tree opens branch by branch, down to a team and its people', async () => {
    await officer.go('organization');
    await officer.at('organization-tree-switch').getByText('行政单位').click();
    await officer.at('unit-production.W').waitFor();
    await officer.at('unit-production.A1').waitFor();
    expect(await officer.at('unit-production.T09').count()).toBe(0);
    const area = officer.page.locator('.ant-tree-treenode', { has: officer.at('unit-production.A1') });
    await area.locator('.ant-tree-switcher').click();
    await officer.at('unit-production.T09').click();
    await officer.at('unit-panel').waitFor();
    expect(await text('unit-name')).toBe('采油9班');
    await officer.at('people-table').getByText('李党员9').waitFor();
    await picture('organization');
  });

  it('coverage is 75.4 %, and the 15 teams are listed with the reason', async () => {
    await officer.go('coverage');
    await officer.at('coverage-percent').getByText('75.4%').waitFor();
    await officer.at('coverage-filter').getByText('未融合').click();
    await officer.at('coverage-teams').getByText('共 15 条').waitFor();
    const teams = await officer.at('coverage-teams').locator('tbody tr.ant-table-row').allInnerTexts();
    expect(teams).toHaveLength(15);
    expect(teams.filter((row) => row.includes('没有对应党小组'))).toHaveLength(12);
    expect(teams.filter((row) => row.includes('没有党员'))).toHaveLength(3);
    await picture('coverage');
    beforeLinking = new Date().toISOString();
  });

  it('linking one team raises the figure and takes the team off the list', async () => {
    await officer.command('link-production.T50', (form) => form.choose('党小组', '第50党小组'));
    await officer.at('coverage-percent').getByText('77.0%').waitFor();
    await officer.at('coverage-teams').getByText('共 14 条').waitFor();
  });

  it('as of the moment before, it is 75.4 % again and nothing can be changed', async () => {
    await officer.visit(`/coverage?state=unlinked&asOf=${beforeLinking}`, 'as-of-banner');
    await officer.at('coverage-percent').getByText('75.4%').waitFor();
    await officer.at('coverage-teams').getByText('共 15 条').waitFor();
    expect(await officer.at('link-production.T50').count()).toBe(0);
    await picture('coverage-as-of');
    await officer.at('as-of-clear').click();
    await officer.at('coverage-percent').getByText('77.0%').waitFor();
  });

  it('the picker asks for a day before anything was known', async () => {
    await officer.at('as-of').fill('2020-01-01 08:00');
    await officer.at('as-of').press('Enter');
    await officer.at('as-of-banner').getByText('2020').waitFor();
    await officer.at('coverage-linked').getByText('0 / 0').waitFor();
    await officer.at('as-of-clear').click();
    await officer.at('coverage-linked').getByText('47 / 61').waitFor();
  });

  it('the overview shows the figure and the curve', async () => {
    await officer.go('overview');
    await officer.at('overview-percent').getByText('77.0').waitFor();
    await officer
      .at('coverage-curve')
      .locator('svg path[fill="none"][stroke="#a8201a"]')
      .waitFor({ state: 'attached' });
    expect(await officer.at('coverage-curve').locator('div[role=img]').getAttribute('aria-label')).toContain('77.0%');
    expect(await text('overview-blank')).toContain('3');
  });

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
    await officer.page.keyboard.press('Escape');
    await officer.at('event-view').waitFor({ state: 'hidden' });
    expect(await officer.at('explanation-total').isVisible()).toBe(true);
    await officer.page.keyboard.press('Escape');
    await officer.at('explanation-total').waitFor({ state: 'hidden' });
  });

  it('the inbox holds a notice; the badge falls when it is read', async () => {
    const unread = async (): Promise<number> =>
      Number(/(\d+)/.exec((await officer.at('header-inbox').getAttribute('aria-label')) ?? '')?.[1]);
    await officer.go('inbox');
    await officer.at('notices').getByText('难题已销号：平台井躺井率高').waitFor();
    const before = await unread();
    expect(before).toBeGreaterThan(0);
    await picture('inbox');
    await officer.at('notice-mark-read').first().click();
    await eventually(async () => expect(await unread()).toBe(before - 1));
  });

  it('speaks English when asked, and Chinese again', async () => {
    await officer.go('overview');
    await officer.at('language-switch').click();
    await officer.page.getByRole('heading', { name: 'Overview' }).waitFor();
    expect(await officer.page.locator('html').getAttribute('lang')).toBe('en');
    expect(await text('navigation')).not.toMatch(/\p{Script=Han}/u);
    await picture('overview-english');
    await officer.at('language-switch').click();
    await officer.page.getByRole('heading', { name: '总览' }).waitFor();
    await picture('overview');
  });

  it('signs out, and the next one is asked who he is', async () => {
    await officer.at('header-account').click();
    await officer.at('sign-out').click();
    await officer.at('sign-in-button').waitFor();
    await officer.at('sign-in-button').click();
    await officer.page.getByRole('button', { name: '党委干事' }).first().waitFor();
  });

  it('wrote nothing red into the console on the way', () => {
    expect(officer.complaints).toEqual([]);
    expect(officer.refusals.filter((refusal) => refusal !== '401 /auth/me')).toEqual([]);
  });
});

/** The plant with an unknown parent, a number given twice, a wrong check digit and an unknown unit. */
async function workbookWithBadRows(): Promise<Buffer> {
  const sheets = plant();
  sheets.production.push(['X01', '孤儿班', '班组', 'NOWHERE', '2020-01-01']);
  sheets.people.push(
    ['10001', '重复工号', null, null, 'T01', null, null, '2021-07-01'],
    ['30001', '错号', '110101199003070010', null, 'T01', null, null, '2021-07-01'],
    ['30002', '无单位', null, null, 'T99', null, null, '2021-07-01'],
  );
  return plantWorkbook(sheets);
}
