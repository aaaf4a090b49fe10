import type { OidcOptions } from './options.js';

/** The identity provider named by the environment; undefined when none is named. */
export function oidcFromEnvironment(env: NodeJS.ProcessEnv): OidcOptions | undefined {
  const issuer = env.RONGHE_OIDC_ISSUER;
  if (!issuer) return undefined;
  if (!URL.canParse(issuer)) throw new Error(`RONGHE_OIDC_ISSUER is not an address: ${issuer}`);
  const clientId = env.RONGHE_OIDC_CLIENT_ID;
  if (!clientId) throw new Error('RONGHE_OIDC_CLIENT_ID is missing; RONGHE_OIDC_ISSUER needs it');
  return {
    issuer,
    clientId,
    clientSecret: env.RONGHE_OIDC_CLIENT_SECRET || undefined,
    audience: env.RONGHE_OIDC_AUDIENCE || undefined,
    scope: env.RONGHE_OIDC_SCOPE || undefined,
    resource: env.RONGHE_OIDC_RESOURCE || undefined,
  };
}
