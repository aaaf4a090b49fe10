import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeInBrowser, launchBrowser, pictureFile, steps } from '../support/browser.js';
import { Console } from '../support/console.js';
import { plantWithBadRows } from '../support/plant.js';
import { PlatformProcess } from '../support/platform.js';

describeInBrowser('the organisation and its coverage, through the page', () => {
  const it = steps();
  let platform: PlatformProcess;
  let browser: Browser;
  let officer: Console;
  let beforeLinking: string;

  beforeAll(async () => {
    platform = await PlatformProcess.start();
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
      buffer: await plantWithBadRows(),
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
    await officer.at('coverage-curve').locator('div[role=img][aria-label*="77.0%"]').waitFor();
    expect(await text('overview-blank')).toContain('3');
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
