import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeInBrowser, launchBrowser, pictureFile, steps } from '../support/browser.js';
import { Console } from '../support/console.js';
import { PlatformProcess } from '../support/platform.js';
import { tellTwoAreas } from '../support/two-areas.js';

const WIDTHS = [1440, 512, 390];

describeInBrowser('people: registered, corrected, moved, through the stages, key staff, leaving and returning', () => {
  const it = steps();
  let platform: PlatformProcess;
  let browser: Browser;
  let secretary: Console;
  let card: string;
  let person: string;

  beforeAll(async () => {
    platform = await PlatformProcess.start();
    await tellTwoAreas(await platform.as('liaohe-officer'));
    browser = await launchBrowser();
    secretary = await Console.open(browser, platform.url);
    await secretary.signIn('辽河油田', '党支部书记');
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.end();
  });

  /** Of the card’s facts, what stands beside a label. */
  const fact = (label: string): Promise<string> =>
    secretary.page.locator('.ant-descriptions-item', { hasText: label }).first().innerText();

  it('the secretary registers somebody; a number that is taken is refused in the form', async () => {
    await secretary.go('people');
    await secretary.at('people-table').getByText('甲内人').waitFor();
    const form = await secretary.openForm('person-register');
    await form.text('工号', '11001');
    await form.text('姓名', '丁新仁');
    await form.text('身份证号', '110101200201150019');
    await form.choose('所在单位', '一班');
    await form.date('入职日期', '2019-07-01');
    await form.submit();
    await form.root.locator('.ant-form-item-explain-error', { hasText: '校验位' }).waitFor();
    await form.text('身份证号', '110101200201150018');
    await form.submit();
    await secretary.at('problem-title').getByText('这个工号已登记').waitFor();
    await form.text('工号', '33001');
    await form.submit();
    await form.root.waitFor({ state: 'hidden' });
    await secretary.at('people-table').getByText('丁新仁').click();
    await secretary.at('person-page').waitFor();
    card = new URL(secretary.page.url()).pathname;
    person = decodeURIComponent(card.split('/').at(-1)!);
  });

  it('a slip in the name is corrected, and the person moved', async () => {
    await secretary.command('person-correct', (form) => form.text('姓名', '丁新人'));
    await secretary.page.locator('h1', { hasText: '丁新人' }).waitFor();
    const form = await secretary.openForm(`person-move-${person}`);
    await form.choose('新单位', '一区');
    await form.date('生效日期', '2019-06-30');
    await form.submit();
    await form.root.locator('.ant-form-item-explain-error', { hasText: '早于入职日期' }).waitFor();
    await form.date('生效日期', '2020-02-01');
    await form.submit();
    await form.root.waitFor({ state: 'hidden' });
    await secretary.at('card-employment').getByText('调动').waitFor();
  });

  it('a stage has its day: before he was 18 it is refused at the field', async () => {
    const form = await secretary.openForm(`person-membership-${person}`);
    await form.pick('党员身份', '入党申请人');
    await form.date('生效日期', '2020-01-14');
    await form.submit();
    await form.root.locator('.ant-form-item-explain-error', { hasText: '未满18周岁' }).waitFor();
    await form.date('生效日期', '2020-03-01');
    await form.submit();
    await form.root.waitFor({ state: 'hidden' });
    await secretary.at('card-membership').getByText('2020-03-01').waitFor();
    await secretary.command('person-membership-end', async (end) => {
      await end.pick('原因', '本人撤回或退党');
      await end.date('生效日期', '2021-03-01');
    });
    await secretary.command('person-transfer-in', async (transfer) => {
      await transfer.pick('党员身份', '预备党员');
      await transfer.choose('党小组', '一组');
      await transfer.date('生效日期', '2026-01-10');
    });
    await secretary.command('person-extend-probation', async (extension) => {
      await extension.date('预备期延长至', '2026-09-01');
      await extension.date('决定日期', '2026-02-01');
    });
    await secretary.page.getByText('预备期延长至').first().waitFor();
    expect(await fact('党员身份')).toContain('预备党员');
  });

  it('he is marked key staff and found as such', async () => {
    await secretary.command('person-key-staff', async (form) => {
      await form.pick('骨干类别', '技能骨干');
      await form.date('生效日期', '2026-03-01');
    });
    await secretary.at('card-keyStaff').getByText('技能骨干').waitFor();
    await secretary.visit('/people?keyStaff=any', 'people-table');
    await secretary.at('people-table').getByText('丁新人').waitFor();
    expect(await secretary.at('people-table').getByText('甲内人').count()).toBe(0);
    await secretary.visit(card, 'person-page');
    await secretary.command('person-key-staff-end', async (form) => {
      await form.pick('原因', '岗位变动');
      await form.date('生效日期', '2026-04-01');
    });
    await secretary.at('person-key-staff').waitFor();
  });

  it('he leaves, is found among those who left, and returns', async () => {
    const form = await secretary.openForm('person-leave');
    await form.pick('原因', '辞职');
    await form.date('离职日期', '2026-03-31');
    await form.submit();
    await form.root.locator('.ant-form-item-explain-error', { hasText: '上一次变动' }).waitFor();
    await form.date('离职日期', '2026-05-01');
    await form.submit();
    await form.root.waitFor({ state: 'hidden' });
    await secretary.at('person-state').getByText('已离职').waitFor();
    expect(await secretary.at('person-leave').count()).toBe(0);
    await secretary.go('people');
    await secretary.at('people-state').getByText('已离职').click();
    await secretary.at('people-table').getByText('2026-05-01').waitFor();
    await secretary.at('people-table').getByText('丁新人').click();
    await secretary.command('person-return', async (back) => {
      await back.choose('所在单位', '一班');
      await back.date('返回日期', '2026-06-01');
    });
    await secretary.at('person-state').getByText('在职').waitFor();
    await secretary.at('card-employment').getByText('2026-06-01').waitFor();
  });

  it('a member finds his own card, and nothing to change on it', async () => {
    const member = await Console.open(browser, platform.url);
    await member.signIn('辽河油田', '党员');
    await member.at('nav-myCard').click();
    await member.at('person-page').getByText('丙本人').first().waitFor();
    await member.at('card-employment').waitFor();
    expect(await member.at('person-leave').count()).toBe(0);
    expect(member.complaints).toEqual([]);
    await member.end();
  });

  it('list and card fit the window, in English too', async () => {
    const wrong: string[] = [];
    for (const english of [false, true]) {
      if (english) await secretary.at('language-switch').click();
      for (const [name, address, there] of [
        ['people', '/people', 'people-table'],
        ['person', card, 'card-points'],
      ] as const)
        for (const width of WIDTHS) {
          await secretary.page.setViewportSize({ width, height: 900 });
          await secretary.visit(address, there);
          await secretary.settled();
          const picture = pictureFile(`${name}-${width}-${english ? 'en' : 'zh'}`);
          await secretary.page.screenshot({ path: picture, animations: 'disabled', fullPage: true });
          const by = await secretary.overflow();
          if (by > 0) wrong.push(`${name} at ${width}: ${by} px too wide`);
          const lines = (await secretary.page.locator('#content').innerText()).split('\n');
          const given = /公司|[一二]区|[一二]班|[一二]组|[甲乙丙]|丁新人|联盟/;
          if (english) wrong.push(...lines.filter((line) => /\p{Script=Han}/u.test(line) && !given.test(line)));
        }
    }
    expect(wrong).toEqual([]);
    expect(secretary.complaints).toEqual([]);
    // Of those that the story asks for: each form refused once, and who has no points has no account.
    const told =
      /^(401 \/auth\/me|4(09|22) \/api\/organization\/v1\/people(\/.+)?|404 \/api\/scoring\/v1\/accounts\/.+)$/;
    expect(secretary.refusals.filter((refusal) => !told.test(refusal))).toEqual([]);
  });
});
