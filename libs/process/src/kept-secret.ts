import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const BYTES = 32;

export class KeyFileUnusable extends Error {
  override name = 'KeyFileUnusable';
}

/** 32 random bytes that outlive a restart. @throws KeyFileUnusable */
export function keptSecret(path: string): Uint8Array {
  try {
    const kept = readFileSync(path);
    if (kept.length === BYTES) return kept;
    throw new KeyFileUnusable(
      `The key file ${path} is damaged: it has ${kept.length} bytes, not ${BYTES}. Delete it; everyone signs in again.`,
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const fresh = randomBytes(BYTES);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, fresh, { mode: 0o600, flag: 'wx' });
    return fresh;
  }
}
