import { afterAll, beforeAll, expect } from '@jest/globals';
import { describeInBrowser, pictureFile, steps } from '../support/browser.js';
import { type Console, Form } from '../support/console.js';
import { tellTeamOfThirty } from '../support/duty-team.js';
import { PHONE, Stage } from '../support/stage.js';

const LIST = '/duties/production.T1.POST';
const WIDTHS = [1440, 512, 390];

describeInBrowser('duty lists: issued at a desk, signed on a phone, the others reminded', () => {
  const it = steps();
  let stage: Stage;
  let officer: Console;
  let member: Console;

  beforeAll(async () => {
    stage = await Stage.set(tellTeamOfThirty);
    officer = await stage.enter('党委干事');
    member = await stage.enter('党员', PHONE);
  });
  afterAll(() => stage?.end());

  it('the officer issues the nine duties of a team to all of it', async () => {
    await officer.go('duties');
    await officer.at('duty-open').click();
    const form = new Form(officer.page, officer.at('duty-form-page'), officer.at('duty-issue'));
    await form.chooseInTree('单位', '采油一班');
    await officer.page.locator('#code').fill('POST');
    const texts = form.root.getByLabel('责任内容', { exact: true });
    await texts.nth(8).waitFor();
    expect(await texts.count()).toBe(9);
    for (const i of Array(9).keys()) await texts.nth(i).fill(`第${i + 1}项责任，落实到人，每班检查`);
    await form.root.getByText(/已选 30 人/).waitFor();
    await officer.page.screenshot({ path: pictureFile('duty-form'), animations: 'disabled', fullPage: true });
    await form.submit();
    await officer.at('duty-list-page').waitFor();
    await officer.at('duty-progress').getByText('0/30', { exact: true }).waitFor();
  });

  it('the member reads it on his phone and signs', async () => {
    await member.visit('/my-duties', 'my-duties');
    await member.at('duty-item-9').waitFor();
    await member.page.screenshot({ path: pictureFile('my-duties-390'), animations: 'disabled', fullPage: true });
    expect(await member.overflow()).toBe(0);
    await member.command('my-duty-sign', async () => undefined);
    await member.at('empty').waitFor();
    await member.at('my-duties-filter').getByText('全部').click();
    await member.page.getByText(/已签署$/).waitFor();
  });

  it('the officer issues the next version, sees what it changes, and reminds who has not signed', async () => {
    await officer.visitUntil(LIST, officer.at('duty-progress').getByText('1/30', { exact: true }));
    await officer.at('duty-new-version').click();
    const form = new Form(officer.page, officer.at('duty-form-page'), officer.at('duty-issue'));
    await form.root.getByText(/已选 30 人/).waitFor();
    const month = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 7);
    // Enter would send the form.
    await form.text('版本月份', month);
    await form.field('版本月份').press('Tab');
    await form.root.getByLabel('责任内容', { exact: true }).nth(2).fill('每两小时巡检一次');
    await officer.at('duty-item-remove-8').click();
    await form.submit();
    await officer.at('duty-list-page').waitFor();
    await officer.at('duty-only-changes').click();
    expect(await officer.at('duty-items').locator('li').count()).toBe(2);
    await officer.command('duty-remind', async () => undefined);
    await officer.at('signatures-table').waitFor();
    await member.visitUntil('/inbox', member.at('notices').getByText(/请尽快签署：九大岗位责任制/));
  });

  it('every page of it fits the window, in English too', async () => {
    const wrong: string[] = [];
    for (const english of [false, true]) {
      if (english) await officer.at('language-switch').click();
      for (const [name, address, there] of [
        ['duties', '/duties', 'duties-table'],
        ['duty-list', LIST, 'signatures-table'],
        ['duty-new', '/duties/new', 'duty-form-page'],
        ['duty-next', `${LIST}/new-version`, 'duty-form-page'],
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
          const given = /采油一班|责任人|制|每两小时|第\d项/;
          if (english) wrong.push(...lines.filter((line) => /\p{Script=Han}/u.test(line) && !given.test(line)));
        }
    }
    expect(wrong).toEqual([]);
    for (const { complaints, refusals } of [officer, member]) {
      expect(complaints).toEqual([]);
      expect(refusals.filter((refusal) => refusal !== '401 /auth/me')).toEqual([]);
    }
  });
});
