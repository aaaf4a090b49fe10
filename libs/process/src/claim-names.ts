import type { ClaimNames } from '@ronghe/service-kit';
import { given } from './settings.js';

const VARIABLES: Record<keyof ClaimNames, string> = {
  tenant: 'RONGHE_OIDC_CLAIM_TENANT',
  person: 'RONGHE_OIDC_CLAIM_PERSON',
  name: 'RONGHE_OIDC_CLAIM_NAME',
  roles: 'RONGHE_OIDC_CLAIM_ROLES',
  units: 'RONGHE_OIDC_CLAIM_UNITS',
};

/** What the issuer calls what we have to know of a person. */
export function readClaimNames(env: NodeJS.ProcessEnv): ClaimNames {
  const named = Object.entries(VARIABLES).map(([ours, variable]) => [ours, given(env, variable)] as const);
  return Object.fromEntries(named.filter(([, name]) => name !== undefined));
}
