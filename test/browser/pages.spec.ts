import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@ronghe/event-sourcing/testing';
import type { Browser } from 'playwright-core';
import { describeInBrowser, launchBrowser, pictureFile } from '../support/browser.js';
import { busyPlant } from '../support/busy-plant.js';
import { Console } from '../support/console.js';
import { PlatformProcess } from '../support/platform.js';

const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
const UNIT = 'unit:production.A5';

/** Name of the picture, address, test id that says it is there. */
const pages = (alliance: string): [string, string, string][] => [
  ['overview', '/', 'overview-page'],
  ['organization', '/organization?tree=production&unit=production.T09', 'people-table'],
  ['people', '/people', 'people-table'],
  ['terms', '/terms', 'terms-table'],
  ['term', '/terms?organization=party.B1', 'term-elections'],
  ['coverage', '/coverage', 'coverage-teams'],
  ['grid', '/grid', 'grid-group-party.G01'],
  ['grid-group', '/grid?group=party.G01', 'grid-members'],
  ['grid-rights', '/grid?view=rights', 'grid-grants'],
  ['grid-uses', '/grid?view=uses', 'grid-uses'],
  ['import', '/import', 'import-page'],
  ['alliances', '/alliances', 'alliances-table'],
  ['problems', '/alliances?view=problems', 'problems-table'],
  ['board', `/alliances/${alliance}`, 'board-page'],
  ['standings', '/standings', 'standings-table'],
  ['explanation', `/standings?subject=${encodeURIComponent(UNIT)}`, 'explanation-total'],
  ['rulebooks', '/rulebooks', 'rulebooks-table'],
  ['rulebook', '/rulebooks/UNITS', 'rulebook-page'],
  ['rulebook-new', '/rulebooks/new', 'rulebook-form-page'],
  ['inbox', '/inbox', 'notices'],
  ['webhooks', '/webhooks', 'webhooks-table'],
];
const COMMANDS = [
  'overview',
  'organization',
  'coverage',
  'grid',
  'grid-rights',
  'alliances',
  'board',
  'standings',
  'rulebook',
];

describeInBrowser('every page of the console', () => {
  let platform: PlatformProcess;
  let browser: Browser;
  let alliance: string;

  beforeAll(async () => {
    platform = await PlatformProcess.start();
    alliance = await busyPlant(await platform.as('liaohe-officer'), today);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.end();
  });

  const signedIn = async (user: string, width = 1440): Promise<Console> => {
    const opened = await Console.open(browser, platform.url, { width, height: width < 500 ? 844 : 900 });
    await opened.signIn('辽河油田', user);
    return opened;
  };

  describe.each([1440, 1024, 390])('at %d px', (width) => {
    it('fits the window and complains of nothing', async () => {
      const officer = await signedIn('党委干事', width);
      const tooWide: string[] = [];
      for (const [name, address, there] of pages(alliance)) {
        await officer.visit(address, there);
        await officer.settled();
        const picture = { path: pictureFile(`${name}-${width}`), animations: 'disabled', fullPage: true } as const;
        await officer.page.screenshot(picture);
        const by = await officer.overflow();
        if (by > 0) tooWide.push(`${name}: ${by} px`);
      }
      expect(tooWide).toEqual([]);
      expect(officer.complaints).toEqual([]);
      expect(officer.refusals.filter((refusal) => refusal !== '401 /auth/me')).toEqual([]);
      await officer.end();
    });
  });

  it('the English pages fit a phone, and hold no Chinese but the names people gave', async () => {
    const officer = await signedIn('党委干事', 390);
    await officer.at('language-switch').click();
    const given =
      /平台井|采油|第\d+|党小组|李党员|张群众|躺井|措施|联席例会|带压作业|单位积分细则|认领并销号|报表迟报|上产型|平安井站|奖金二次/;
    const chinese: string[] = [];
    for (const [name, address, there] of pages(alliance)) {
      await officer.visit(address, there);
      await officer.settled();
      expect([name, await officer.overflow()]).toEqual([name, 0]);
      const lines = (await officer.page.locator('#content, .ant-drawer').allInnerTexts()).join('\n').split('\n');
      chinese.push(...lines.filter((l) => /\p{Script=Han}/u.test(l) && !given.test(l)).map((l) => `${name}: ${l}`));
    }
    expect(chinese).toEqual([]);
    await officer.end();
  });

  it('a member looks and changes nothing: no page offers him a command', async () => {
    const member = await signedIn('党员');
    const offered: string[] = [];
    for (const [name, address] of pages(alliance).filter(([page]) => COMMANDS.includes(page))) {
      await member.page.goto(platform.url + address);
      await member.settled();
      const ids = await member.page
        .locator('#content button[data-testid]')
        .evaluateAll((buttons) => buttons.map((b) => b.getAttribute('data-testid') ?? ''));
      offered.push(
        ...ids
          .filter((id) =>
            /^(unit|person|link|end-link|grid-declare|grid-grant|grid-use|grid-withdraw|problem|alliance|task-force|meeting|resource|entry|version|rulebook)-(?!.*(search|export))/.test(
              id,
            ),
          )
          .map((id) => `${name}: ${id}`),
      );
    }
    expect(offered.filter((o) => !o.includes('entry-event'))).toEqual([]);
    expect(await member.at('nav-import').count()).toBe(0);
    expect(member.complaints).toEqual([]);
    expect(member.refusals.filter((refusal) => refusal !== '401 /auth/me')).toEqual([]);
    await member.end();
  });

  describe('by keyboard alone', () => {
    let officer: Console;
    beforeAll(async () => {
      officer = await signedIn('党委干事');
    });
    afterAll(() => officer?.end());
    const press = (key: string): Promise<void> => officer.page.keyboard.press(key);
    const focused = (): Promise<string> =>
      officer.page.evaluate('document.activeElement?.dataset.testid ?? document.activeElement?.id ?? ""');

    it('the first Tab stops at the link that skips to the content', async () => {
      await officer.visit('/', 'overview-page');
      await press('Tab');
      expect(await focused()).toBe('skip-link');
      await press('Enter');
      expect(await focused()).toBe('content');
    });

    it('the tree opens and chooses with the arrow keys', async () => {
      await officer.visit('/organization?tree=production', 'organization-tree');
      await officer
        .at('organization-search')
        .getByRole('searchbox')
        .or(officer.page.getByLabel('搜索单位名称'))
        .first()
        .focus();
      for (let i = 0; i < 3 && !(await treeHasFocus(officer)); i++) await press('Tab');
      expect(await treeHasFocus(officer)).toBe(true);
      await officer.at('unit-production.A1').waitFor();
      const at = officer.page.locator('.ant-tree-treenode-active', { has: officer.at('unit-production.A1') });
      for (let i = 0; i < 5 && (await at.count()) === 0; i++) await press('ArrowDown');
      await press('ArrowRight');
      await officer.at('unit-production.T09').waitFor();
      await press('Space');
      await officer.at('unit-name').getByText('采油1区').waitFor();
    });

    it('a form takes the focus, Escape closes it, and the focus is back on its button', async () => {
      await officer.visit(`/alliances/${alliance}`, 'board-page');
      await officer.at('problem-raise').focus();
      await press('Enter');
      await officer.at('problem-raise-submit').waitFor();
      await officer.escape('problem-raise-submit');
      // The focus comes back when the form has closed for good, after its last movement.
      await eventually(async () => expect(await focused()).toBe('problem-raise'));
    });

    it('a standing opens with Enter and its explanation closes with Escape', async () => {
      await officer.visit('/standings', 'standings-table');
      await officer.at(`standing-${UNIT}`).focus();
      await press('Enter');
      await officer.at('explanation-total').waitFor();
      await officer.escape('explanation-total');
    });
  });

  it('the navigation of a phone opens, goes, and closes', async () => {
    const officer = await signedIn('党委干事', 390);
    await officer.at('open-navigation').click();
    await officer.go('standings');
    await officer.at('nav-standings').waitFor({ state: 'hidden' });
    await officer.end();
  });

  it('tells how soon the overview is seen', async () => {
    const officer = await signedIn('党委干事');
    await officer.visit('/', 'overview-percent');
    const paint = await officer.firstPaint();
    await officer.at('overview-percent').waitFor();
    const figure = await officer.page.evaluate<number>('performance.now()');
    process.stdout.write(`overview: first contentful paint ${paint} ms, the figure seen by ${Math.round(figure)} ms\n`);
    await officer.end();
  });
});

const treeHasFocus = (officer: Console): Promise<boolean> =>
  officer.page.evaluate("Boolean(document.activeElement?.closest('.ant-tree'))");
