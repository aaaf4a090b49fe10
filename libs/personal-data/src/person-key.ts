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
  /**
   * The secret, and behind it what the usual algorithm needs of it, a byte a character: tens of thousands are kept, and a
   * buffer of so few bytes weighs four times as much.
   */
  readonly #bytes: string;

  constructor(
    readonly keyId: string,
    secret: Buffer,
    private readonly sealing = usualSealing,
  ) {
    this.#bytes = Buffer.concat([secret, derive(secret, this.#cipherOf(sealing.algorithm))]).toString('latin1');
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
    const kept = Buffer.from(this.#bytes, 'latin1');
    const bytes = isUsual ? kept.subarray(SECRET_BYTES) : derive(kept.subarray(0, SECRET_BYTES), cipher);
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
