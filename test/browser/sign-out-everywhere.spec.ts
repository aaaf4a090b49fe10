import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeInBrowser, launchBrowser, steps } from '../support/browser.js';
import { Console } from '../support/console.js';
import { PlatformProcess } from '../support/platform.js';

describeInBrowser('one person at two devices', () => {
  const it = steps();
  let platform: PlatformProcess;
  let browser: Browser;
  let desk: Console;
  let phone: Console;

  beforeAll(async () => {
    platform = await PlatformProcess.start();
    browser = await launchBrowser();
    [desk, phone] = [await Console.open(browser, platform.url), await Console.open(browser, platform.url)];
    for (const device of [desk, phone]) await device.signIn('辽河油田', '党委干事');
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.end();
  });

  it('signs out on all of them at one', async () => {
    await desk.at('header-account').click();
    expect(await desk.at('sign-out-everywhere').innerText()).toBe('退出所有设备');
    await desk.at('sign-out-everywhere').click();
    await desk.at('sign-in-button').waitFor();
  });

  it('and the other asks who it is', async () => {
    await phone.page.reload();
    await phone.at('sign-in-button').waitFor();
    expect(phone.complaints).toEqual([]);
  });
});
