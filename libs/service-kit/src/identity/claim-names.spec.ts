import { describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { type ClaimNames } from './claim-names.js';
import { tokenVerifier } from './token-verifier.js';

const keys = await generateKeyPair('RS256');
const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'RS256' };

/** What a verifier that is told these names makes of a token with these claims. */
async function read(issuer: string, claims: object, names: ClaimNames) {
  const token = await new SignJWT({ iss: issuer, aud: 'ronghe', exp: Date.now() / 1000 + 300, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
    .sign(keys.privateKey);
  return tokenVerifier({ issuer, audience: 'ronghe', jwks: () => ({ keys: [jwk] }), claims: names }).verify(token);
}

describe('tokens of other makes', () => {
  it('Keycloak: roles of the realm, one level down; the person is an attribute of the user', async () => {
    const claims = {
      sub: 'f:8f1c:7',
      preferred_username: 'wang',
      oilfield: 'daqing',
      employee: 'p7',
      realm_access: { roles: ['offline_access', 'committeeOfficer'] },
      groups: ['production.W1'],
    };
    const names = {
      tenant: 'oilfield',
      person: 'employee',
      name: 'preferred_username',
      roles: 'realm_access.roles',
      units: 'groups',
    };
    expect(await read('https://sso.example/realms/oil', claims, names)).toMatchObject({
      tenant: 'daqing',
      person: 'p7',
      name: 'wang',
      roles: ['committeeOfficer'],
      units: ['production.W1'],
    });
  });

  it('Entra ID: its own roles, the object id as person, the tenant as an extension', async () => {
    const claims = {
      sub: 'pairwise',
      oid: '11111111-2222-4333-8444-555555555555',
      extn: { ronghe_tenant: 'shengli' },
      roles: ['member'],
    };
    expect(
      await read('https://login.example/t/v2.0', claims, { tenant: 'extn.ronghe_tenant', person: 'oid' }),
    ).toMatchObject({ tenant: 'shengli', person: claims.oid, roles: ['member'] });
  });

  it('a claim whose name is an address with dots', async () => {
    const claims = { sub: 's', tenant: 'daqing', 'https://ronghe.example/roles': ['member'] };
    expect(await read('https://i.example', claims, { roles: 'https://ronghe.example/roles' })).toMatchObject({
      roles: ['member'],
    });
  });

  it('a claim that is read under another name is not read under ours', async () => {
    const claims = { sub: 's', tenant: 'daqing', roles: ['tenantAdmin'] };
    expect(await read('https://i.example', claims, { roles: 'realm_access.roles' })).toMatchObject({ roles: [] });
  });

  it('what every object has is no claim', async () => {
    for (const tenant of ['constructor.name', '__proto__', 'roles.constructor.name'])
      await expect(read('https://i.example', { sub: 's', roles: [] }, { tenant })).rejects.toMatchObject({
        reason: 'tenant',
      });
  });
});
