import { EncryptJWT, jwtDecrypt } from 'jose';

/** Encrypts what we hand to the browser to keep; a thing sealed for one purpose does not open for another. */
export class Seal {
  constructor(private readonly key: Uint8Array) {
    if (key.length !== 32) throw new Error(`The session key must be 32 bytes, not ${key.length}`);
  }

  /** @param until epoch seconds */
  close(purpose: string, content: object, until: number): Promise<string> {
    return new EncryptJWT({ content })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setAudience(purpose)
      .setExpirationTime(until)
      .encrypt(this.key);
  }

  /** Undefined when it was tampered with, is too old, or was sealed for something else. */
  async open<T extends object>(purpose: string, sealed: string): Promise<T | undefined> {
    try {
      const { payload } = await jwtDecrypt<{ content: T }>(sealed, this.key, {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
        audience: purpose,
        requiredClaims: ['exp'],
      });
      return payload.content;
    } catch {
      return undefined;
    }
  }
}
