import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface ComposedService {
  image: string;
  build?: { context: string; dockerfile: string };
  profiles?: string[];
  user?: string;
  restart?: string;
  stop_grace_period?: string;
  command?: string[] | null;
  environment?: Record<string, string>;
  ports?: { host_ip: string; target: number; published: string }[];
  volumes?: { type: string; source: string; target: string }[];
  healthcheck?: { test?: string[]; disable?: boolean };
  depends_on?: Record<string, { condition: string }>;
}

export interface Composition {
  services: Record<string, ComposedService>;
  volumes: Record<string, unknown>;
}

/**
 * The composition as `docker compose` understands it, with these variables set and no others. Where its client is not
 * installed: the YAML itself, with the variables put in; the files are written so that both read alike.
 */
export function readComposition(file: string, variables: Record<string, string> = {}): Composition {
  const env = { ...without(process.env, /^(RONGHE|COMPOSE)_/), ...variables };
  const config = ['compose', '-f', file, '--profile', '*', 'config', '--format', 'json'];
  return hasCompose() ? (JSON.parse(docker(config, env)) as Composition) : fromYaml(expand(file, variables));
}

/** All that `config` adds, as far as suites look at it: a setting is text, and nothing is an empty one. */
function fromYaml(text: string): Composition {
  const composition = parse(text, { merge: true }) as Composition;
  for (const service of Object.values(composition.services))
    for (const [name, value] of Object.entries(service.environment ?? {}))
      service.environment![name] = String(value ?? '');
  return composition;
}

const docker = (args: string[], env: NodeJS.ProcessEnv = process.env): string =>
  execFileSync('docker', args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

function hasCompose(): boolean {
  try {
    return docker(['compose', 'version']).includes('version');
  } catch {
    return false;
  }
}

const without = (env: NodeJS.ProcessEnv, names: RegExp): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !names.test(name)));

/** `${NAME:-default}`, from the inside outwards: a default may hold another. */
function expand(file: string, variables: Record<string, string>): string {
  const innermost = /\$\{(\w+):-([^${}]*)\}/g;
  for (let text = readFileSync(file, 'utf8'); ;) {
    const next = text.replace(innermost, (_, name: string, fallback: string) => variables[name] || fallback);
    if (next === text) return text;
    text = next;
  }
}
