import { type ClaimNames, OUR_CLAIMS } from '@ronghe/service-kit';
import { given } from './settings.js';

/** RONGHE_OIDC_CLAIM_TENANT and its siblings: what the issuer calls what we have to know of a person. */
export function readClaimNames(env: NodeJS.ProcessEnv): ClaimNames {
  const named = OUR_CLAIMS.map((ours) => [ours, given(env, `RONGHE_OIDC_CLAIM_${ours.toUpperCase()}`)] as const);
  return Object.fromEntries(named.filter(([, name]) => name !== undefined));
}
