import { createSecretKey, hkdfSync } from 'node:crypto';
import { decrypt, encrypt, hmac, ivBytes } from './ciphers.js';
import { format, parse, type Sealed } from './envelope.js';
import { SealBroken } from './errors.js';

const algorithm = 'A256GCM';
const aadOf = (keyId: string) => `pd1.${algorithm}.${keyId}`;

/** What one person's random key is good for. The nonce is synthetic, so the same text seals to the same bytes. */
export class PersonKey {
  readonly #encryption: Buffer;
  readonly #nonce: Buffer;

  constructor(
    readonly keyId: string,
    secret: Buffer,
  ) {
    const derived = Buffer.from(hkdfSync('sha256', createSecretKey(secret), '', 'pd1 encryption and nonce', 64));
    this.#encryption = derived.subarray(0, 32);
    this.#nonce = derived.subarray(32);
  }

  seal(field: string, plaintext: string): Sealed {
    const iv = hmac(this.#nonce, `${field}\0${plaintext}`).subarray(0, ivBytes);
    const sealed = encrypt(this.#encryption, iv, aadOf(this.keyId), Buffer.from(plaintext));
    return format({ algorithm, keyId: this.keyId, iv, ...sealed });
  }

  open(sealed: Sealed): string {
    const envelope = parse(sealed);
    try {
      if (envelope.algorithm !== algorithm) throw new Error('not an algorithm we know');
      return decrypt(this.#encryption, envelope.iv, aadOf(this.keyId), envelope.ciphertext, envelope.tag).toString();
    } catch {
      throw new SealBroken(this.keyId);
    }
  }
}
