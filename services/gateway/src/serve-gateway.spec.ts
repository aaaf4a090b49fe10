import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Served } from '@ronghe/process';
import { demoToken } from './demo-issuer/demo-token.js';
import { readGatewayConfig } from './gateway.config.js';
import { serveGateway } from './serve-gateway.js';

const service = createServer((req, res) => {
  const documents: Record<string, object> = {
    '/openapi.json': {
      paths: { '/api/scoring/v1/standings': { get: {} }, '/health/ready': { get: { summary: 'of the service' } } },
      tags: [{ name: 'scoring' }],
      components: { schemas: { Standing: { type: 'object' } } },
    },
    '/health/ready': { status: 'unready', faults: ['log 3 has failed'] },
  };
  res.statusCode = req.url === '/health/ready' ? 503 : 200;
  res.end(JSON.stringify(documents[req.url!] ?? { bearer: req.headers.authorization }));
});

describe('the gateway as a process of its own', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'ronghe-gateway-'));
  let served: Served;
  let env: NodeJS.ProcessEnv;
  const json = async (path: string, headers = {}): Promise<never> =>
    (await (await fetch(served.url + path, { headers })).json()) as never;

  beforeAll(async () => {
    service.listen(0, '127.0.0.1');
    await new Promise((resolve) => service.once('listening', resolve));
    const there = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
    env = {
      RONGHE_DATA: dataDir,
      RONGHE_PORT: '0',
      RONGHE_DEMO: 'true',
      RONGHE_LOG_LEVEL: 'silent',
      RONGHE_SERVICE_SCORING: there,
      RONGHE_SERVICE_ORGANIZATION: 'http://127.0.0.1:1',
      RONGHE_SERVICE_ALLIANCE_PROJECT: 'http://127.0.0.1:1',
      RONGHE_SERVICE_NOTIFICATION: 'http://127.0.0.1:1',
    };
    served = await serveGateway(readGatewayConfig(env));
  });
  afterAll(async () => {
    await served?.stop();
    service.closeAllConnections();
    service.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('joins the documents of the services that answer with its own, and names those that do not', async () => {
    const document: Record<string, Record<string, object>> = await json('/api/openapi.json');
    expect(Object.keys(document['paths']!)).toEqual(
      expect.arrayContaining(['/api/scoring/v1/standings', '/auth/me', '/health/ready']),
    );
    expect(JSON.stringify(document['paths']!['/health/ready'])).not.toContain('of the service');
    expect(document['components']!['schemas']).toMatchObject({ Standing: {}, Problem: {} });
    expect(document['x-unavailable']).toEqual(['organization', 'alliance-project', 'notification']);
  });

  it('is ready while services are not, and says which', async () => {
    const answer = await fetch(`${served.url}/health/ready`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      status: 'ok',
      services: [
        { name: 'organization', status: 'away' },
        { name: 'scoring', status: 'unready', faults: ['log 3 has failed'] },
        { name: 'alliance-project', status: 'away' },
        { name: 'notification', status: 'away' },
      ],
    });
  });

  it('is the issuer of the demo, whose tokens go on to the services', async () => {
    const token = await demoToken(served.url, 'liaohe-officer');
    const discovery: { issuer: string } = await json('/oidc/.well-known/openid-configuration');
    expect(discovery.issuer).toBe(`${served.url}/oidc`);
    const { bearer }: { bearer: string } = await json('/api/scoring/v1/standings', {
      authorization: `Bearer ${token}`,
    });
    expect(bearer).toBe(`Bearer ${token}`);
  });

  it.each([
    ['RONGHE_DEMO', { RONGHE_DEMO: '' }],
    ['RONGHE_OIDC_ISSUER', { RONGHE_OIDC_ISSUER: 'https://issuer.example', RONGHE_OIDC_CLIENT_ID: 'x' }],
    ['RONGHE_OIDC_CLIENT_ID', { RONGHE_DEMO: '', RONGHE_OIDC_ISSUER: 'https://issuer.example' }],
    ['RONGHE_SERVICE_SCORING', { RONGHE_SERVICE_SCORING: 'scoring' }],
    ['RONGHE_PUBLIC_URL', { RONGHE_PUBLIC_URL: 'ftp://x' }],
  ])('refuses a setting that cannot be, by its name: %s', (name, change) => {
    expect(() => readGatewayConfig({ ...env, ...change })).toThrow(name);
  });
});
