import { resolve } from 'node:path';
import { oidcFromEnvironment } from '@ronghe/gateway';

export interface PlatformConfig {
  dataDir: string;
  host: string;
  port: number;
  /** Demo data and demo users; off as soon as an issuer is configured. */
  demo: boolean;
  /** Start without demo data. */
  empty: boolean;
  publicUrl?: string;
  logLevel: string;
  allowPrivateWebhooks: boolean;
}

/** A setting that cannot be; the message names it. */
export class ConfigRefused extends Error {
  override name = 'ConfigRefused';
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** Reads environment and arguments once. @throws ConfigRefused */
export function readConfig(env: NodeJS.ProcessEnv, args: readonly string[]): PlatformConfig {
  const unknown = args.find((a) => a !== '--empty');
  if (unknown) throw new ConfigRefused(`Unknown argument ${unknown}; there is only --empty`);
  // A variable that is set to nothing is as good as none: so Docker Compose passes what nobody has set.
  const given = (name: string): string | undefined => env[name]?.trim() || undefined;
  const port = given('RONGHE_PORT') ?? '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new ConfigRefused(`RONGHE_PORT must be a port number from 0 to 65535, not ${port}`);
  const logLevel = given('RONGHE_LOG_LEVEL') ?? 'warn';
  if (!LEVELS.includes(logLevel))
    throw new ConfigRefused(`RONGHE_LOG_LEVEL must be one of ${LEVELS.join(', ')}, not ${logLevel}`);
  try {
    oidcFromEnvironment(env);
  } catch (error) {
    throw new ConfigRefused((error as Error).message);
  }
  const publicUrl = given('RONGHE_PUBLIC_URL');
  if (publicUrl !== undefined && !/^https?:$/.test(URL.parse(publicUrl)?.protocol ?? ''))
    throw new ConfigRefused(`RONGHE_PUBLIC_URL must be an http or https address, not ${publicUrl}`);
  return {
    dataDir: resolve(given('RONGHE_DATA') ?? 'data'),
    host: given('RONGHE_HOST') ?? '127.0.0.1',
    port: Number(port),
    demo: given('RONGHE_OIDC_ISSUER') === undefined,
    empty: args.includes('--empty'),
    publicUrl,
    logLevel,
    allowPrivateWebhooks: yesNo(env, 'RONGHE_WEBHOOK_ALLOW_PRIVATE'),
  };
}

function yesNo(env: NodeJS.ProcessEnv, name: string): boolean {
  const value = env[name]?.trim() || 'false';
  if (value !== 'true' && value !== 'false') throw new ConfigRefused(`${name} must be true or false, not ${value}`);
  return value === 'true';
}
