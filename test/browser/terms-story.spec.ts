import { afterAll, beforeAll, expect } from '@jest/globals';
import { describeInBrowser, pictureFile, steps } from '../support/browser.js';
import type { Console } from '../support/console.js';
import { tellPlant } from '../support/plant.js';
import { Stage } from '../support/stage.js';

const BRANCH = 'party.B1';

describeInBrowser('terms of Party organisations, through the page', () => {
  const it = steps();
  let stage: Stage;
  let officer: Console;

  beforeAll(async () => {
    stage = await Stage.set(tellPlant);
    officer = await stage.open();
  });
  afterAll(() => stage?.end());

  const picture = async (name: string): Promise<void> => {
    await officer.settled();
    await officer.page.screenshot({ path: pictureFile(`terms-${name}`), animations: 'disabled' });
  };
  const inDrawer = (text: string): Promise<void> => officer.at('term-drawer').getByText(text).first().waitFor();
  const ofElection = (command: 'postpone' | 'withdraw'): Promise<string> =>
    officer.page
      .locator(`[data-testid^="term-${command}-"]`)
      .first()
      .getAttribute('data-testid')
      .then((id) => id!);

  it('a committee and nine branches, and nothing is recorded of any', async () => {
    await officer.signIn('辽河油田', '党委干事');
    await officer.go('terms');
    await officer.at('terms-none').getByText('10', { exact: true }).waitFor();
    await picture('none');
  });

  it('an election without its quorum is refused, at its field; with it the term begins', async () => {
    await officer.at('terms-table').getByText('采油1区党支部').click();
    const form = await officer.openForm(`term-record-${BRANCH}`);
    await form.date('选举日期', '2024-03-15');
    await form.text('应到人数', '10');
    await form.text('实到人数', '7');
    await form.submit();
    await form.root.getByText('不足应到10人的五分之四').first().waitFor();
    await picture('refused');
    await form.text('实到人数', '9');
    await form.submit();
    await form.root.waitFor({ state: 'hidden' });
    await inDrawer('2024-03-15 – 2027-03-14');
    await inDrawer('9 / 10');
  });

  it('it is put off once', async () => {
    await officer.command(await ofElection('postpone'), async (form) => {
      await form.date('延期至', '2027-12-31');
      await form.text('原因', '机构调整');
      await form.text('上级党委批复文号', '厂党发〔2026〕3号');
    });
    await inDrawer('由 2027-03-14 延期，厂党发〔2026〕3号');
    expect(await officer.page.locator('[data-testid^="term-postpone-"]').count()).toBe(0);
    await picture('postponed');
  });

  it('recorded by mistake it is withdrawn, and stays to be seen', async () => {
    await officer.command(await ofElection('withdraw'), (form) => form.text('原因', '日期录错'));
    await inDrawer('日期录错');
    await inDrawer('未登记');
    await picture('withdrawn');
    expect(officer.complaints).toEqual([]);
    expect(officer.refusals.filter((refusal) => refusal !== '401 /auth/me')).toHaveLength(1);
  });
});
