import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { DEMO_TENANTS, demoToken } from '@ronghe/gateway';
import { freePort } from '../../deploy/servers/native.mjs';
import { Client } from './client.js';
import { type LoggedCommit, SERVICES, commitsIn, commitsInMongo } from './log.js';
import { PlatformProcess, StartFailed } from './platform.js';
import { type BackingServers, backingServers } from './servers.js';

const PORT_ATTEMPTS = 3;

/** The two ways to run the same code: everything in one process, or a process each over Kafka and MongoDB. */
export const MODES = ['embedded', 'distributed'] as const;
export type Mode = (typeof MODES)[number];

/** What a journey needs of a running installation, whichever way it runs. */
export interface Installation {
  readonly url: string;
  /** What is kept in files; of the distributed mode, what the gateway keeps. */
  readonly dataDir: string;
  /** An API client for a demo user, `<tenant>-<role>`. */
  as(user: string): Promise<Client>;
  /** What its processes have said. */
  readonly log: string;
  /** Kills every process and starts it again on the same data. */
  crash(): Promise<void>;
  /** True when every process ended in good order. */
  stop(): Promise<boolean>;
  /** All commits of all services, read from the store as it is, service by service in the order of their logs. */
  commits(): Promise<LoggedCommit[]>;
  /** Stops everything and removes what it kept. */
  end(): Promise<void>;
}

export const startInstallation = (mode: Mode, env: NodeJS.ProcessEnv = {}): Promise<Installation> =>
  mode === 'embedded' ? EmbeddedInstallation.start(env) : DistributedInstallation.start(env);

class EmbeddedInstallation implements Installation {
  private constructor(
    private platform: PlatformProcess,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  static async start(env: NodeJS.ProcessEnv): Promise<EmbeddedInstallation> {
    return new EmbeddedInstallation(await PlatformProcess.start(undefined, ['--empty'], env), env);
  }

  get url(): string {
    return this.platform.url;
  }

  get dataDir(): string {
    return this.platform.dataDir;
  }

  get log(): string {
    return this.platform.log;
  }

  as(user: string): Promise<Client> {
    return this.platform.as(user);
  }

  async stop(): Promise<boolean> {
    return (await this.platform.stop()) === 0;
  }

  async commits(): Promise<LoggedCommit[]> {
    return commitsIn(this.platform.dataDir);
  }

  async crash(): Promise<void> {
    await this.platform.stop('SIGKILL');
    this.platform = await PlatformProcess.start(this.platform.dataDir, ['--empty'], this.env);
  }

  end(): Promise<void> {
    return this.platform.end();
  }
}

/** The gateway and the four services, on a broker and a store that other suites use too, under names of its own. */
export class DistributedInstallation implements Installation {
  private gateway: PlatformProcess | undefined;
  readonly services = new Map<string, PlatformProcess>();
  readonly prefix = `t${randomBytes(5).toString('hex')}`;
  readonly dataDir = PlatformProcess.newFolder();

  private constructor(
    readonly servers: BackingServers,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  static async start(env: NodeJS.ProcessEnv = {}): Promise<DistributedInstallation> {
    const installation = new DistributedInstallation(await backingServers(), env);
    try {
      await installation.open();
    } catch (error) {
      await installation.end();
      throw error;
    }
    return installation;
  }

  get url(): string {
    return this.gateway!.url;
  }

  get log(): string {
    return [this.gateway, ...this.services.values()].map((p) => p?.log ?? '').join('\n');
  }

  async as(user: string): Promise<Client> {
    return new Client(this.url, await demoToken(this.url, user));
  }

  async crash(): Promise<void> {
    await this.stop('SIGKILL');
    await this.open();
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<boolean> {
    const running = [this.gateway, ...this.services.values()].filter((p) => p !== undefined);
    const codes = await Promise.all(running.map((p) => p.stop(signal)));
    return codes.every((code) => code === 0);
  }

  /** By which anything else, an operator's command too, finds this installation. */
  get settings(): NodeJS.ProcessEnv {
    return {
      RONGHE_KAFKA: this.servers.kafka,
      RONGHE_MONGO: this.servers.mongo,
      RONGHE_KAFKA_PREFIX: this.prefix,
      RONGHE_MONGO_PREFIX: this.prefix,
      RONGHE_DATA: this.dataDir,
    };
  }

  /** One more process of a service; whoever starts it stops it. */
  another(service: string): Promise<PlatformProcess> {
    const env = { ...this.settings, ...this.env, RONGHE_OIDC_ISSUER: `${this.gateway!.url}/oidc` };
    return PlatformProcess.start(this.dataDir, [], env, service);
  }

  commits(): Promise<LoggedCommit[]> {
    return commitsInMongo(this.servers.mongo, this.prefix);
  }

  async end(): Promise<void> {
    await this.stop();
    await this.servers.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private async open(): Promise<void> {
    for (let attempt = 1; ; attempt++)
      try {
        return await this.launch();
      } catch (error) {
        // A port is looked for before its process takes it: of others who look, one may be given the same.
        if (attempt === PORT_ATTEMPTS || !(error instanceof StartFailed && error.output.includes('is in use')))
          throw error;
        await this.stop();
      }
  }

  private async launch(): Promise<void> {
    this.services.clear();
    const ports = new Map(await Promise.all(SERVICES.map(async (name) => [name, await freePort()] as const)));
    const shared = { ...this.settings, ...this.env };
    const addresses = Object.fromEntries(
      [...ports].map(([name, port]) => [
        `RONGHE_SERVICE_${name.replaceAll('-', '_').toUpperCase()}`,
        `http://127.0.0.1:${port}`,
      ]),
    );
    const gateway = { ...shared, ...addresses, RONGHE_DEMO: 'true' };
    this.gateway = await PlatformProcess.start(this.dataDir, [], gateway, 'gateway');
    const issuer = `${this.gateway.url}/oidc`;
    const starting = [...ports].map(async ([name, port]) => {
      const own = {
        RONGHE_TENANTS: DEMO_TENANTS.map(({ id }) => id).join(','),
        ...shared,
        RONGHE_OIDC_ISSUER: issuer,
        RONGHE_PORT: String(port),
      };
      this.services.set(name, await PlatformProcess.start(this.dataDir, [], own, name));
    });
    for (const started of await Promise.allSettled(starting)) if (started.status === 'rejected') throw started.reason;
  }
}
