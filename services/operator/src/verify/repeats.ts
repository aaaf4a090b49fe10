import { createHash } from 'node:crypto';

const BITS = 2 ** 26;
const HASHES = 4;
const BITS_PER_WORD = 32;

/**
 * Strings that may have come before, in 8 MB however many there are (a Bloom filter): whoever is not named has come once
 * only, whoever is named is to be counted.
 */
export class MaybeRepeated {
  private readonly words = new Uint32Array(BITS / BITS_PER_WORD);

  seen(text: string): boolean {
    const digest = createHash('sha1').update(text).digest();
    let before = true;
    for (let i = 0; i < HASHES; i++) {
      const bit = digest.readUInt32LE(i * 4) % BITS;
      const word = Math.floor(bit / BITS_PER_WORD);
      const mask = 1 << (bit % BITS_PER_WORD);
      if ((this.words[word]! & mask) === 0) before = false;
      this.words[word]! |= mask;
    }
    return before;
  }
}
