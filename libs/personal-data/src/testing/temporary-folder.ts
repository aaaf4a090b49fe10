import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';

const made: string[] = [];
afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A new empty folder, which goes with all that is in it after the suite: keys that nobody needs do not lie about. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ronghe-keys-'));
  made.push(folder);
  return folder;
}
