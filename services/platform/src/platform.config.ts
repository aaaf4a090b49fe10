import { resolve } from 'node:path';

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
  const port = Number(env['RONGHE_PORT'] ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigRefused(`RONGHE_PORT must be a port number, not ${env['RONGHE_PORT']}`);
  const logLevel = env['RONGHE_LOG_LEVEL'] ?? 'warn';
  if (!LEVELS.includes(logLevel))
    throw new ConfigRefused(`RONGHE_LOG_LEVEL must be one of ${LEVELS.join(', ')}, not ${logLevel}`);
  return {
    dataDir: resolve(env['RONGHE_DATA'] ?? 'data'),
    host: env['RONGHE_HOST'] ?? '127.0.0.1',
    port,
    demo: env['RONGHE_OIDC_ISSUER'] === undefined,
    empty: args.includes('--empty'),
    publicUrl: env['RONGHE_PUBLIC_URL'],
    logLevel,
    allowPrivateWebhooks: yesNo(env, 'RONGHE_WEBHOOK_ALLOW_PRIVATE'),
  };
}

function yesNo(env: NodeJS.ProcessEnv, name: string): boolean {
  const value = env[name] ?? 'false';
  if (value !== 'true' && value !== 'false') throw new ConfigRefused(`${name} must be true or false, not ${value}`);
  return value === 'true';
}
