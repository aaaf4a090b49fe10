import { type CipherGCMTypes, createCipheriv, createDecipheriv, createHmac, createSecretKey } from 'node:crypto';

/** NIST SP 800-38D: a 96-bit nonce and the full 128-bit tag; shorter tags are refused. */
export const ivBytes = 12;
export const tagBytes = 16;

/** Authenticated encryption with a 96-bit nonce and a 128-bit tag, as node:crypto names it. */
export interface Cipher {
  name: CipherGCMTypes;
  keyBytes: number;
  /** What a person's keys for it are derived under: another one for each algorithm. */
  derivation: string;
}

/** By the name in the envelope. What an installation has once sealed with stays here for ever. */
export type Ciphers = Readonly<Record<string, Cipher>>;

/**
 * SM4-GCM would be a second line: `SM4GCM: { name: 'sm4-gcm', keyBytes: 16, derivation: … }`. The OpenSSL in Node 24 has
 * SM4 without GCM, so it cannot be offered yet.
 */
export const ciphers: Ciphers = {
  A256GCM: { name: 'aes-256-gcm', keyBytes: 32, derivation: 'pd1 encryption and nonce' },
};

/** What new data is sealed with. */
export const usualAlgorithm = 'A256GCM';
const aes: Cipher = ciphers['A256GCM']!;

// createSecretKey: given a plain buffer, Node 24 takes three times as long over each call.

export function encrypt(
  key: Buffer,
  iv: Buffer,
  aad: string,
  plaintext: Buffer,
  { name }: Cipher = aes,
): { ciphertext: Buffer; tag: Buffer } {
  const cipher = createCipheriv(name, createSecretKey(key), iv, { authTagLength: tagBytes }).setAAD(Buffer.from(aad));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return { ciphertext, tag: cipher.getAuthTag() };
}

/** Throws when any bit of key, nonce, associated data, ciphertext or tag differs. */
export function decrypt(
  key: Buffer,
  iv: Buffer,
  aad: string,
  ciphertext: Buffer,
  tag: Buffer,
  { name }: Cipher = aes,
): Buffer {
  const decipher = createDecipheriv(name, createSecretKey(key), iv, { authTagLength: tagBytes }).setAAD(
    Buffer.from(aad),
  );
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
}

export function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', createSecretKey(key)).update(text).digest();
}
