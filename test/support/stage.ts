import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.js';
import type { Client } from './client.js';
import { Console, type ConsoleOptions } from './console.js';
import { PlatformProcess } from './platform.js';

export const PHONE: ConsoleOptions = { width: 390, height: 844 };

/** Where a story of the console takes place: a platform of its own, and a browser for those who act. */
export class Stage {
  private browser?: Browser;

  private constructor(private readonly platform: PlatformProcess) {}

  /** What the officer tells beforehand stands when the first person signs in. */
  static async set(tell: (officer: Client) => Promise<unknown>): Promise<Stage> {
    const stage = new Stage(await PlatformProcess.start());
    try {
      await tell(await stage.platform.as('liaohe-officer'));
      stage.browser = await launchBrowser();
      return stage;
    } catch (error) {
      await stage.end();
      throw error;
    }
  }

  open(options?: ConsoleOptions): Promise<Console> {
    return Console.open(this.browser!, this.platform.url, options);
  }

  /** One of the demo's oilfield, signed in. */
  async enter(user: string, options?: ConsoleOptions): Promise<Console> {
    const opened = await this.open(options);
    await opened.signIn('辽河油田', user);
    return opened;
  }

  async end(): Promise<void> {
    await this.browser?.close();
    await this.platform.end();
  }
}
