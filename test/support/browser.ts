import { existsSync, mkdirSync } from 'node:fs';
import { describe, it } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';
import { Console } from './console.js';

const PATH = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const OUTPUT = new URL('../../test-output/', import.meta.url).pathname;
const ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const noChromium = (): string | undefined =>
  existsSync(PATH) ? undefined : `no Chromium at ${PATH}; install it or set CHROMIUM_PATH`;

/** A Chromium on a new, empty profile. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: PATH, headless: true, chromiumSandbox: false, args: ARGS });

export function pictureFile(name: string): string {
  mkdirSync(OUTPUT, { recursive: true });
  return `${OUTPUT}${name}.png`;
}

/** Without a Chromium nothing was looked at: an error where CI=true, said loudly elsewhere. */
export function describeInBrowser(name: string, tests: () => void): void {
  const missing = noChromium();
  if (!missing) return describe(name, tests);
  describe(name, () => {
    it(`cannot run: ${missing}`, () => {
      if (process.env['CI'] === 'true') throw new Error(`The browser tests cannot run: ${missing}`);
      process.stderr.write(`\n*** NOT TESTED: ${name}\n*** cannot run: ${missing}\n\n`);
    });
  });
}

/** The steps of one story: each stands on those before, so after one that failed the others say only that. The one that
 * failed says what the pages showed. */
export function steps(): (name: string, step: () => Promise<void> | void) => void {
  let failed: string | undefined;
  return (name, step) =>
    it(name, async () => {
      if (failed) throw new Error(`not reached: “${failed}” failed`);
      failed = name;
      try {
        await step();
      } catch (error) {
        process.stderr.write(`\n“${name}” failed. The pages that are open:\n${await Console.situations()}\n`);
        throw error;
      }
      failed = undefined;
    });
}
