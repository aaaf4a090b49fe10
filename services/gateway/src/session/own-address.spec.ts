import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testGateway } from '../testing/test-gateway.js';

const PUBLIC = 'http://ronghe.invalid:8080';

describe('a gateway that cannot reach its own public address, as in a container', () => {
  let own = '';
  let gateway: Awaited<ReturnType<typeof testGateway>>;
  beforeAll(async () => {
    gateway = await testGateway({ publicUrl: () => PUBLIC, ownUrl: () => own });
    own = gateway.url;
  });
  afterAll(() => gateway.stop());

  it('sends browsers to the demo’s issuer under the public address', async () => {
    const headers = { host: new URL(PUBLIC).host };
    const [status, location] = await new Promise<[number?, string?]>((resolve, reject) => {
      request(`${own}/auth/login`, { headers }, (res) => {
        res.resume().on('end', () => resolve([res.statusCode, res.headers.location]));
      })
        .on('error', reject)
        .end();
    });
    expect([status, location?.split('?')[0]]).toEqual([303, `${PUBLIC}/oidc/auth`]);
  });

  it('asks its own issuer for tokens at its own address', async () => {
    // A refresh token that nobody gave is refused by the issuer; one that could not be asked would throw.
    await expect(gateway.gateway.issuer.refresh('nobody-gave-this')).resolves.toBeUndefined();
  });
});
