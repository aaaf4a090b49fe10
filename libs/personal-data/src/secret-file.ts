import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** Reads the file, or makes it with fresh random bytes that only its owner may read. */
export function readOrCreateSecret(path: string, bytes: number): Buffer {
  if (!existsSync(path)) create(path, randomBytes(bytes));
  return readFileSync(path);
}

/** Written and synced aside, then linked: a crash leaves no half file, and of two starters one wins. */
function create(path: string, secret: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  const aside = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    const file = openSync(aside, 'wx', 0o600);
    try {
      writeSync(file, secret);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    linkSync(aside, path);
    syncFolder(dirname(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
