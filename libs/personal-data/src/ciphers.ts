import { createCipheriv, createDecipheriv, createHmac, createSecretKey } from 'node:crypto';

/** NIST SP 800-38D: a 96-bit nonce and the full 128-bit tag; shorter tags are refused. */
export const ivBytes = 12;
export const tagBytes = 16;

// createSecretKey: given a plain buffer, Node 24 takes three times as long over each call.

export function encrypt(key: Buffer, iv: Buffer, aad: string, plaintext: Buffer): { ciphertext: Buffer; tag: Buffer } {
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), iv, { authTagLength: tagBytes }).setAAD(
    Buffer.from(aad),
  );
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return { ciphertext, tag: cipher.getAuthTag() };
}

/** Throws when any bit of key, nonce, associated data, ciphertext or tag differs. */
export function decrypt(key: Buffer, iv: Buffer, aad: string, ciphertext: Buffer, tag: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key), iv, { authTagLength: tagBytes }).setAAD(
    Buffer.from(aad),
  );
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
}

export function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', createSecretKey(key)).update(text).digest();
}
