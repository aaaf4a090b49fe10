import { ConfigRefused, type Settings, given, readSettings } from '@ronghe/embedded';
import { oidcFromEnvironment } from '@ronghe/gateway';

export interface PlatformConfig extends Settings {
  /** Demo data and demo users; off as soon as an issuer is configured. */
  demo: boolean;
  /** Start without demo data. */
  empty: boolean;
  publicUrl?: string;
}

/** Reads environment and arguments once. @throws ConfigRefused */
export function readConfig(env: NodeJS.ProcessEnv, args: readonly string[]): PlatformConfig {
  const unknown = args.find((a) => a !== '--empty');
  if (unknown) throw new ConfigRefused(`Unknown argument ${unknown}; there is only --empty`);
  const settings = readSettings(env, 3000);
  try {
    oidcFromEnvironment(env);
  } catch (error) {
    throw new ConfigRefused((error as Error).message);
  }
  const publicUrl = given(env, 'RONGHE_PUBLIC_URL');
  if (publicUrl !== undefined && !/^https?:$/.test(URL.parse(publicUrl)?.protocol ?? ''))
    throw new ConfigRefused(`RONGHE_PUBLIC_URL must be an http or https address, not ${publicUrl}`);
  return {
    ...settings,
    demo: given(env, 'RONGHE_OIDC_ISSUER') === undefined,
    empty: args.includes('--empty'),
    publicUrl,
  };
}
