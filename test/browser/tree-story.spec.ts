import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeInBrowser, launchBrowser, pictureFile, steps } from '../support/browser.js';
import { Console } from '../support/console.js';
import { GROUPS, MEMBERS, PARTY_ORGANIZATIONS, fillLargeOilfield } from '../support/large-oilfield.js';
import { PlatformProcess } from '../support/platform.js';

const MOVED = 'party.G4';
const OLD_PARENT = 'party.B1';
const NEW_PARENT = 'party.B3';
const HEIR = 'party.G1600';
const MERGED = 'party.G1599';

describeInBrowser('the tree of an oilfield of 2,100 Party organisations and 32,000 members', () => {
  const it = steps();
  let platform: PlatformProcess;
  let browser: Browser;
  let officer: Console;
  const figures: string[] = [];

  beforeAll(async () => {
    const folder = PlatformProcess.newFolder();
    await fillLargeOilfield(folder);
    platform = await PlatformProcess.start(folder);
    browser = await launchBrowser();
    officer = await Console.open(browser, platform.url);
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.end();
    if (figures.length > 0) process.stdout.write(`${figures.join('\n')}\n`);
  });

  const picture = async (name: string): Promise<void> => {
    await officer.settled();
    await officer.page.screenshot({ path: pictureFile(`tree-${name}`), animations: 'disabled' });
  };
  const label = (unit: string) => officer.at(`unit-${unit}`);
  const open = async (unit: string, child: string): Promise<number> => {
    const row = officer.page.locator('.ant-tree-treenode', { has: label(unit) });
    const since = performance.now();
    await row.waitFor();
    // A branch over which something was held for a while has opened by itself.
    const closed = row.locator('.ant-tree-switcher_close');
    if ((await closed.count()) > 0) await closed.click();
    await label(child).waitFor();
    return Math.round(performance.now() - since);
  };
  const onTheServer = async (id: string) =>
    (await platform.as('liaohe-officer')).read(`/api/organization/v1/units/${id}`);

  it('paints at once, and loads a branch when it is opened, never all', async () => {
    const api = await platform.as('liaohe-officer');
    expect((await api.read('/api/organization/v1/units?tree=party&limit=1')).total).toBe(PARTY_ORGANIZATIONS);
    expect((await api.read('/api/organization/v1/people?limit=1')).total).toBe(MEMBERS);
    await officer.signIn('辽河油田', '党委干事');
    let most = 0;
    officer.page.on('response', async (response) => {
      if (!response.url().includes('/organization/v1/units?')) return;
      // Of an answer to a page that was left there is nothing to read any more.
      const { items } = (await response.json().catch(() => ({ items: [] }))) as { items: unknown[] };
      most = Math.max(most, items.length);
    });
    await officer.visit('/organization', 'unit-party.P1');
    const shown = await officer.page.evaluate('Math.round(performance.now())');
    const paint = await officer.firstPaint();
    const branch = [await open('party.P1', 'party.W1'), await open('party.W1', 'party.B1')];
    branch.push(await open(OLD_PARENT, MOVED));
    figures.push(
      `  tree page, ${PARTY_ORGANIZATIONS} Party organisations, ${MEMBERS} members: ` +
        `first paint ${paint} ms, tree shown ${shown} ms, a branch opened in ${branch.join(', ')} ms`,
    );
    await officer.settled();
    expect(most).toBeLessThan(GROUPS / 10);
    await picture('branch');
  });

  it('a unit is dragged onto another branch: the form says from where to where, and it is moved', async () => {
    await label(NEW_PARENT).scrollIntoViewIfNeeded();
    await label(MOVED).dragTo(label(NEW_PARENT));
    const form = officer.at('unit-drag-form');
    await form.getByText('第1站党支部”移到“油田公司党委 / 采油1厂党委 / 第1区党总支 / 第3站党支部').waitFor();
    await picture('drag');
    expect(await onTheServer(MOVED)).toMatchObject({ parent: OLD_PARENT });
    await officer.at('unit-drag-submit').click();
    await form.waitFor({ state: 'hidden' });
    await label(MOVED).waitFor({ state: 'hidden' });
    await open(NEW_PARENT, MOVED);
    expect(await onTheServer(MOVED)).toMatchObject({ parent: NEW_PARENT });
  });

  it('where it may not stand it is not taken', async () => {
    await label(MOVED).dragTo(label('party.W1'));
    expect(await officer.at('unit-drag-form').count()).toBe(0);
  });

  it('its history tells the move', async () => {
    await label(MOVED).click();
    await officer.at('unit-history').getByText('第1站党支部 → 第3站党支部').waitFor();
    await picture('history');
  });

  it('a search finds it by its code, shows the way, and opens the tree there', async () => {
    const search = officer.page.getByLabel('搜索单位名称');
    await search.fill('g1599');
    await search.press('Enter');
    const found = officer.at('organization-results');
    await found.getByText('采油20厂党委').waitFor();
    await picture('search');
    await found.getByRole('button').click();
    await officer.at('organization-tree').getByTestId(`unit-${HEIR}`).waitFor();
    await officer.at('unit-name').getByText('第1599党小组').waitFor();
  });

  it('two groups become one: its members are there, and the one that ended says where they went', async () => {
    await officer.command('unit-merge', async (form) => {
      await form.choose('并入', '第1600党小组');
    });
    await officer.at('heir-open').getByText('并入“第1600党小组”').waitFor();
    await officer.at('unit-panel').getByText('没有人员').waitFor();
    await picture('merged');
    await officer.at('organization-tree').getByTestId(`unit-${MERGED}`).waitFor({ state: 'hidden' });
    await officer.at('organization-dissolved').click();
    await officer.at('organization-tree').getByTestId(`unit-${MERGED}`).waitFor();
    await officer.at('heir-open').click();
    await officer.at('unit-history').getByText('第1599党小组并入本单位').waitFor();
    expect(await onTheServer(HEIR)).toMatchObject({ memberCount: 40 });
    expect(officer.complaints).toEqual([]);
    expect(officer.refusals.filter((refusal) => refusal !== '401 /auth/me')).toEqual([]);
  });
});
