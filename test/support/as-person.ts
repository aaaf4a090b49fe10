import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JWK, SignJWT, importJWK } from 'jose';
import { Client } from './client.js';
import type { Installation } from './installation.js';

/** Signed in as an employee who is none of the demo's few users: with a token as the demo's issuer would give him. */
export async function asPerson({ url, dataDir }: Installation, tenant: string, person: string): Promise<Client> {
  const { signing } = JSON.parse(readFileSync(join(dataDir, 'demo-issuer-keys.json'), 'utf8')) as { signing: JWK };
  const bearer = await new SignJWT({ tenant, person, roles: ['member'], units: [] })
    .setProtectedHeader({ alg: signing.alg!, kid: signing.kid })
    .setIssuer(`${url}/oidc`)
    .setAudience('ronghe')
    .setSubject(person)
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(await importJWK(signing, signing.alg));
  return new Client(url, bearer);
}
