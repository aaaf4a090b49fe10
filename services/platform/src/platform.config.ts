import { ConfigRefused, type Settings, given, readPublicUrl, readSettings, yesNo } from '@ronghe/process';
import { type OidcOptions, oidcFromEnvironment, readTrustProxy } from '@ronghe/gateway';

export interface PlatformConfig extends Settings {
  /** Demo data and demo users; off as soon as an issuer is configured. */
  demo: boolean;
  /** Start without demo data. */
  empty: boolean;
  /** Write the demo data and end. */
  seedOnly: boolean;
  oidc?: OidcOptions;
  publicUrl?: string;
  trustProxy?: number | string[];
}

const ARGUMENTS = ['--empty', '--seed-only'];

/** Reads environment and arguments once. @throws ConfigRefused */
export function readConfig(env: NodeJS.ProcessEnv, args: readonly string[]): PlatformConfig {
  const unknown = args.find((a) => !ARGUMENTS.includes(a));
  if (unknown) throw new ConfigRefused(`Unknown argument ${unknown}; there are only ${ARGUMENTS.join(' and ')}`);
  const [empty, seedOnly] = ARGUMENTS.map((a) => args.includes(a)) as [boolean, boolean];
  if (empty && seedOnly) throw new ConfigRefused('--empty and --seed-only exclude each other');
  const settings = readSettings(env, 3000);
  const oidc = seedOnly ? undefined : oidcFromEnvironment(env);
  const demo = given(env, 'RONGHE_DEMO') === undefined ? oidc === undefined : yesNo(env, 'RONGHE_DEMO');
  if (demo && oidc)
    throw new ConfigRefused('RONGHE_DEMO and RONGHE_OIDC_ISSUER exclude each other: take one of them away');
  if (!demo && !oidc)
    throw new ConfigRefused('Nobody could sign in: set RONGHE_OIDC_ISSUER, or take RONGHE_DEMO=false away');
  const [publicUrl, trustProxy] = [readPublicUrl(env), readTrustProxy(env)];
  return { ...settings, oidc, demo, empty, seedOnly, publicUrl, trustProxy };
}
