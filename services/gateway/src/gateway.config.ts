import {
  ConfigRefused,
  type Settings,
  given,
  isHttp,
  readClaimNames,
  readPublicUrl,
  readSettings,
  yesNo,
} from '@ronghe/process';
import type { OidcOptions } from './options.js';
import type { Upstream } from './proxy/upstream.js';
import { readTrustProxy } from './trust-proxy.js';

/** The gateway as a process of its own. */
export interface GatewayConfig extends Settings {
  oidc: OidcOptions | undefined;
  /** It is itself the issuer, of users whom anybody may be. */
  demo: boolean;
  publicUrl: string | undefined;
  trustProxy: number | string[] | undefined;
  services: Upstream[];
}

/** Where each service listens unless told otherwise. */
const DEFAULT_PORTS = { organization: 3001, scoring: 3002, 'alliance-project': 3003, notification: 3004 };

/** Reads the environment once. @throws ConfigRefused */
export function readGatewayConfig(env: NodeJS.ProcessEnv): GatewayConfig {
  const settings = readSettings(env, 3000);
  const oidc = oidcFromEnvironment(env);
  const demo = yesNo(env, 'RONGHE_DEMO');
  if (demo && oidc)
    throw new ConfigRefused('RONGHE_DEMO and RONGHE_OIDC_ISSUER exclude each other: take one of them away');
  if (!demo && !oidc)
    throw new ConfigRefused(
      'Nobody could sign in: set RONGHE_OIDC_ISSUER, or RONGHE_DEMO=true for users without passwords',
    );
  const publicUrl = readPublicUrl(env);
  return { ...settings, oidc, demo, publicUrl, trustProxy: readTrustProxy(env), services: upstreams(env) };
}

function upstreams(env: NodeJS.ProcessEnv): Upstream[] {
  return Object.entries(DEFAULT_PORTS).map(([name, port]) => {
    const variable = `RONGHE_SERVICE_${name.replaceAll('-', '_').toUpperCase()}`;
    const url = given(env, variable) ?? `http://127.0.0.1:${port}`;
    if (!isHttp(url)) throw new ConfigRefused(`${variable} must be an http or https address, not ${url}`);
    return { name, url: new URL(url).origin };
  });
}

/** The identity provider named by the environment; undefined when none is named. @throws ConfigRefused */
export function oidcFromEnvironment(env: NodeJS.ProcessEnv): OidcOptions | undefined {
  const issuer = given(env, 'RONGHE_OIDC_ISSUER');
  if (!issuer) return undefined;
  if (!URL.canParse(issuer)) throw new ConfigRefused(`RONGHE_OIDC_ISSUER is not an address: ${issuer}`);
  const clientId = given(env, 'RONGHE_OIDC_CLIENT_ID');
  if (!clientId) throw new ConfigRefused('RONGHE_OIDC_CLIENT_ID is missing; RONGHE_OIDC_ISSUER needs it');
  return {
    issuer,
    clientId,
    clientSecret: given(env, 'RONGHE_OIDC_CLIENT_SECRET'),
    audience: given(env, 'RONGHE_OIDC_AUDIENCE'),
    scope: given(env, 'RONGHE_OIDC_SCOPE'),
    resource: given(env, 'RONGHE_OIDC_RESOURCE'),
    claims: readClaimNames(env),
  };
}
