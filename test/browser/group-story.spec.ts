import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeInBrowser, launchBrowser, pictureFile, steps } from '../support/browser.js';
import { expectStatus, workbookForm } from '../support/client.js';
import { Console } from '../support/console.js';
import { plant, plantWorkbook } from '../support/plant.js';
import { PlatformProcess } from '../support/platform.js';

describeInBrowser('one group and its oilfields, through the page', () => {
  const it = steps();
  let platform: PlatformProcess;
  let browser: Browser;
  let auditor: Console;
  let officer: Console;

  beforeAll(async () => {
    platform = await PlatformProcess.start();
    const api = await platform.as('liaohe-officer');
    expectStatus(await api.post('/api/organization/v1/imports', workbookForm(await plantWorkbook(plant()))), 200);
    browser = await launchBrowser();
    auditor = await Console.open(browser, platform.url);
    officer = await Console.open(browser, platform.url);
    await officer.signIn('辽河油田', '党委干事');
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.end();
  });

  const picture = async (on: Console, name: string): Promise<void> => {
    await on.settled();
    await on.page.screenshot({ path: pictureFile(`story-${name}`), animations: 'disabled' });
  };

  it('the group’s auditor begins with the oilfields side by side', async () => {
    await auditor.signIn('集团', '集团审计', 'group');
    await auditor.visitUntil('/group', auditor.at('sum-teams').getByText('61', { exact: true }));
    await auditor.at('view-liaohe').waitFor();
    expect(await auditor.at('group-people').innerText()).toContain('116');
    expect(await auditor.at('nav-overview').count()).toBe(0);
    await picture(auditor, 'group');
  });

  it('she looks at one of them, is told so on every page, and changes nothing', async () => {
    await auditor.at('header-tenant').click();
    await auditor.at('switch-to-liaohe').click();
    await auditor.at('overview-percent').waitFor();
    await auditor.at('viewing-banner').getByText('正在查看 辽河油田，只读').waitFor();
    await auditor.visit('/organization?tree=production&unit=production.T09', 'people-table');
    await auditor.at('viewing-banner').waitFor();
    await auditor.at('people-table').getByText('张群众9').waitFor();
    const offered = await auditor.page
      .locator('#content button[data-testid]')
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('data-testid')));
    expect(offered.filter((id) => /^(unit|person)-/.test(id ?? ''))).toEqual([]);
    expect(await auditor.at('nav-inbox').count()).toBe(0);
    await picture(auditor, 'viewing');
  });

  it('another oilfield shows nothing of it; back in the group she sees all', async () => {
    await auditor.at('header-tenant').click();
    await auditor.at('switch-to-shengli').click();
    await auditor.at('viewing-banner').getByText('胜利采油厂').waitFor();
    await auditor.go('organization');
    await auditor.page.getByText('还没有单位').waitFor();
    await auditor.at('viewing-leave').click();
    await auditor.at('group-page').waitFor();
    expect(await auditor.at('viewing-banner').count()).toBe(0);
  });

  it('the group’s operator adds an oilfield, limits it, suspends one, and its people are told', async () => {
    const operator = await Console.open(browser, platform.url);
    await operator.signIn('集团', '集团运维', 'tenants');
    await operator.command('tenant-create', async (form) => {
      await form.text('编号', 'daqing');
      await form.text('中文名称', '大庆油田');
      await form.text('英文名称', 'Daqing oilfield');
    });
    await operator.at('tenants-table').getByText('大庆油田').waitFor();
    await operator.command('tenant-limit-daqing', (form) => form.text('在职人员数', '5000'));
    await operator.at('tenants-table').getByText('5,000').waitFor();

    await operator.command('tenant-suspend-liaohe', (form) => form.text('原因', '合同到期'));
    await operator.at('tenants-table').getByText('合同到期').waitFor();
    await picture(operator, 'tenants');
    await officer.page.goto(platform.url);
    await officer.at('no-entry').waitFor();
    await picture(officer, 'suspended');
    expect(await officer.at('problem-title').innerText()).toContain('停用');

    await operator.command('tenant-resume-liaohe', async () => undefined);
    await officer.at('problem-retry').click();
    await officer.at('overview-page').waitFor();
    expect(operator.complaints).toEqual([]);
    await operator.end();
  });

  it('goes on by what the token says while the organisation service does not answer', async () => {
    const secretary = await Console.open(browser, platform.url);
    await secretary.page.route('**/api/organization/**', (route) => route.fulfill({ status: 502 }));
    await secretary.signIn('辽河油田', '支部书记');
    await secretary.go('standings');
    await secretary.at('standings-table').waitFor();
    expect(await secretary.at('entry-add').count()).toBe(1);
    await secretary.go('organization');
    await secretary.at('problem').waitFor();
    await secretary.end();
  });

  it('wrote nothing red into the console on the way, and asked for nothing that was refused', () => {
    for (const { complaints } of [auditor, officer]) expect(complaints).toEqual([]);
    const expected = ['401 /auth/me', '403 /api/organization/v1/me'];
    const refused = [...auditor.refusals, ...officer.refusals];
    expect(refused.filter((refusal) => !expected.includes(refusal))).toEqual([]);
  });
});
