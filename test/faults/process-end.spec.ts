import { execFile } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { mainOf } from '../support/platform.js';

describe('a process that ends', () => {
  /**
   * Else one of very many hangs for ever. With V8's `--stress-concurrent-allocation`, which is too slow for here, 2 of
   * 16 hung before this was so and none of 48 since.
   */
  it('collects garbage first, so that no thread it has to wait for waits for that', async () => {
    const { code, said } = await new Promise<{ code: unknown; said: string[] }>((resolve) => {
      const env = { PATH: process.env.PATH };
      execFile(process.execPath, ['--trace-gc', mainOf('scoring')], { env }, (error, stdout) =>
        resolve({ code: error?.code, said: stdout.trim().split('\n') }),
      );
    });
    expect([code, said.at(-1)]).toEqual([1, expect.stringMatching(/Mark-Compact.* testing;/)]);
  });
});
