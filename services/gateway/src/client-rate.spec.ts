import { afterEach, describe, expect, it } from '@jest/globals';
import { ConfigRefused } from '@ronghe/process';
import { testGateway } from './testing/test-gateway.js';
import { readTrustProxy } from './trust-proxy.js';

let site: Awaited<ReturnType<typeof testGateway>>;
const open: (typeof site)[] = [];
const begin = async (over: Parameters<typeof testGateway>[0]) => void open.push((site = await testGateway(over)));
afterEach(async () => {
  for (const each of open.splice(0)) await each.stop();
});

const as = async (...addresses: string[]): Promise<number> => {
  const headers = { 'x-forwarded-for': addresses.join(', ') };
  return (await fetch(`${site.url}/auth/me`, { headers })).status;
};

describe('requests of one client address', () => {
  it('are counted by the address that the trusted proxy gives', async () => {
    await begin({ clientsPerMinute: 2, trustProxy: 1 });
    expect([await as('203.0.113.1'), await as('203.0.113.1'), await as('203.0.113.1')]).toEqual([401, 401, 429]);
    expect(await as('203.0.113.2')).toBe(401);
    // What the client wrote himself stands before what the proxy adds.
    expect(await as('203.0.113.9', '203.0.113.1')).toBe(429);
  });

  it('are those of the connection where no proxy is trusted, or another than this one', async () => {
    for (const trustProxy of [undefined, ['10.0.0.0/8']]) {
      await begin({ clientsPerMinute: 2, trustProxy });
      expect([await as('203.0.113.1'), await as('203.0.113.2'), await as('203.0.113.3')]).toEqual([401, 401, 429]);
    }
    await begin({ clientsPerMinute: 2, trustProxy: ['127.0.0.0/8'] });
    expect([await as('203.0.113.1'), await as('203.0.113.2'), await as('203.0.113.3')]).toEqual([401, 401, 401]);
  });

  it('of one line of IPv6 are those of one client, however the address is written', async () => {
    await begin({ clientsPerMinute: 3, trustProxy: 1 });
    const same = ['2001:db8:1:2::1', '2001:0DB8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2:3:4:5:6'];
    for (const address of same) expect(await as(address)).toBe(401);
    expect(await as('2001:db8:1:2::9')).toBe(429);
    expect(await as('2001:db8:1:3::1')).toBe(401);
    for (const address of ['203.0.113.5', '::ffff:203.0.113.5', '203.0.113.5']) expect(await as(address)).toBe(401);
    expect(await as('::FFFF:203.0.113.5')).toBe(429);
  });

  it('are not counted where the limit is 0', async () => {
    await begin({ clientsPerMinute: 0 });
    for (let i = 0; i < 5; i++) expect(await as('203.0.113.1')).toBe(401);
  });
});

describe('RONGHE_TRUST_PROXY', () => {
  const read = (value: string) => readTrustProxy({ RONGHE_TRUST_PROXY: value });

  it('is a number of proxies, or their addresses; none when it is not set', () => {
    expect([read(''), read('1'), read('9')]).toEqual([undefined, 1, 9]);
    expect(read('10.0.0.1, 192.168.0.0/16, fd00::/8')).toEqual(['10.0.0.1', '192.168.0.0/16', 'fd00::/8']);
  });

  it.each([
    '0',
    'true',
    '10',
    '-1',
    'proxy.example',
    '10.0.0.0/0',
    '10.0.0.0/33',
    '10.0.0.0/8/8',
    '10.0.0.1,',
    '::/129',
  ])('%s is refused', (value) => {
    expect(() => read(value)).toThrow(ConfigRefused);
  });
});
