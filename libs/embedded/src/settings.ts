import { resolve } from 'node:path';

/** What every process of the embedded default is told by its environment. */
export interface Settings {
  dataDir: string;
  host: string;
  port: number;
  logLevel: string;
  allowPrivateWebhooks: boolean;
}

/** A setting that cannot be; the message names it. */
export class ConfigRefused extends Error {
  override name = 'ConfigRefused';
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** A variable that is set to nothing is as good as none: so Docker Compose passes what nobody has set. */
export const given = (env: NodeJS.ProcessEnv, name: string): string | undefined => env[name]?.trim() || undefined;

/** Reads the environment once. @throws ConfigRefused */
export function readSettings(env: NodeJS.ProcessEnv, defaultPort: number): Settings {
  const port = given(env, 'RONGHE_PORT') ?? String(defaultPort);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new ConfigRefused(`RONGHE_PORT must be a port number from 0 to 65535, not ${port}`);
  const logLevel = given(env, 'RONGHE_LOG_LEVEL') ?? 'warn';
  if (!LEVELS.includes(logLevel))
    throw new ConfigRefused(`RONGHE_LOG_LEVEL must be one of ${LEVELS.join(', ')}, not ${logLevel}`);
  return {
    dataDir: resolve(given(env, 'RONGHE_DATA') ?? 'data'),
    host: given(env, 'RONGHE_HOST') ?? '127.0.0.1',
    port: Number(port),
    logLevel,
    allowPrivateWebhooks: yesNo(env, 'RONGHE_WEBHOOK_ALLOW_PRIVATE'),
  };
}

function yesNo(env: NodeJS.ProcessEnv, name: string): boolean {
  const value = given(env, name) ?? 'false';
  if (value !== 'true' && value !== 'false') throw new ConfigRefused(`${name} must be true or false, not ${value}`);
  return value === 'true';
}
