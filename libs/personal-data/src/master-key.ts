import { hkdfSync, randomBytes } from 'node:crypto';
import { decrypt, encrypt, ivBytes } from './ciphers.js';
import { SealBroken, WrongMasterKey } from './errors.js';

/** `wk1.A256GCM.<id of the master key>.<iv>.<ciphertext>.<tag>`: names its wrapper, so that a rotation can tell old from new. */
export type WrappedKey = string;

export interface MasterKey {
  readonly id: string;
  wrap(keyId: string, secret: Buffer): WrappedKey;
  unwrap(keyId: string, wrapped: WrappedKey): Buffer;
}

export const masterKeyBytes = 32;

export function masterKeyFromBytes(bytes: Uint8Array): MasterKey {
  if (bytes.length !== masterKeyBytes)
    throw new RangeError(`A master key has ${masterKeyBytes} bytes, not ${bytes.length}`);
  const key = Buffer.from(bytes);
  const id = Buffer.from(hkdfSync('sha256', key, '', 'wk1 public id', 6)).toString('base64url');
  const prefix = `wk1.A256GCM.${id}`;
  return {
    id,
    wrap(keyId, secret) {
      const iv = randomBytes(ivBytes);
      const { ciphertext, tag } = encrypt(key, iv, keyId, secret);
      return [prefix, ...[iv, ciphertext, tag].map((part) => part.toString('base64url'))].join('.');
    },
    unwrap(keyId, wrapped) {
      const [, , wrappedBy = '', ...parts] = wrapped.split('.');
      if (wrappedBy !== id) throw new WrongMasterKey(keyId, wrappedBy, id);
      const [iv, ciphertext, tag] = parts.map((part) => Buffer.from(part, 'base64url'));
      try {
        return decrypt(key, iv!, keyId, ciphertext!, tag!);
      } catch {
        throw new SealBroken(keyId);
      }
    },
  };
}

/** Wraps by the first; unwraps what any of them wrapped, so that services run on while keys change hands. */
export function masterKeys(current: MasterKey, ...others: readonly MasterKey[]): MasterKey {
  return {
    id: current.id,
    wrap: (keyId, secret) => current.wrap(keyId, secret),
    unwrap(keyId, wrapped) {
      const wrapper = others.find(({ id }) => id === wrapperOf(wrapped)) ?? current;
      return wrapper.unwrap(keyId, wrapped);
    },
  };
}

/** The id of the master key that wrapped it. */
export const wrapperOf = (wrapped: WrappedKey): string => wrapped.split('.')[2] ?? '';
