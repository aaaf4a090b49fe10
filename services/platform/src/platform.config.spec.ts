import { describe, expect, it } from '@jest/globals';
import { ConfigRefused } from '@ronghe/process';
import { readConfig } from './platform.config.js';

const ISSUER = { RONGHE_OIDC_ISSUER: 'https://sso.example/realms/oil', RONGHE_OIDC_CLIENT_ID: 'ronghe' };

describe('who lets people in', () => {
  it('is the demo’s own issuer as long as nothing is said, and never beside another', () => {
    expect(readConfig({}, [])).toMatchObject({ demo: true, oidc: undefined });
    expect(readConfig({ RONGHE_DEMO: 'true' }, [])).toMatchObject({ demo: true, oidc: undefined });
    expect(readConfig(ISSUER, [])).toMatchObject({ demo: false, oidc: { issuer: ISSUER.RONGHE_OIDC_ISSUER } });
    expect(readConfig({ ...ISSUER, RONGHE_DEMO: 'false' }, [])).toMatchObject({ demo: false });
  });

  it.each([
    [{ RONGHE_DEMO: 'false' }, 'RONGHE_OIDC_ISSUER'],
    [{ ...ISSUER, RONGHE_DEMO: 'true' }, 'exclude each other'],
    [{ RONGHE_DEMO: 'no' }, 'RONGHE_DEMO must'],
  ])('%j: it does not start', (env, message) => {
    expect(() => readConfig(env, [])).toThrow(ConfigRefused);
    expect(() => readConfig(env, [])).toThrow(message);
  });

  it('an issuer’s names for claims are told to the verifier', () => {
    const names = { RONGHE_OIDC_CLAIM_TENANT: 'oilfield', RONGHE_OIDC_CLAIM_ROLES: 'realm_access.roles' };
    expect(readConfig({ ...ISSUER, ...names }, []).oidc!.claims).toEqual({
      tenant: 'oilfield',
      roles: 'realm_access.roles',
    });
  });
});
