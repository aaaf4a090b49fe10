import { type IncomingMessage, type Server, type ServerResponse, createServer, request } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Browser } from '../testing/browser.js';
import { officer, testGateway } from '../testing/test-gateway.js';
import { serviceProxy } from './proxy.js';

type Answer = (req: IncomingMessage, res: ServerResponse) => void;
/** Waited out once; every other answer has to come within it, on a busy machine too. */
const SILENCE_MS = 3_000;

/** A service as far as the proxy is concerned: whatever the test makes of it. */
async function upstream(answer: Answer): Promise<{ url: string; server: Server }> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

describe('the way to the services', () => {
  let seen: IncomingMessage | undefined;
  let answer: Answer;
  let service: Awaited<ReturnType<typeof upstream>>;
  let gone: Awaited<ReturnType<typeof upstream>>;
  let gateway: Awaited<ReturnType<typeof testGateway>>;

  beforeAll(async () => {
    service = await upstream((req, res) => {
      seen = req;
      answer(req, res);
    });
    gone = await upstream(() => undefined);
    await new Promise((resolve) => gone.server.close(resolve));
    const upstreams = [
      { name: 'scoring', url: service.url },
      { name: 'notification', url: gone.url },
    ];
    gateway = await testGateway({}, serviceProxy(upstreams, { silenceMs: SILENCE_MS, connectMs: SILENCE_MS }));
  });
  afterAll(async () => {
    await gateway?.stop();
    service.server.closeAllConnections();
    service.server.close();
  });
  beforeEach(() => {
    seen = undefined;
    answer = (_, res) => res.end('{}');
  });
  const at = (path: string, init: RequestInit = {}): Promise<Response> => fetch(gateway.url + path, init);

  it('turns the console’s cookie into a bearer token, and keeps the cookie', async () => {
    const browser = new Browser();
    await browser.signIn(gateway.url, officer.id);
    expect((await browser.fetch(`${gateway.url}/api/scoring/v1/standings`)).status).toBe(200);
    expect(seen!.headers.authorization).toMatch(/^Bearer ey/);
    expect(seen!.headers.cookie).toBeUndefined();
  });

  it('passes what a request says on, and what the answer says back', async () => {
    answer = (_, res) =>
      res
        .writeHead(201, { etag: '"7"', 'ronghe-position': 'scoring/1:2', 'content-language': 'en' })
        .end('{"id":"e1"}');
    const sent = {
      authorization: 'Bearer mine',
      'idempotency-key': 'k-1',
      'if-match': '"6"',
      'ronghe-after': 'organization/3:9',
      'accept-language': 'en',
      traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
      'content-type': 'application/json',
    };
    const result = await at('/api/scoring/v1/entries?x=%E5%88%86', { method: 'POST', headers: sent, body: '{"a":1}' });
    expect(seen).toMatchObject({ method: 'POST', url: '/api/scoring/v1/entries?x=%E5%88%86', headers: sent });
    expect([result.status, await result.json()]).toEqual([201, { id: 'e1' }]);
    expect(Object.fromEntries(result.headers)).toMatchObject({
      etag: '"7"',
      'ronghe-position': 'scoring/1:2',
      'content-language': 'en',
      'x-content-type-options': 'nosniff',
    });
  });

  it('does not pass on what only a gateway may say, nor what belongs to one connection', async () => {
    const closes = await new Promise((resolve, reject) => {
      const headers = {
        'x-forwarded-for': '10.0.0.1',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-prefix': '/evil',
        forwarded: 'for=10.0.0.1',
        'x-real-ip': '10.0.0.1',
        connection: 'close, x-mine',
        'x-mine': '1',
        te: 'trailers',
        'proxy-authorization': 'Basic eDp5',
      };
      request(`${gateway.url}/api/scoring/v1/standings`, { headers }, (res) =>
        res.resume().on('end', () => resolve(res.headers.connection)),
      )
        .on('error', reject)
        .end();
    });
    expect(closes).toBe('close');
    for (const name of ['forwarded', 'x-real-ip', 'x-mine', 'te', 'proxy-authorization', 'x-forwarded-prefix'])
      expect([name, seen!.headers[name]]).toEqual([name, undefined]);
    expect(seen!.headers['x-forwarded-for']).toBe('127.0.0.1');
    expect(seen!.headers['x-forwarded-host']).toBe(new URL(gateway.url).host);
  });

  it('streams a body while it is still being sent, and an answer while it is still being made', async () => {
    let began!: () => void;
    const reached = new Promise<void>((resolve) => (began = resolve));
    let received = 0;
    answer = (req, res) => {
      req.on('data', (chunk: Buffer) => ((received += chunk.length), began()));
      req.on('end', () => void res.write('first'));
      gotFirst.then(
        () => res.end('second'),
        () => undefined,
      );
    };
    let heard!: () => void;
    const gotFirst = new Promise<void>((resolve) => (heard = resolve));
    const text = await new Promise<string>((resolve, reject) => {
      let all = '';
      const sending = request(
        `${gateway.url}/api/scoring/v1/imports`,
        { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
        (res) => res.on('data', (chunk) => ((all += String(chunk)), heard())).on('end', () => resolve(all)),
      );
      sending.on('error', reject).write('a'.repeat(1_000));
      void reached.then(() => sending.end('b'.repeat(5_000_000)));
    });
    expect([received, text]).toEqual([5_001_000, 'firstsecond']);
  });

  it.each([
    ['zh', '服务 notification 暂时没有响应'],
    ['en', 'The service notification does not answer'],
  ])('a service that is down is a problem to come back to (%s)', async (language, title) => {
    const result = await at('/api/notification/v1/notices', { headers: { 'accept-language': language } });
    expect([result.status, result.headers.get('retry-after')]).toEqual([503, '5']);
    expect(result.headers.get('content-type')).toContain('application/problem+json');
    expect(await result.json()).toMatchObject({ type: 'urn:ronghe:problem:service-unavailable', title });
  });

  it('a service that never answers, or hangs up, is one too', async () => {
    answer = () => undefined;
    expect((await at('/api/scoring/v1/standings')).status).toBe(503);
    answer = (req) => req.socket.destroy();
    expect((await at('/api/scoring/v1/entries', { method: 'POST', body: '{}' })).status).toBe(503);
  });

  it('an answer that breaks off is not taken for a whole one', async () => {
    answer = (req, res) => {
      res.writeHead(200, { 'content-length': '100' }).write('half');
      setImmediate(() => req.socket.destroy());
    };
    await expect(at('/api/scoring/v1/standings').then((r) => r.text())).rejects.toThrow();
  });

  it.each(['/api/scoring/v2/standings', '/api/nothing/v1/x', '/api/scoring', '/scoring/v1/standings'])(
    'there is nothing at %s',
    async (path) => {
      const result = await at(path);
      expect([result.status, seen]).toEqual([404, undefined]);
      expect(await result.json()).toMatchObject({ type: 'urn:ronghe:problem:not-found' });
    },
  );
});
