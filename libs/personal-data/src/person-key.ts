import { createSecretKey, hkdfSync } from 'node:crypto';
import { type Cipher, type Ciphers, ciphers, decrypt, encrypt, hmac, ivBytes, usualAlgorithm } from './ciphers.js';
import { format, parse, type Sealed } from './envelope.js';
import { AlgorithmUnknown, SealBroken } from './errors.js';

/** How data is sealed: with which algorithm, of those that can be opened. */
export interface Sealing {
  algorithm: string;
  ciphers: Ciphers;
}

export const usualSealing: Sealing = { algorithm: usualAlgorithm, ciphers };

const SECRET_BYTES = 32;
const NONCE_KEY_BYTES = 32;

/** What one person's random key is good for. The nonce is synthetic, so the same text seals to the same bytes. */
export class PersonKey {
  /** The secret, and behind it what the usual algorithm needs of it: one buffer, because tens of thousands are kept. */
  readonly #bytes: Buffer;

  constructor(
    readonly keyId: string,
    secret: Buffer,
    private readonly sealing = usualSealing,
  ) {
    this.#bytes = kept([secret, derive(secret, this.#cipherOf(sealing.algorithm))]);
  }

  seal(field: string, plaintext: string): Sealed {
    const { algorithm } = this.sealing;
    const { cipher, encryption, nonce } = this.#keysFor(algorithm);
    const iv = hmac(nonce, `${field}\0${plaintext}`).subarray(0, ivBytes);
    const sealed = encrypt(encryption, iv, this.#aadOf(algorithm), Buffer.from(plaintext), cipher);
    return format({ algorithm, keyId: this.keyId, iv, ...sealed });
  }

  /** @throws AlgorithmUnknown or SealBroken */
  open(sealed: Sealed): string {
    const { algorithm, iv, ciphertext, tag } = parse(sealed);
    const { cipher, encryption } = this.#keysFor(algorithm);
    try {
      return decrypt(encryption, iv, this.#aadOf(algorithm), ciphertext, tag, cipher).toString();
    } catch {
      throw new SealBroken(this.keyId);
    }
  }

  /** Those of another algorithm than the usual are derived each time. */
  #keysFor(algorithm: string): { cipher: Cipher; encryption: Buffer; nonce: Buffer } {
    const cipher = this.#cipherOf(algorithm);
    const isUsual = algorithm === this.sealing.algorithm;
    const bytes = isUsual ? this.#bytes.subarray(SECRET_BYTES) : derive(this.#bytes.subarray(0, SECRET_BYTES), cipher);
    return { cipher, encryption: bytes.subarray(0, cipher.keyBytes), nonce: bytes.subarray(cipher.keyBytes) };
  }

  #cipherOf(algorithm: string): Cipher {
    const { ciphers: table } = this.sealing;
    if (!Object.hasOwn(table, algorithm)) throw new AlgorithmUnknown(this.keyId, algorithm);
    return table[algorithm]!;
  }

  #aadOf(algorithm: string): string {
    return `pd1.${algorithm}.${this.keyId}`;
  }
}

const derive = (secret: Buffer, { derivation, keyBytes }: Cipher): Buffer =>
  Buffer.from(hkdfSync('sha256', createSecretKey(secret), '', derivation, keyBytes + NONCE_KEY_BYTES));

const SLAB_BYTES = 64 * 1024;
let slab = Buffer.alloc(0);

/** Keys stand beside keys: in Node's pool each would hold on to 64 KiB of what was only needed for a moment. */
function kept(parts: Buffer[]): Buffer {
  const bytes = Buffer.concat(parts);
  if (bytes.length > slab.length) slab = Buffer.allocUnsafeSlow(SLAB_BYTES);
  const mine = slab.subarray(0, bytes.length);
  slab = slab.subarray(bytes.length);
  bytes.copy(mine);
  return mine;
}
