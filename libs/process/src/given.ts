/** A setting that cannot be; the message names it. */
export class ConfigRefused extends Error {
  override name = 'ConfigRefused';
}

/** A variable that is set to nothing is as good as none: so Docker Compose passes what nobody has set. */
export const given = (env: NodeJS.ProcessEnv, name: string): string | undefined => env[name]?.trim() || undefined;
