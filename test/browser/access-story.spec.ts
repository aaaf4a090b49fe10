import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeInBrowser, launchBrowser, pictureFile, steps } from '../support/browser.js';
import { expectStatus, workbookForm } from '../support/client.js';
import { Console } from '../support/console.js';
import { plant, plantWorkbook } from '../support/plant.js';
import { PlatformProcess } from '../support/platform.js';

const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
const year = today.slice(0, 4);

const PEOPLE_RULEBOOK = {
  code: 'PEOPLE',
  name: '个人积分细则',
  appliesTo: 'person',
  base: 100,
  formula: 'base + vanguard',
  items: [{ code: 'P-IDEA', name: '合理化建议', kind: 'vanguard', points: 2, evidence: false }],
};

/** Two of the demo's users are employees of the plant, so that the trail can name them. */
function staffedPlant(): ReturnType<typeof plant> {
  const sheets = plant();
  sheets.people.push(
    ['90000004', '王管理', null, null, 'T01', null, null, '2021-07-01'],
    ['90000003', '赵党员', null, null, 'T01', 'G01', '正式党员', '2021-07-01'],
  );
  return sheets;
}

describeInBrowser('who may what, who has looked, who is forgotten, through the page', () => {
  const it = steps();
  let platform: PlatformProcess;
  let browser: Browser;
  let admin: Console;
  let officer: Console;
  let forgotten: string;

  beforeAll(async () => {
    platform = await PlatformProcess.start();
    const api = await platform.as('liaohe-officer');
    const workbook = workbookForm(await plantWorkbook(staffedPlant()));
    expectStatus(await api.post('/api/organization/v1/imports', workbook), 200);
    await api.do('/api/scoring/v1/rulebooks', PEOPLE_RULEBOOK);
    await api.do('/api/scoring/v1/rulebooks/PEOPLE/versions/1/adoption', { from: `${year}-01` });
    const found = await api.read(`/api/organization/v1/people?q=${encodeURIComponent('李党员9')}`);
    forgotten = found.items.find(({ name }: { name: string }) => name === '李党员9').id;
    await api.do(`/api/scoring/v1/accounts/person:${forgotten}/entries`, {
      item: 'P-IDEA',
      on: today,
      reason: '合理化建议',
    });
    await (
      await platform.as('liaohe-admin')
    ).do('/api/organization/v1/role-assignments', { person: forgotten, role: 'member', from: today });
    browser = await launchBrowser();
    admin = await Console.open(browser, platform.url);
    officer = await Console.open(browser, platform.url);
    await admin.signIn('辽河油田', '管理员');
    await officer.signIn('辽河油田', '党委干事');
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.end();
  });

  const rows = (on: Console, table: string): Promise<string[]> =>
    on.at(table).locator('tbody tr.ant-table-row').allInnerTexts();
  const picture = async (on: Console, name: string): Promise<void> => {
    await on.settled();
    await on.page.screenshot({ path: pictureFile(`story-${name}`), animations: 'disabled' });
  };

  it('the administrator makes somebody secretary of a branch; what is wrong is said at its field', async () => {
    await admin.go('roles');
    const form = await admin.openForm('role-assign');
    await form.choose('姓名', '李党员8');
    await form.pick('角色', '党支部书记');
    await form.chooseInTree('负责的单位', '采油9区党支部');
    await form.date('最后一天', '2020-01-01');
    await form.submit();
    await form.root.locator('.ant-form-item', { hasText: '最后一天' }).getByText('早于开始日期').waitFor();
    await picture(admin, 'role-refused');
    await form.date('最后一天', '2099-12-31');
    await form.submit();
    await form.root.waitFor({ state: 'hidden' });
    await admin.at('roles-table').getByText('采油9区党支部').waitFor();
    const assigned = (await rows(admin, 'roles-table')).find((row) => row.includes('李党员8'));
    expect(assigned).toMatch(/^李党员8\s+党支部书记\s+采油9区党支部\s+.+2099-12-31\s+有效/);
    await picture(admin, 'roles');
  });

  it('the officer sees the role and cannot change it', async () => {
    await officer.go('roles');
    await officer.at('roles-table').getByText('李党员8').waitFor();
    expect(await officer.page.locator('[data-testid^=role-]').count()).toBe(0);
  });

  it('a role is withdrawn from today on, and stays on the list', async () => {
    const row = admin.at('roles-table').locator('tbody tr', { hasText: '李党员8' });
    const button = row.locator('[data-testid^=role-withdraw-]');
    await admin.command((await button.getAttribute('data-testid'))!, async () => undefined);
    await row.getByText('已收回').waitFor();
    expect(await button.count()).toBe(0);
  });

  it('the officer asks that a person be forgotten; she does not decide on it herself', async () => {
    await officer.visit('/organization?tree=production&unit=production.T09', 'people-table');
    await officer.command(`person-forget-${forgotten}`, (form) => form.text('原因', '本人离职，书面要求'));
    await officer.at('people-table').getByText('已申请遗忘').waitFor();
    await officer.go('forgettings');
    await officer.at('forgettings-table').getByText('须由另一位管理员决定').waitFor();
    expect(await officer.at(`forgetting-approve-${forgotten}`).count()).toBe(0);
  });

  it('the administrator reads what cannot be undone, and agrees', async () => {
    await admin.go('forgettings');
    await admin.at('forgettings-table').getByText('本人离职，书面要求').waitFor();
    const form = await admin.openForm(`forgetting-approve-${forgotten}`);
    await form.root.getByText('此操作不能撤销').waitFor();
    await picture(admin, 'forgetting');
    await form.submit();
    await form.root.waitFor({ state: 'hidden' });
    await admin.at('forgettings-filter').getByText('已遗忘').click();
    await admin.at('forgettings-table').locator('.ant-tag', { hasText: '已遗忘' }).waitFor();
    expect((await rows(admin, 'forgettings-table')).join()).not.toContain('李党员9');
  });

  it('the person is gone from the list of people; roles and points stand without a name', async () => {
    await admin.visit('/organization?tree=production&unit=production.T09', 'people-table');
    await admin.at('people-table').getByText('张群众9').waitFor();
    expect((await rows(admin, 'people-table')).join()).not.toContain('李党员9');
    await admin.visitUntil('/standings?kind=person', admin.at(`standing-person:${forgotten}`).getByText('已遗忘'));
    await admin.at(`standing-person:${forgotten}`).click();
    await admin.at('explanation-total').waitFor();
    expect(await admin.at('explanation-drawer').locator('h2').innerText()).toBe('已遗忘');
    await picture(admin, 'forgotten');
    await admin.visit('/roles', 'roles-table');
    await admin.at('roles-table').getByText('已遗忘').waitFor();
  });

  it('the trail holds who did what, newest first, and finds it by what was done', async () => {
    await admin.visit('/audit', 'audit-table');
    await admin.at('audit-table').getByText('王管理').first().waitFor();
    await picture(admin, 'audit');
    await admin.visit('/audit?action=administer', 'audit-table');
    await admin.at('audit-table').getByText('people/:id/forgetting/approval').waitFor();
    const done = await rows(admin, 'audit-table');
    expect(done[0]).toMatch(
      /王管理（本人）\s+管理操作\s+POST \/api\/organization\/v1\/people\/:id\/forgetting\/approval/,
    );
    expect(done.filter((row) => row.includes('role-assignments'))).toHaveLength(4);
    expect(done.find((row) => row.includes('422'))).toContain('拒绝');
  });

  it('the trail is exported as it is filtered', async () => {
    const saved = admin.page.waitForEvent('download');
    await admin.at('audit-export').click();
    expect((await saved).suggestedFilename()).toBe('审计记录.xlsx');
  });

  it('a member sees who has looked at his data, and how', async () => {
    await admin.visit('/organization?tree=party&unit=party.G01', 'people-table');
    await admin.at('people-table').getByText('赵党员').waitFor();
    const member = await Console.open(browser, platform.url);
    await member.signIn('辽河油田', '党员');
    await member.go('accesses');
    await member.at('accesses-table').getByText('王管理').first().waitFor();
    expect((await rows(member, 'accesses-table'))[0]).toMatch(/王管理\s+查看个人信息\s+人员名单/);
    await picture(member, 'accesses');
    for (const place of ['roles', 'forgettings', 'audit', 'tenants', 'group', 'import'])
      expect([place, await member.at(`nav-${place}`).count()]).toEqual([place, 0]);
    expect(member.complaints).toEqual([]);
    await member.end();
  });

  it('wrote nothing red into the console on the way, and asked for nothing that was refused', () => {
    for (const { complaints } of [admin, officer]) expect(complaints).toEqual([]);
    const refused = [...admin.refusals, ...officer.refusals];
    const expected = ['401 /auth/me', '422 /api/organization/v1/role-assignments'];
    expect(refused.filter((refusal) => !expected.includes(refusal))).toEqual([]);
  });
});
