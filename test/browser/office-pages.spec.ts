import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeInBrowser, launchBrowser, pictureFile } from '../support/browser.js';
import { busyPlant } from '../support/busy-plant.js';
import { Console } from '../support/console.js';
import { PlatformProcess } from '../support/platform.js';

const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
const ORGANIZATION = '/api/organization/v1';
const WIDTHS = [1440, 512, 390];

/** Address and table of each page that is only for some. */
const offices: { tenant: string; user: string; landing: string; pages: [string, string][] }[] = [
  {
    tenant: '辽河油田',
    user: '管理员',
    landing: 'overview',
    pages: [
      ['/roles', 'roles-table'],
      ['/forgettings', 'forgettings-table'],
      ['/audit', 'audit-table'],
      ['/accesses', 'accesses-table'],
      ['/parked', 'parked-table'],
    ],
  },
  {
    tenant: '集团',
    user: '集团审计',
    landing: 'group',
    pages: [
      ['/group', 'group-table'],
      ['/tenants', 'tenants-table'],
      ['/audit', 'audit-table'],
    ],
  },
  {
    tenant: '集团',
    user: '集团运维',
    landing: 'tenants',
    pages: [
      ['/tenants', 'tenants-table'],
      ['/parked', 'parked-table'],
    ],
  },
  { tenant: '辽河油田', user: '运维人员', landing: 'parked', pages: [['/parked', 'parked-table']] },
];

describeInBrowser('the pages of those who administer, audit and operate', () => {
  let platform: PlatformProcess;
  let browser: Browser;

  beforeAll(async () => {
    platform = await PlatformProcess.start();
    await busyPlant(await platform.as('liaohe-officer'), today);
    const admin = await platform.as('liaohe-admin');
    const [first, second] = (await admin.read(`${ORGANIZATION}/people?unit=production.T09`)).items;
    const branch = { role: 'branchSecretary', unit: 'party.B1', from: today };
    await admin.do(`${ORGANIZATION}/role-assignments`, { ...branch, person: first.id });
    await admin.do(`${ORGANIZATION}/people/${second.id}/forgetting`, { reason: 'He has asked for it in writing' });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.end();
  });

  it.each(offices)(
    '$user of $tenant begins with $landing; each page fits every window, in English too',
    async (office) => {
      const { tenant, user, landing, pages } = office;
      const opened = await Console.open(browser, platform.url);
      await opened.signIn(tenant, user, landing);
      await opened.at('language-switch').click();
      const given = /李党员|张群众|采油\d+区|采油\d+班/;
      const wrong: string[] = [];
      for (const [address, there] of pages) {
        for (const width of WIDTHS) {
          await opened.page.setViewportSize({ width, height: 900 });
          await opened.visit(address, there);
          await opened.settled();
          const name = `${landing}-${address.slice(1)}-${width}`;
          await opened.page.screenshot({ path: pictureFile(name), animations: 'disabled', fullPage: true });
          const by = await opened.overflow();
          if (by > 0) wrong.push(`${name}: ${by} px too wide`);
        }
        const lines = (await opened.page.locator('#content').innerText()).split('\n');
        wrong.push(...lines.filter((line) => /\p{Script=Han}/u.test(line) && !given.test(line)));
      }
      expect(wrong).toEqual([]);
      expect(opened.complaints).toEqual([]);
      expect(opened.refusals.filter((refusal) => refusal !== '401 /auth/me')).toEqual([]);
      await opened.end();
    },
  );
});
