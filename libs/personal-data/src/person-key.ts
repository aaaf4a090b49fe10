import { type KeyObject, createSecretKey, hkdfSync } from 'node:crypto';
import { type Cipher, type Ciphers, ciphers, decrypt, encrypt, hmac, ivBytes, usualAlgorithm } from './ciphers.js';
import { format, parse, type Sealed } from './envelope.js';
import { AlgorithmUnknown, SealBroken } from './errors.js';

/** How data is sealed: with which algorithm, of those that can be opened. */
export interface Sealing {
  algorithm: string;
  ciphers: Ciphers;
}

export const usualSealing: Sealing = { algorithm: usualAlgorithm, ciphers };

interface Derived {
  cipher: Cipher;
  encryption: Buffer;
  nonce: Buffer;
}

const NONCE_KEY_BYTES = 32;

/** What one person's random key is good for. The nonce is synthetic, so the same text seals to the same bytes. */
export class PersonKey {
  readonly #secret: KeyObject;
  readonly #derived = new Map<string, Derived>();

  constructor(
    readonly keyId: string,
    secret: Buffer,
    private readonly sealing = usualSealing,
  ) {
    this.#secret = createSecretKey(secret);
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

  #keysFor(algorithm: string): Derived {
    const known = this.#derived.get(algorithm);
    if (known) return known;
    const { ciphers: table } = this.sealing;
    const cipher = Object.hasOwn(table, algorithm) ? table[algorithm]! : undefined;
    if (!cipher) throw new AlgorithmUnknown(this.keyId, algorithm);
    const { keyBytes, derivation } = cipher;
    const bytes = Buffer.from(hkdfSync('sha256', this.#secret, '', derivation, keyBytes + NONCE_KEY_BYTES));
    const derived = { cipher, encryption: bytes.subarray(0, keyBytes), nonce: bytes.subarray(keyBytes) };
    this.#derived.set(algorithm, derived);
    return derived;
  }

  readonly #aadOf = (algorithm: string): string => `pd1.${algorithm}.${this.keyId}`;
}
