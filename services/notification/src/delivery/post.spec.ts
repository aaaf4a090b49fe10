import { createHmac } from 'node:crypto';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Resolve, isInside, post } from './post.js';
import { signedHeaders } from './signature.js';

describe('an address inside the house', () => {
  it.each([
    ...['127.0.0.1', '127.255.255.254', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    ...['169.254.169.254', '100.64.0.1', '198.18.0.1', '192.0.0.8', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
    ...['::1', '::', 'fe80::1', 'febf::1', 'fc00::1', 'fdff::1', 'ff02::1', 'fec0::1'],
    // IPv4 in IPv6: mapped in both spellings, compatible, NAT64, 6to4, Teredo.
    ...['::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:a00:1', '::FFFF:192.168.0.1', '::127.0.0.1', '::7f00:1'],
    ...['64:ff9b::7f00:1', '64:ff9b:1::a00:1', '2002:7f00:1::', '2001:0:1::1'],
  ])('%s is', (address) => {
    expect(isInside(address)).toBe(true);
  });

  it.each(['1.1.1.1', '172.32.0.1', '192.169.0.1', '100.128.0.1', '::ffff:1.1.1.1', '2400:3200::1', '2606:4700::1111'])(
    '%s is not',
    (address) => {
      expect(isInside(address)).toBe(false);
    },
  );
});

describe('posting to a webhook', () => {
  let server: Server;
  let port: number;
  let called = 0;
  beforeAll(async () => {
    server = createServer((request, response) => {
      called++;
      request.resume();
      if (request.url === '/moved') response.writeHead(302, { location: `http://127.0.0.1:${port}/ok` }).end();
      else if (request.url === '/broken') response.writeHead(500).end();
      else if (request.url === '/silent') response.destroy();
      else if (request.url === '/endless') {
        response.writeHead(200);
        response.write('x'.repeat(100_000));
      } else response.writeHead(204).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  // The URL standard turns every spelling into dotted numbers before anyone looks.
  it.each([
    ...['127.0.0.1', '2130706433', '0x7f000001', '0x7f.1', '0177.0.0.1', '127.1', '0', '[::1]', '[::]'],
    ...['[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[0:0:0:0:0:ffff:7f00:0001]', '[::127.0.0.1]', '１２７.０.０.１'],
    ...['localhost', 'LOCALHOST', 'localhost.'],
  ])('does not call %s', async (host) => {
    const before = called;
    const answer = await post(`http://${host}:${port}/ok`, {}, '{}', false);
    expect(answer.ok).toBe(false);
    expect(called).toBe(before);
  });

  it('does not call a name that has an address in the house, alone or beside others', async () => {
    const before = called;
    for (const addresses of [['127.0.0.1'], ['1.1.1.1', '127.0.0.1'], ['::1'], ['::ffff:127.0.0.1']]) {
      const resolve: Resolve = (_host, _options, done) =>
        done(
          null,
          addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        );
      const answer = await post(`http://hook.example:${port}/ok`, {}, '{}', false, resolve);
      expect(answer).toEqual({ ok: false, detail: 'the address is inside a private network' });
    }
    expect(called).toBe(before);
  });

  it('asks for a name once, and connects to the answer it has checked: a name that changes its mind is not asked', async () => {
    const before = called;
    const asked: string[] = [];
    // Outside at first, inside ever after; 192.0.2.1 is an address for documents, where nobody is.
    const resolve: Resolve = (host, _options, done) => {
      asked.push(host);
      done(null, [{ address: asked.length === 1 ? '192.0.2.1' : '127.0.0.1', family: 4 }]);
    };
    const answer = await post(`http://hook.example:${port}/ok`, {}, '{}', false, resolve);
    expect([answer.ok, asked, called]).toEqual([false, ['hook.example'], before]);
  });

  it('calls the house where that is allowed, and tells how it went', async () => {
    const url = `http://127.0.0.1:${port}`;
    expect(await post(`${url}/ok`, {}, '{}', true)).toEqual({ ok: true, detail: 'HTTP 204' });
    expect(await post(`${url}/broken`, {}, '{}', true)).toEqual({ ok: false, detail: 'HTTP 500' });
    expect(await post(`${url}/endless`, {}, '{}', true)).toEqual({ ok: true, detail: 'HTTP 200' });
    expect((await post(`${url}/silent`, {}, '{}', true)).ok).toBe(false);
  });

  it('follows no redirect', async () => {
    const before = called;
    expect(await post(`http://127.0.0.1:${port}/moved`, {}, '{}', true)).toEqual({ ok: false, detail: 'HTTP 302' });
    expect(called).toBe(before + 1);
  });

  it('never throws: a name that is not there or a port that is shut is an answer', async () => {
    expect((await post('http://nowhere.invalid/', {}, '{}', false)).ok).toBe(false);
    expect((await post('http://127.0.0.1:1/', {}, '{}', true)).ok).toBe(false);
  });
});

describe('the signature', () => {
  it('is the one of Standard Webhooks over id, time and body', () => {
    const key = Buffer.from('a key of some bytes');
    const headers = signedHeaders(`whsec_${key.toString('base64')}`, 'n1', new Date(1_700_000_000_999), '{"a":1}');
    const expected = createHmac('sha256', key).update('n1.1700000000.{"a":1}').digest('base64');
    expect(headers).toEqual({
      'webhook-id': 'n1',
      'webhook-timestamp': '1700000000',
      'webhook-signature': `v1,${expected}`,
      'content-type': 'application/json',
    });
  });
});
