/** `pd1.<algorithm>.<keyId>.<iv>.<ciphertext>.<tag>`, the last four parts base64url: safe in JSON, CSV and URLs. */
export type Sealed = string;

export interface Envelope {
  algorithm: string;
  keyId: string;
  iv: Buffer;
  ciphertext: Buffer;
  tag: Buffer;
}

const shape = /^pd1\.[A-Z0-9]+\.[\w-]+\.[\w-]+\.[\w-]*\.[\w-]+$/;

export function isSealed(value: unknown): value is Sealed {
  return typeof value === 'string' && value.startsWith('pd1.') && shape.test(value);
}

export function format({ algorithm, keyId, iv, ciphertext, tag }: Envelope): Sealed {
  return [
    'pd1',
    algorithm,
    ...[Buffer.from(keyId), iv, ciphertext, tag].map((part) => part.toString('base64url')),
  ].join('.');
}

export function parse(sealed: Sealed): Envelope {
  const [, algorithm = '', ...parts] = sealed.split('.');
  const [keyId, iv, ciphertext, tag] = parts.map((part) => Buffer.from(part, 'base64url'));
  return { algorithm, keyId: keyId!.toString(), iv: iv!, ciphertext: ciphertext!, tag: tag! };
}

/** The part of an envelope that need not be decoded to know which key it wants. */
export function keyIdOf(sealed: Sealed): string {
  return Buffer.from(sealed.split('.', 3)[2]!, 'base64url').toString();
}
