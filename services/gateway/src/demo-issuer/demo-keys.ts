import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JSONWebKeySet, JWK } from 'jose';

export type DemoKeys = { signing: JWK; cookieKey: string };

/** Kept beside the data, so that a token outlives a restart; readable by the owner only. */
export function demoKeys(dataDir: string): DemoKeys {
  const file = join(dataDir, 'demo-issuer-keys.json');
  return read(file) ?? write(file, dataDir);
}

export function publicKeys({ signing }: DemoKeys): JSONWebKeySet {
  const { kty, crv, x, y, kid, alg, use } = signing;
  return { keys: [{ kty, crv, x, y, kid, alg, use }] };
}

function read(file: string): DemoKeys | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const keys = JSON.parse(text) as DemoKeys;
    if (!keys.signing.d || !keys.signing.kid || !keys.cookieKey) throw new Error('a key is missing');
    return keys;
  } catch (cause) {
    throw new Error(`${file} is damaged; delete it and everybody in the demo signs in again`, { cause });
  }
}

function write(file: string, dataDir: string): DemoKeys {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signing = { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'ES256', use: 'sig' } as JWK;
  const keys: DemoKeys = { signing, cookieKey: randomBytes(32).toString('base64url') };
  mkdirSync(dataDir, { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(keys), { mode: 0o600 });
  renameSync(draft, file);
  return keys;
}
