import { createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { decrypt, encrypt, ivBytes, tagBytes } from '../ciphers.js';
import { SealBroken } from '../errors.js';
import type { VaultStore } from './vault-store.js';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

const KEY_BYTES = 32;
/** Names how the rest is made, so that it can be made otherwise one day. */
const FORM = 1;

/**
 * What a long piece of work needs to have at hand for a while, and only encrypted: each entry under a key of its own,
 * which is made of a secret of the installation and the entry's name.
 */
export class Vault {
  readonly #secret;

  constructor(
    private readonly store: VaultStore,
    secret: Buffer,
  ) {
    this.#secret = createSecretKey(secret);
  }

  async put(key: string, bytes: Buffer, until: string): Promise<void> {
    const iv = randomBytes(ivBytes);
    const { ciphertext, tag } = encrypt(this.#keyFor(key), iv, key, bytes);
    await this.store.put(key, Buffer.concat([Buffer.of(FORM), iv, tag, ciphertext]), until);
  }

  /** @throws SealBroken when it was altered, or put under another name */
  async get(key: string): Promise<Buffer | undefined> {
    const kept = await this.store.get(key);
    if (!kept) return undefined;
    const body = 1 + ivBytes + tagBytes;
    try {
      if (kept[0] !== FORM) throw new SealBroken(key);
      const [iv, tag] = [kept.subarray(1, 1 + ivBytes), kept.subarray(1 + ivBytes, body)];
      return decrypt(this.#keyFor(key), iv, key, kept.subarray(body), tag);
    } catch {
      throw new SealBroken(key);
    }
  }

  async putJson(key: string, value: unknown, until: string): Promise<void> {
    await this.put(key, await pack(JSON.stringify(value)), until);
  }

  /** What {@link putJson} put there; who asks knows its form. */
  async getJson<T>(key: string): Promise<T | undefined> {
    const packed = await this.get(key);
    return packed && (JSON.parse((await unpack(packed)).toString()) as T);
  }

  keys(prefix: string): Promise<string[]> {
    return this.store.keys(prefix);
  }

  keep(key: string, until: string): Promise<void> {
    return this.store.keep(key, until);
  }

  remove(key: string): Promise<void> {
    return this.store.remove(key);
  }

  expire(now: string): Promise<void> {
    return this.store.expire(now);
  }

  lease(name: string, holder: string, now: string, until: string): Promise<boolean> {
    return this.store.lease(name, holder, now, until);
  }

  leased(name: string, now: string): Promise<boolean> {
    return this.store.leased(name, now);
  }

  release(name: string, holder: string): Promise<void> {
    return this.store.release(name, holder);
  }

  #keyFor(key: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#secret, '', `vault ${key}`, KEY_BYTES));
  }
}
