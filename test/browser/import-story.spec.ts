import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeInBrowser, launchBrowser, pictureFile, steps } from '../support/browser.js';
import { workbookForm } from '../support/client.js';
import { Console } from '../support/console.js';
import { manyPeople } from '../support/many-people.js';
import { plant, plantWorkbook } from '../support/plant.js';
import { PlatformProcess } from '../support/platform.js';

const ROWS = 20_000;
const WIDTHS = [1440, 512, 390];

describeInBrowser('a large workbook: tried, loaded, stopped, and gone on with', () => {
  const it = steps();
  let platform: PlatformProcess;
  let browser: Browser;
  let officer: Console;

  beforeAll(async () => {
    platform = await PlatformProcess.start();
    const api = await platform.as('liaohe-officer');
    await api.post('/api/organization/v1/imports', workbookForm(await plantWorkbook(plant())));
    browser = await launchBrowser();
    officer = await Console.open(browser, platform.url);
    await officer.signIn('辽河油田', '党委干事');
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.end();
  });
  const state = (name: string) =>
    officer.at('import-view').getByTestId(`import-state-${name}`).waitFor({ timeout: 120_000 });

  it('the officer takes what is there as a workbook', async () => {
    await officer.go('import');
    for (const [id, name] of [
      ['import-template', '组织导入模板.xlsx'],
      ['import-current', '组织现状.xlsx'],
    ] as const) {
      const download = officer.page.waitForEvent('download');
      await officer.at(id).click();
      expect((await download).suggestedFilename()).toBe(name);
    }
  });

  it('tries a large one, loads it, and stops it on the way', async () => {
    const buffer = await manyPeople(ROWS, 'A', 4_000);
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    await officer.at('import-file').setInputFiles({ name: '人员.xlsx', mimeType, buffer });
    await officer.at('import-check').click();
    await state('finished');
    await officer.at('import-load').click();
    await state('loading');
    await officer.at('import-cancel').click();
    await officer.at('import-cancel-submit').click();
    await state('cancelled');
    await officer.page.screenshot({ path: pictureFile('import-cancelled'), animations: 'disabled', fullPage: true });
  });

  it('goes on, and finds the rows that were refused in the report and in a file', async () => {
    await officer.at('import-resume').click();
    await state('finished');
    expect(await officer.at('import-done').innerText()).toBe(`${ROWS} / ${ROWS} 行`);
    const download = officer.page.waitForEvent('download');
    await officer.at('import-problems-export').click();
    expect((await download).suggestedFilename()).toBe('问题清单.xlsx');
    const rows = officer.at('imports-table').getByTestId('import-state-finished');
    await rows.nth(2).waitFor();
    expect(await rows.count()).toBe(3);
  });

  it('reads well on a desk and on a phone, in both languages', async () => {
    for (const language of ['zh', 'en']) {
      for (const width of WIDTHS) {
        await officer.page.setViewportSize({ width, height: 900 });
        const path = pictureFile(`import-${language}-${width}`);
        await officer.page.screenshot({ path, animations: 'disabled', fullPage: true });
        expect(await officer.overflow()).toBe(0);
      }
      await officer.at('language-switch').click();
    }
    expect(officer.complaints).toEqual([]);
  });
});
