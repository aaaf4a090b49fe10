import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoToken } from '@ronghe/gateway';
import { Client } from './client.js';
import { COMPILED } from './compiled.js';

/** What runs a service: its build. */
export const mainOf = (service: string): string =>
  new URL(`../../services/${service}/dist/main.js`, import.meta.url).pathname;

/** A platform, or one of its services, in a process of its own, as users run it, on a folder of its own. Needs the build. */
export class PlatformProcess {
  private constructor(
    readonly dataDir: string,
    readonly url: string,
    private readonly child: ChildProcess,
    private readonly output: () => string,
  ) {}

  static readonly newFolder = (): string => mkdtempSync(join(tmpdir(), 'ronghe-'));

  /** Resolves once it prints its address; rejects with its output when it ends before. */
  static async start(
    dataDir = PlatformProcess.newFolder(),
    args: string[] = ['--empty'],
    env: NodeJS.ProcessEnv = {},
    service = 'platform',
  ): Promise<PlatformProcess> {
    const child = spawn(process.execPath, [mainOf(service), ...args], {
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        NODE_COMPILE_CACHE: COMPILED,
        RONGHE_DATA: dataDir,
        RONGHE_PORT: '0',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const url = await new Promise<string>((resolve, reject) => {
      const take = (chunk: Buffer): void => {
        output += chunk.toString();
        const found = /Open: (http:\S+)/.exec(output)?.[1];
        if (found) resolve(found);
      };
      child.stdout.on('data', take);
      child.stderr.on('data', take);
      child.once('exit', (code) => reject(new StartFailed(code, output)));
    });
    return new PlatformProcess(dataDir, url, child, () => output);
  }

  get log(): string {
    return this.output();
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** An API client for a demo user, `<tenant>-<role>`. */
  async as(user: string): Promise<Client> {
    return new Client(this.url, await demoToken(this.url, user));
  }

  stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return Promise.resolve(this.child.exitCode);
    return new Promise((resolve) => {
      this.child.once('exit', resolve);
      this.child.kill(signal);
    });
  }

  async end(): Promise<void> {
    await this.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

export class StartFailed extends Error {
  constructor(
    readonly code: number | null,
    readonly output: string,
  ) {
    super(`the platform ended with ${code} before it was ready:\n${output}`);
  }
}
