import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeInBrowser, launchBrowser, pictureFile, steps } from '../support/browser.js';
import { Console, Form } from '../support/console.js';
import { PlatformProcess } from '../support/platform.js';
import { appointAll, postOf, tellPlantOfSeven } from '../support/seven-leaders.js';

const PAGE = '/dual-duties?unit=production.W1';
const WIDTHS = [1440, 512, 390];

describeInBrowser('dual duties: the matrix, what it finds, and the remedies at hand', () => {
  const it = steps();
  let platform: PlatformProcess;
  let browser: Browser;
  let officer: Console;
  let leaders: string[];

  beforeAll(async () => {
    platform = await PlatformProcess.start();
    const api = await platform.as('shengli-officer');
    ({ leaders } = await tellPlantOfSeven(api));
    await appointAll(api, leaders.slice(0, 6));
    browser = await launchBrowser();
    officer = await Console.open(browser, platform.url);
    await officer.signIn('胜利采油厂', '党委干事');
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.end();
  });

  const picture = async (name: string): Promise<void> => {
    await officer.settled();
    await officer.page.screenshot({ path: pictureFile(`dual-${name}`), animations: 'disabled', fullPage: true });
  };

  it('a post is created, somebody is appointed to it, and holds it', async () => {
    await officer.go('posts');
    await officer.command('post-create', async (form) => {
      await form.chooseInTree('单位', '采油厂');
      await form.text('编码', 'CFO');
      await form.text('岗位名称', '总会计师');
      await form.pick('职务', '行政副职');
      await form.choose('职责', '经营管理');
    });
    await officer.at('posts-table').getByText('总会计师').click();
    await officer.command('post-appoint-production.W1.CFO', async (form) => {
      await form.choose('任职人', '领导7');
    });
    await officer.at('post-holders').getByText('领导7').waitFor();
    await picture('post');
    const form = await officer.openForm('post-end-production.W1.CFO');
    await form.pick('原因', '调任');
    await form.submit();
    await form.root
      .locator('.ant-form-item-explain-error')
      .getByText(/离任日期应晚于任职日期/)
      .waitFor();
    await form.root.getByRole('button', { name: '取消' }).click();
    await form.root.waitFor({ state: 'hidden' });
  });

  it('the matrix shows what is carried twice, what by nobody, and who has one kind of posts', async () => {
    await officer.visit(PAGE, 'matrix-table');
    await officer.at('finding-overlap:A4').getByText('“安全生产”由两名以上领导承担').waitFor();
    await officer.at('finding-overlap:A2').waitFor();
    await officer.at('finding-gap:A7').getByText('“设备管理”只在空缺的岗位上').waitFor();
    await officer.at('finding-gap:P7').getByText('“群众工作”没有人承担').waitFor();
    await officer.at(`finding-single:${leaders[6]}`).getByText('领导7只有行政职务').waitFor();
    const carrying = officer.at('duty-row-A4').getByRole('img');
    await carrying.nth(1).waitFor();
    expect(await carrying.count()).toBe(2);
    await picture('findings');
  });

  it('each is put right where it is shown', async () => {
    await officer.command('take-off-A4-production.W1.D2', async () => undefined);
    await officer.at('finding-overlap:A4').waitFor({ state: 'hidden' });
    await officer.command('take-off-A2-production.W1.CFO', async () => undefined);
    await officer.command(`second-post-${leaders[6]}`, (form) => form.choose('空缺的岗位', '群众委员'));
    await officer.command('fill-production.W1.D6', (form) => form.choose('任职人', '领导7'));
    await officer.command('give-P7', (form) => form.choose('岗位', '群众委员'));
    await officer.at('finding-gap:P7').waitFor({ state: 'hidden' });
    await officer.at('empty').getByText('没有重叠、空白和单岗').waitFor();
    const carrying = officer.at('duty-row-P7').getByRole('img');
    await carrying.first().waitFor();
    expect(await carrying.count()).toBe(1);
  });

  it('the register takes a duty more, and refuses a code twice at its field', async () => {
    await officer.at('register-edit').click();
    const form = new Form(officer.page, officer.at('register-page'), officer.at('register-save'));
    await officer.at('register-duty-add').click();
    const line = officer.at('register-duty-14');
    await line.getByLabel('编码', { exact: true }).fill('A1');
    await line.getByLabel('责任内容', { exact: true }).fill('绿色低碳');
    await form.submit();
    await line.getByText('责任编码重复').waitFor();
    await line.getByLabel('编码', { exact: true }).fill('A8');
    await form.submit();
    await officer.at('finding-gap:A8').getByText('“绿色低碳”没有人承担').waitFor();
  });

  it('every page of it fits the window, in English too', async () => {
    const wrong: string[] = [];
    for (const english of [false, true]) {
      if (english) await officer.at('language-switch').click();
      for (const [name, address, there] of [
        ['posts', '/posts', 'posts-table'],
        ['one', `/posts?post=${postOf(0, 'party')}`, 'post-holders'],
        ['matrix', PAGE, 'duty-findings'],
        ['register', '/dual-duties/register?unit=production.W1', 'register-duty-14'],
        ['cross', '/coverage?view=posts', 'cross-people'],
      ] as const)
        for (const width of WIDTHS) {
          await officer.page.setViewportSize({ width, height: 900 });
          await officer.visit(address, there);
          await picture(`${name}-${width}-${english ? 'en' : 'zh'}`);
          const by = await officer.overflow();
          if (by > 0) wrong.push(`${name} at ${width}: ${by} px too wide`);
          const lines = (await officer.page.locator('#content').innerText()).split('\n');
          const given =
            /采油厂|公司|领导\d|厂长|总工程师|总地质师|总会计师|书记|委员|工作|管理|生产|研究|建设|队伍|形态|廉政|培养|低碳/;
          if (english) wrong.push(...lines.filter((line) => /\p{Script=Han}/u.test(line) && !given.test(line)));
        }
    }
    expect(wrong).toEqual([]);
    expect(officer.complaints).toEqual([]);
    expect(officer.refusals.filter((refusal) => refusal !== '401 /auth/me')).toHaveLength(2);
  });
});
