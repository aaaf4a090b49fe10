import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../support/client.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { rawHttp, statusesIn } from '../support/raw-http.js';
import { expectProblem } from '../support/refused.js';

const UNITS = '/api/organization/v1/units';
/** The request that a smuggler hides in the body of another: were it answered, there would be two answers. */
const HIDDEN = 'GET /health/live HTTP/1.1\r\nHost: hidden\r\nConnection: close\r\n\r\n';

describe.each(MODES)('%s: requests as no honest client writes them', (mode) => {
  let platform: Installation;
  let owner: Client;
  let host: string;

  beforeAll(async () => {
    platform = await startInstallation(mode, { RONGHE_LOG_LEVEL: 'trace' });
    owner = await platform.as('liaohe-admin');
    host = new URL(platform.url).host;
  });
  afterAll(() => platform?.end());

  const statuses = async (bytes: string | Buffer, leaving = false): Promise<number[]> =>
    statusesIn(await rawHttp(platform.url, bytes, leaving));
  const head = (start: string, ...lines: string[]): string =>
    [start, `Host: ${host}`, `Authorization: Bearer ${owner.bearer}`, ...lines, '', ''].join('\r\n');
  const posting = (...lines: string[]): string =>
    head(`POST ${UNITS} HTTP/1.1`, 'Content-Type: application/json', ...lines);
  const getting = (...lines: string[]): string => head(`GET ${UNITS} HTTP/1.1`, 'Connection: close', ...lines);

  it('the same bytes without anything odd in them are answered, so what follows is refused for what is odd', async () => {
    expect(await statuses(getting())).toEqual([200]);
    expect(await statuses(posting('Content-Length: 2', 'Connection: close') + '{}')).toEqual([422]);
    expect(await statuses(posting('Transfer-Encoding: chunked', 'Connection: close') + '2\r\n{}\r\n0\r\n\r\n')).toEqual(
      [422],
    );
    expect(await statuses(HIDDEN)).toEqual([200]);
  });

  it.each([
    ['both lengths', ['Content-Length: 4', 'Transfer-Encoding: chunked']],
    ['both, the other way round', ['Transfer-Encoding: chunked', 'Content-Length: 4']],
    ['two lengths', ['Content-Length: 4', 'Content-Length: 5']],
    ['the same length twice', ['Content-Length: 4', 'Content-Length: 4']],
    ['a list of lengths', ['Content-Length: 4, 4']],
    ['a length with a sign', ['Content-Length: +4']],
    ['a length in hexadecimals', ['Content-Length: 0x4']],
    ['a negative length', ['Content-Length: -4']],
    ['a length with a letter', ['Content-Length: 4a']],
    ['a length that no number holds', ['Content-Length: 99999999999999999999']],
    ['a space before the colon of the length', ['Content-Length : 4']],
    ['a space before the colon of the encoding', ['Transfer-Encoding : chunked']],
    ['an unknown encoding', ['Transfer-Encoding: xchunked']],
    ['chunked not last', ['Transfer-Encoding: chunked, identity']],
    ['chunked twice', ['Transfer-Encoding: chunked', 'Transfer-Encoding: identity']],
    ['a line that continues the one before', ['Transfer-Encoding:', ' chunked', 'Content-Length: 4']],
    ['an encoding behind a vertical tab', ['Transfer-Encoding: \u000bchunked', 'Content-Length: 4']],
    ['a carriage return in a value', ['X-A: b\rTransfer-Encoding: chunked', 'Content-Length: 4']],
    ['a null in a value', ['X-A: b\u0000c', 'Content-Length: 4']],
    ['a space in a name', ['X A: b', 'Content-Length: 4']],
    ['a name that is empty', [': b', 'Content-Length: 4']],
    ['a line without a colon', ['nothing', 'Content-Length: 4']],
  ])('smuggling by %s: one refusal, and what hides behind it is not answered', async (_, lines) => {
    const said = await statuses(posting(...lines) + `0\r\n\r\n${HIDDEN}`);
    expect(said).toEqual([400]);
  });

  it.each([
    ['a chunk whose size is no number', 'z\r\n{}\r\n0\r\n\r\n'],
    ['a chunk with a negative size', '-2\r\n{}\r\n0\r\n\r\n'],
    ['a chunk larger than memory', 'fffffffffffffffff\r\n{}\r\n0\r\n\r\n'],
    ['a chunk longer than it says', '1\r\n{}\r\n0\r\n\r\n'],
    ['chunks that never end', '2\r\n{}\r\n'],
  ])('%s', async (_, body) => {
    const said = await statuses(posting('Transfer-Encoding: chunked', 'Connection: close') + body, true);
    expect(said.every((status) => status >= 400 && status < 500)).toBe(true);
    expect(said.length).toBeLessThanOrEqual(1);
  });

  it('two hosts, no host, and one that is no host', async () => {
    const twice = await rawHttp(platform.url, getting('Host: other.invalid'));
    expect(statusesIn(twice)).toEqual([400]);
    expect(twice).toContain('urn:ronghe:problem:host-twice');
    expect(await statuses(`GET ${UNITS} HTTP/1.1\r\nConnection: close\r\n\r\n`)).toEqual([400]);
    expect(await statuses(getting(`hOsT: ${host}`))).toEqual([400]);
  });

  it('a host that is not ours leads nobody away', async () => {
    const odd = `GET /auth/login HTTP/1.1\r\nHost: evil.invalid\r\nX-Forwarded-Host: evil.invalid\r\nForwarded: host=evil.invalid\r\nConnection: close\r\n\r\n`;
    const said = await rawHttp(platform.url, odd);
    expect(/^Location: (.*)$/im.exec(said)?.[1]).toMatch(new RegExp(`^${platform.url}/`));
    for (const path of [
      '//evil.invalid/%2e%2e',
      '/\\evil.invalid',
      'http://evil.invalid/',
      '/%0d%0aSet-Cookie:%20a=b',
      '/..;/',
    ]) {
      const answer = await rawHttp(
        platform.url,
        `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAccept: text/html\r\nConnection: close\r\n\r\n`,
      );
      expect([path, /^(Location|Set-Cookie):.*/im.exec(answer)?.[0]]).toEqual([path, undefined]);
      expect([path, statusesIn(answer).every((status) => status < 500 || status === 503)]).toEqual([path, true]);
    }
  });

  it.each([
    ['a method that is none', `G<>T ${UNITS} HTTP/1.1\r\nHost: h\r\n\r\n`],
    ['a method in small letters', `get ${UNITS} HTTP/1.1\r\nHost: h\r\n\r\n`],
    ['a version that is none', `GET ${UNITS} HTTP/9.9\r\nHost: h\r\n\r\n`],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['TLS', Buffer.from([0x16, 3, 1, 0, 0xa5, 1, 0, 0, 0xa1, 3, 3])],
    ['nothing but zeros', Buffer.alloc(1_000)],
    ['line feeds alone', `GET ${UNITS} HTTP/1.1\nHost: h\n\n`],
  ])('%s is no request', async (_, bytes) => {
    expect(await statuses(bytes)).toEqual([400]);
  });

  it('TRACE echoes nothing, CONNECT and upgrades lead nowhere', async () => {
    const traced = await rawHttp(platform.url, head(`TRACE ${UNITS} HTTP/1.1`, 'X-Secret: echo', 'Connection: close'));
    expect([statusesIn(traced), traced.includes('X-Secret')]).toEqual([[404], false]);
    expect(await statuses(`CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: ${host}\r\n\r\n`)).not.toContain(200);
    for (const upgrade of ['websocket', 'h2c'])
      expect(
        await statuses(getting('Connection: Upgrade', `Upgrade: ${upgrade}`, 'HTTP2-Settings: AAMAAABkAAQAAP__')),
      ).not.toContain(101);
  });

  it('a header that is too large, or too many of them, or an address that is too long', async () => {
    expect(await statuses(getting(`X-Large: ${'x'.repeat(20_000)}`))).toEqual([431]);
    expect(await statuses(getting(...Array.from({ length: 3_000 }, (_, i) => `X-${i}: y`)))).toEqual([431]);
    expect(await statuses(head(`GET ${UNITS}?${'q'.repeat(20_000)} HTTP/1.1`, 'Connection: close'))).toEqual([431]);
  });

  it('headers by which others override method, address or person are not asked', async () => {
    const nobody = (lines: string[]) =>
      statuses(
        `GET ${UNITS} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n`,
      );
    for (const line of [
      'X-Ronghe-Person: p',
      'X-Remote-User: admin',
      'X-Forwarded-User: admin',
      'X-Original-URL: /health/live',
      'X-Rewrite-URL: /health/live',
    ])
      expect([line, await nobody([line])]).toEqual([line, [401]]);
    const override = ['X-HTTP-Method-Override: POST', 'X-Method-Override: DELETE', 'X-HTTP-Method: PUT'];
    expect(await statuses(getting(...override))).toEqual([200]);
    // To name the bearer's header as one of this connection only takes it away.
    expect(await statuses(head(`GET ${UNITS} HTTP/1.1`, 'Connection: close, x-ronghe-request, cookie'))).toEqual([200]);
  });

  it('a connection serves what comes next, whatever was asked for before', async () => {
    const asked = ['/auth/login', '/auth/callback', '/auth/me', '/nowhere'].map((at) => head(`GET ${at} HTTP/1.1`));
    expect(await statuses([...asked, getting()].join(''))).toEqual([303, 400, 401, 404, 200]);
  });

  it('two credentials are none', async () => {
    const two = await rawHttp(platform.url, getting('Authorization: Bearer x'));
    expect(statusesIn(two).every((status) => [200, 400, 401].includes(status))).toBe(true);
    const list = await owner.get(UNITS, { Authorization: `Bearer ${owner.bearer}, Bearer ${owner.bearer}` });
    expectProblem(list, 401);
  });

  it('after all that it works as before, and what was sent is not in the log', async () => {
    expect(await statuses(getting())).toEqual([200]);
    expect(platform.log).toContain('"level":20');
    for (const part of [/eyJ[\w-]{10}/, /"level":50/, /X-Secret/, /evil\.invalid/])
      expect(platform.log).not.toMatch(part);
    expect(await platform.stop()).toBe(true);
  });
});
