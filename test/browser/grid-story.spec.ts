import { afterAll, beforeAll, expect } from '@jest/globals';
import { describeInBrowser, pictureFile, steps } from '../support/browser.js';
import type { Console } from '../support/console.js';
import { tellPlant } from '../support/plant.js';
import { Stage } from '../support/stage.js';

const GROUP = 'party.G01';

describeInBrowser('the grid, and what a group may decide, through the page', () => {
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
    await officer.page.screenshot({ path: pictureFile(`grid-${name}`), animations: 'disabled' });
  };
  const drawer = (text: string): Promise<void> => officer.at('grid-drawer').getByText(text).first().waitFor();

  it('opens branch by branch, down to the groups', async () => {
    await officer.signIn('辽河油田', '党委干事');
    await officer.go('grid');
    await officer.at('grid-count-declared').getByText('0 / 61').waitFor();
    await officer.at(`grid-group-${GROUP}`).getByText('第1党小组').waitFor();
    await picture('branches');
  });

  it('a group declares its type and brand', async () => {
    await officer.command(`grid-declare-${GROUP}`, async (form) => {
      await form.text('类型', '上产型');
      await form.text('品牌', '铁边城先锋');
    });
    await officer.at('grid-count-declared').getByText('1 / 61').waitFor();
    await officer.at(`grid-group-${GROUP}`).getByText('铁边城先锋').waitFor();
    await picture('declared');
  });

  it('the group opens to its members; without the bonus right a use of it is refused', async () => {
    await officer.at(`grid-open-${GROUP}`).click();
    await officer.at('grid-members').getByText('李党员1').waitFor();
    const form = await officer.openForm(`grid-use-${GROUP}`);
    await form.pick('权利', '奖金分配');
    await form.text('内容', '奖金二次分配方案');
    await form.text('金额（元）', '3200.5');
    await form.submit();
    await form.root.getByText('党小组没有这项权利').waitFor();
    await picture('refused');
    await form.root.getByRole('button', { name: '取消' }).click();
    await form.root.waitFor({ state: 'hidden' });
  });

  it('the right is granted with a limit, and then used', async () => {
    await officer.command(`grid-grant-${GROUP}`, async (form) => {
      await form.pick('权利', '奖金分配');
      await form.pick('上限周期', '每月');
      await form.text('金额上限（元）', '5000');
    });
    await drawer('5000.00 元');
    await officer.command(`grid-use-${GROUP}`, async (form) => {
      await form.pick('权利', '奖金分配');
      await form.text('内容', '奖金二次分配方案');
      await form.text('金额（元）', '3200.5');
    });
    await drawer('3200.50');
    await picture('used');
  });

  it('it is withdrawn from tomorrow on, and all of it stays to be seen', async () => {
    const tomorrow = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() + 86_400_000);
    const withdraw = officer.page.locator('[data-testid^="grid-withdraw-"]').first();
    const id = (await withdraw.getAttribute('data-testid'))!;
    await officer.command(id, async (form) => {
      await form.date('收回日期', tomorrow);
      await form.text('原因', '分配方案未公开');
    });
    await drawer('分配方案未公开');
    await officer.visit('/grid?view=uses', 'grid-uses');
    await officer.at('grid-uses').getByText('奖金二次分配方案').waitFor();
    await officer.visit('/grid?view=rights', 'grid-grants');
    await officer.at('grid-grants').getByText('分配方案未公开').waitFor();
    await picture('rights');
    expect(officer.complaints).toEqual([]);
    expect(officer.refusals.filter((refusal) => refusal !== '401 /auth/me')).toHaveLength(1);
  });
});
