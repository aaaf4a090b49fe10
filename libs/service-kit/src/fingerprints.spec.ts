import { describe, expect, it } from '@jest/globals';
import { Fingerprints } from './fingerprints.js';

const under = (secret: number): Fingerprints => new Fingerprints({ secret: async () => Buffer.alloc(32, secret) });

describe('fingerprints of requests', () => {
  it('are the same for the same request in every process, and others for any other', async () => {
    const one = await under(1).of('POST', '/people', '{"name":"王"}');
    expect(await under(1).of('POST', '/people', '{"name":"王"}')).toBe(one);
    for (const other of [
      ['POST', '/people', '{"name":"李"}'],
      ['POST', '/people/', '{"name":"王"}'],
      ['POST/people', '', '{"name":"王"}'],
    ])
      expect(await under(1).of(...other)).not.toBe(one);
  });

  it('cannot be made without the secret', async () => {
    expect(await under(2).of('POST', '/people', '{}')).not.toBe(await under(1).of('POST', '/people', '{}'));
  });

  it('ask for the secret again when it could not be had', async () => {
    let tries = 0;
    const secret = async (): Promise<Buffer> => {
      if (tries++ === 0) throw new Error('away');
      return Buffer.alloc(32, 1);
    };
    const late = new Fingerprints({ secret });
    await expect(late.of('a')).rejects.toThrow('away');
    expect(await late.of('a')).toBe(await under(1).of('a'));
  });
});
