import { describe, expect, it } from '@jest/globals';
import { base32 } from './base32.js';

describe('Base32', () => {
  it('agrees with the test vectors of RFC 4648, in lower case and without padding', () => {
    const vectors = {
      '': '',
      f: 'my',
      fo: 'mzxq',
      foo: 'mzxw6',
      foob: 'mzxw6yq',
      fooba: 'mzxw6ytb',
      foobar: 'mzxw6ytboi',
    };
    for (const [text, encoded] of Object.entries(vectors)) expect(base32(Buffer.from(text))).toBe(encoded);
  });
});
