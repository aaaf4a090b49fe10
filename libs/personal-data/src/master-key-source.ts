import { exec } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { MasterKeyUnusable } from './errors.js';
import { type MasterKey, masterKeyBytes, masterKeyFromBytes, masterKeys } from './master-key.js';
import { readOrCreateSecret } from './secret-file.js';

/** Where the master key comes from; asked once, at the start. */
export interface MasterKeySource {
  /** What an operator is to look at: the setting, and the file if it is one. */
  readonly where: string;
  /** @throws MasterKeyUnusable, which names the setting and never the key */
  key(): Promise<MasterKey>;
}

export interface MasterKeySources {
  current: MasterKeySource;
  /** While keys are being wrapped anew: the one before, or, in services that start before the change, the one to come. */
  previous?: MasterKeySource;
}

/** @throws MasterKeyUnusable */
export async function masterKeyFrom({ current, previous }: MasterKeySources): Promise<MasterKey> {
  const key = await current.key();
  return previous ? masterKeys(key, await previous.key()) : key;
}

const LONGEST_RUN_MS = 30_000;

/**
 * The 32 bytes in the file. `create`: a first start makes them. Losing the file forgets everyone: keep a copy apart from
 * the data.
 */
export function masterKeyFile(path: string, setting: string, { create }: { create: boolean }): MasterKeySource {
  const where = `file ${path} (${setting})`;
  const read = (): Buffer => (create ? readOrCreateSecret(path, masterKeyBytes) : readFileSync(path));
  return {
    where,
    async key() {
      let bytes: Buffer;
      try {
        bytes = read();
      } catch (cause) {
        throw new MasterKeyUnusable(where, cause instanceof Error ? cause.message : String(cause), cause);
      }
      return keyOf(bytes, where);
    },
  };
}

/** The 32 bytes in Base64, as a secret manager puts them into the environment. */
export function masterKeyText(base64: string, setting: string): MasterKeySource {
  const where = `in ${setting}`;
  return { where, key: async () => keyOf(decoded(base64, where), where) };
}

/** A program that prints the 32 bytes in Base64: a client of a vault or of a key management service. */
export function masterKeyProgram(command: string, setting: string): MasterKeySource {
  const where = `that ${setting} prints`;
  return {
    where,
    async key() {
      let printed: string;
      try {
        printed = (await promisify(exec)(command, { timeout: LONGEST_RUN_MS })).stdout;
      } catch (cause) {
        // Neither the cause nor its message: they hold the command and all that it printed.
        const { code, killed } = cause as { code?: number | string; killed?: boolean };
        const ended = killed ? `took more than ${LONGEST_RUN_MS / 1_000} s` : `ended with ${code}`;
        throw new MasterKeyUnusable(where, `the program ${ended}; run it by hand as the user of this process`);
      }
      return keyOf(decoded(printed.trim(), where), where);
    },
  };
}

function decoded(base64: string, where: string): Buffer {
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(base64)) throw new MasterKeyUnusable(where, 'it is not Base64');
  return Buffer.from(base64, 'base64');
}

function keyOf(bytes: Buffer, where: string): MasterKey {
  if (bytes.length !== masterKeyBytes)
    throw new MasterKeyUnusable(where, `it has ${bytes.length} bytes and must have ${masterKeyBytes}`);
  return masterKeyFromBytes(bytes);
}
