import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { DEFAULT_LOGS, logOf } from '@ronghe/event-sourcing';
import { eventually } from '@ronghe/event-sourcing/testing';
import type { Browser } from 'playwright-core';
import { describeInBrowser, launchBrowser, pictureFile, steps } from '../support/browser.js';
import { Console } from '../support/console.js';
import { PlatformProcess } from '../support/platform.js';

const STREAM = 'liaohe/account/person:nobody@2026';
const LOG_STEP = 2 ** 40;

/** Two events as a faulty version of the service might have stored them: no points, no subject. */
function spoil(dataDir: string): void {
  const db = new DatabaseSync(join(dataDir, 'ronghe.sqlite'));
  const log = logOf(STREAM, DEFAULT_LOGS);
  const insert = db.prepare(
    `INSERT INTO commits_scoring (place, stream, commit_no, first_version, command_id, fingerprint, tenant, at, actor, events)
     VALUES (?, ?, ?, ?, ?, '', 'liaohe', '2026-05-01T08:00:00.000Z', 'test', ?)`,
  );
  for (const no of [1, 2])
    insert.run(log * LOG_STEP + no, STREAM, no, no, `c${no}`, '[{"type":"scoring.points-reversed","v":1,"data":{}}]');
  db.close();
}

describeInBrowser('parked events, through the page', () => {
  const it = steps();
  let dataDir: string;
  let platform: PlatformProcess;
  let browser: Browser;
  let admin: Console;

  const open = async (): Promise<void> => {
    platform = await PlatformProcess.start(dataDir);
    admin = await Console.open(browser, platform.url);
    await admin.signIn('辽河油田', '管理员');
  };
  /** A command's test id: a build of the read model has another name each time. */
  const button = async (command: 'replay' | 'discard', no: number): Promise<string> => {
    const id = new RegExp(`^parked-${command}-accounts_v1_\\w+-scoring\\.\\d+\\.${no}\\.0$`);
    return (await admin.page.getByTestId(id).getAttribute('data-testid'))!;
  };
  const picture = async (name: string): Promise<void> => {
    await admin.page.screenshot({ path: pictureFile(`parked-${name}`), animations: 'disabled' });
  };

  beforeAll(async () => {
    dataDir = PlatformProcess.newFolder();
    browser = await launchBrowser();
    await open();
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.end();
  });

  it('says that nothing is parked', async () => {
    await admin.go('parked');
    await admin.at('parked-table').getByText('没有停放的事件').waitFor();
    await picture('none');
  });

  it('shows what a read model could not take, and what waits behind it', async () => {
    await admin.end();
    await platform.stop();
    spoil(dataDir);
    await open();
    await admin.go('parked');
    await button('replay', 1);
    const table = await admin.at('parked-table').innerText();
    expect(table).toContain(STREAM);
    expect(table).toMatch(/TypeError/);
    expect(table).toContain('waits behind an earlier event of its stream');
    await picture('two');
    expect(await admin.overflow()).toBe(0);
  });

  it('tries again when asked: what fails again is parked again', async () => {
    const before = await button('replay', 1);
    await admin.command(before, async (form) => {
      await form.root.getByText(STREAM).waitFor();
    });
    await admin.at(before).waitFor({ state: 'hidden' });
    expect(await button('replay', 1)).not.toBe(before);
  });

  it('discards after it was confirmed: the event is passed over, the other one tried again', async () => {
    const discard = await button('discard', 1);
    const form = await admin.openForm(discard);
    await form.root.getByText('不能恢复').waitFor();
    await picture('discard');
    await form.submit();
    await admin.at(discard).waitFor({ state: 'hidden' });
    await admin.command(await button('discard', 2), async () => undefined);
    await eventually(async () => expect(await admin.page.getByTestId(/^parked-discard-accounts/).count()).toBe(0));
    expect(admin.complaints).toEqual([]);
  });

  it('fits a phone, in English too', async () => {
    const phone = await Console.open(browser, platform.url, { width: 390, height: 844 });
    await phone.signIn('辽河油田', '管理员');
    await phone.visit('/parked', 'parked-table');
    await phone.at('language-switch').click();
    await phone.at('parked-table').getByText('notification.reactions/notices-by-event').first().waitFor();
    await phone.page.screenshot({ path: pictureFile('parked-phone'), animations: 'disabled', fullPage: true });
    expect(await phone.overflow()).toBe(0);
    await phone.end();
  });

  it('is not offered to others', async () => {
    const member = await Console.open(browser, platform.url);
    await member.signIn('辽河油田', '党员');
    expect(await member.at('nav-parked').count()).toBe(0);
    await member.visit('/parked', 'problem');
    await member.end();
  });
});
