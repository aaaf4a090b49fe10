import { resolve } from 'node:path';
import type { DistributedSettings } from '@ronghe/distributed';
import type { MasterKeySources } from '@ronghe/personal-data';
import type { GivenTenant } from '@ronghe/service-kit';
import { ConfigRefused, given } from './given.js';
import { readMasterKeys } from './master-key-settings.js';

export { ConfigRefused, given } from './given.js';

/** What every process is told by its environment. */
export interface Settings {
  dataDir: string;
  host: string;
  port: number;
  logLevel: string;
  allowPrivateWebhooks: boolean;
  /** Created at the start when they are not there. */
  tenants: GivenTenant[];
  /** Requests per minute; 0 for no limit. */
  rates: { person: number; tenant: number; client: number };
  masterKeys: MasterKeySources;
  /** Kafka and MongoDB; undefined: everything in the data folder. */
  distributed?: DistributedSettings;
}

type Env = NodeJS.ProcessEnv;

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
const MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;
const MOST_PARTITIONS = 1_000;
const MOST_PER_MINUTE = 100_000_000;

/** Reads the environment once. @throws ConfigRefused */
export function readSettings(env: Env, defaultPort: number): Settings {
  const dataDir = resolve(given(env, 'RONGHE_DATA') ?? 'data');
  const masterKeys = readMasterKeys(env, dataDir);
  return {
    dataDir,
    host: given(env, 'RONGHE_HOST') ?? '127.0.0.1',
    port: whole(env, 'RONGHE_PORT', defaultPort, 0, 65_535, 'a port number'),
    logLevel: oneOf(env, 'RONGHE_LOG_LEVEL', LEVELS) ?? 'warn',
    allowPrivateWebhooks: yesNo(env, 'RONGHE_WEBHOOK_ALLOW_PRIVATE'),
    tenants: tenantsOf(given(env, 'RONGHE_TENANTS') ?? ''),
    rates: {
      person: rate(env, 'RONGHE_RATE_PERSON', 30_000),
      tenant: rate(env, 'RONGHE_RATE_TENANT', 300_000),
      client: rate(env, 'RONGHE_RATE_CLIENT', 60_000),
    },
    masterKeys,
    distributed: readDistributed(env, masterKeys),
  };
}

/** Neither server named: embedded. Both: distributed. One without the other is a mistake that would lose data. */
function readDistributed(env: Env, masterKeys: MasterKeySources): DistributedSettings | undefined {
  const brokers = given(env, 'RONGHE_KAFKA');
  const url = given(env, 'RONGHE_MONGO');
  if (!brokers && !url) return undefined;
  if (!brokers || !url) {
    const [missing, there] = brokers ? ['RONGHE_MONGO', 'RONGHE_KAFKA'] : ['RONGHE_KAFKA', 'RONGHE_MONGO'];
    throw new ConfigRefused(`${missing} is missing: ${there} is set, and the distributed mode needs both`);
  }
  if (!/^mongodb(\+srv)?:\/\/.+/.test(url))
    throw new ConfigRefused('RONGHE_MONGO must be an address that begins with mongodb:// or mongodb+srv://');
  return {
    kafka: {
      brokers: brokersOf(brokers),
      ssl: yesNo(env, 'RONGHE_KAFKA_TLS'),
      sasl: saslOf(env),
      prefix: named(env, 'RONGHE_KAFKA_PREFIX', /^[\w.-]{1,100}$/),
      partitions: whole(env, 'RONGHE_KAFKA_PARTITIONS', 16, 1, MOST_PARTITIONS, 'a number'),
    },
    mongo: { url, prefix: named(env, 'RONGHE_MONGO_PREFIX', /^[A-Za-z]\w{0,30}$/) },
    masterKeys,
  };
}

/** `liaohe=辽河油田/Liaohe oilfield, luming`: ids with their names, with commas between. */
function tenantsOf(list: string): GivenTenant[] {
  const entries = list.split(',').map((entry) => entry.trim());
  return entries.filter(Boolean).map((entry) => {
    const [, id, zh = id, en = zh] =
      /^([a-z][a-z0-9-]{1,31})(?:=([^=/]{1,80})(?:\/([^=/]{1,80}))?)?$/.exec(entry) ?? [];
    if (!id || !zh || !en)
      throw new ConfigRefused(
        `RONGHE_TENANTS must be tenants as id=中文名/English name, with commas between, not ${entry}`,
      );
    return { id, name: { zh, en } };
  });
}

function brokersOf(text: string): string[] {
  const brokers = text.split(',').map((broker) => broker.trim());
  const wrong = brokers.find((broker) => !/^(\[[\da-f:]+\]|[\w.-]+):\d{1,5}$/i.test(broker));
  if (wrong !== undefined)
    throw new ConfigRefused(
      `RONGHE_KAFKA must be brokers as host:port, with commas between, not ${wrong || 'nothing'}`,
    );
  return brokers;
}

function saslOf(env: Env): DistributedSettings['kafka']['sasl'] {
  const username = given(env, 'RONGHE_KAFKA_USER');
  const password = given(env, 'RONGHE_KAFKA_PASSWORD');
  const mechanism = oneOf(env, 'RONGHE_KAFKA_MECHANISM', MECHANISMS) ?? 'scram-sha-512';
  if (!username && !password) return undefined;
  if (!username) throw new ConfigRefused('RONGHE_KAFKA_USER is missing: RONGHE_KAFKA_PASSWORD is set');
  if (!password) throw new ConfigRefused('RONGHE_KAFKA_PASSWORD is missing: RONGHE_KAFKA_USER is set');
  return { mechanism, username, password };
}

/** The address under which people and issuers reach this installation, no slash at the end. @throws ConfigRefused */
export function readPublicUrl(env: Env): string | undefined {
  const url = given(env, 'RONGHE_PUBLIC_URL');
  if (url !== undefined && !isHttp(url))
    throw new ConfigRefused(`RONGHE_PUBLIC_URL must be an http or https address, not ${url}`);
  return url?.replace(/\/+$/, '');
}

export const isHttp = (url: string): boolean => /^https?:$/.test(URL.parse(url)?.protocol ?? '');

export function yesNo(env: Env, name: string): boolean {
  return oneOf(env, name, ['true', 'false']) === 'true';
}

function oneOf<T extends string>(env: Env, name: string, choices: readonly T[]): T | undefined {
  const value = given(env, name);
  if (value === undefined || (choices as readonly string[]).includes(value)) return value as T | undefined;
  const inWords = choices.length === 2 ? choices.join(' or ') : `one of ${choices.join(', ')}`;
  throw new ConfigRefused(`${name} must be ${inWords}, not ${value}`);
}

function whole(env: Env, name: string, fallback: number, from: number, to: number, what: string): number {
  const value = given(env, name) ?? String(fallback);
  if (!/^\d{1,9}$/.test(value) || Number(value) < from || Number(value) > to)
    throw new ConfigRefused(`${name} must be ${what} from ${from} to ${to}, not ${value}`);
  return Number(value);
}

const rate = (env: Env, name: string, fallback: number): number =>
  whole(env, name, fallback, 0, MOST_PER_MINUTE, 'a number of requests per minute');

function named(env: Env, name: string, shape: RegExp): string {
  const value = given(env, name) ?? 'ronghe';
  if (!shape.test(value)) throw new ConfigRefused(`${name} must match ${shape.source}, not ${value}`);
  return value;
}
