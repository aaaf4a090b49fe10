import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@ronghe/event-sourcing/testing';
import { COMPILED } from '../support/compiled.js';
import type { Count } from './distributed-count.js';
import { linesOf } from './distributed-life.js';
import type { Faults } from './distributed-plan.js';

export type Env = Readonly<Record<string, string>>;

const root = (file: string): string => new URL(`../../${file}`, import.meta.url).pathname;
const preload = new URL('distributed-points.mjs', import.meta.url).href;
/** What a process says that ends because a server is away, or because its answer was lost. */
const AWAY = /cannot be reached|is not available|does not do its work|was given up (before|during|after) the call/;
const STARTED_WITHIN_MS = 120_000;
const REBUILT_WITHIN_MS = 120_000;

/** One process of a service, as users run it, that is started again whenever it has ended. */
export class ServiceSlot {
  url: string | undefined;
  starts = 0;
  private child: ChildProcess | undefined;
  private output = '';
  private ended: Promise<void> = Promise.resolve();
  private keeping = true;
  private readonly log = join(tmpdir(), `ronghe-faults-${randomUUID()}.log`);
  private read = 0;

  constructor(
    readonly service: string,
    private readonly env: Env,
    private readonly count: Count,
    /** What happens to the next life. */
    private readonly next: () => Faults,
    private readonly unexpected: (problem: string) => void,
  ) {}

  /** Keeps a process running until `end`. */
  keep(): void {
    this.keeping = true;
    this.ended = this.loop();
  }

  /** Ends what runs, at once or in good order, and does not start another. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    this.keeping = false;
    this.child?.kill(signal);
    await this.ended;
  }

  async ready(): Promise<void> {
    await eventually(
      () => {
        if (!this.url) throw new Error(`${this.service} does not start:\n${this.output.slice(-2_000)}`);
      },
      { timeoutMs: STARTED_WITHIN_MS },
    );
  }

  /** Has every model built anew and waits until each is switched. */
  async rebuild(models: number): Promise<void> {
    const before = linesOf(this.log).filter((line) => line.startsWith('rebuilt')).length;
    this.child!.kill('SIGUSR2');
    await eventually(
      () => {
        const done = linesOf(this.log).filter((line) => line.startsWith('rebuilt')).length - before;
        if (done < models) throw new Error(`${this.service}: ${done} of ${models} models are rebuilt`);
      },
      { timeoutMs: REBUILT_WITHIN_MS },
    );
  }

  /** Moves what happened since to the count. */
  counted(): void {
    const lines = linesOf(this.log);
    this.count.add(lines.slice(this.read));
    this.read = lines.length;
  }

  remove(): void {
    rmSync(this.log, { force: true });
  }

  private async loop(): Promise<void> {
    while (this.keeping) {
      const { code, signal } = await this.once();
      this.url = undefined;
      this.counted();
      if (!this.keeping || signal === 'SIGKILL') continue;
      // A process that cannot start says why, and whoever keeps it running starts it again.
      if (code === 1 && AWAY.test(this.output)) continue;
      this.unexpected(`${this.service} ended by itself with ${code ?? signal}:\n${this.output.slice(-3_000)}`);
      return;
    }
  }

  private once(): Promise<{ code: number | null; signal: string | null }> {
    this.starts++;
    this.output = '';
    const faults = JSON.stringify({ ...this.next(), log: this.log });
    const child = (this.child = spawn(
      process.execPath,
      ['--disable-warning=TimeoutNegativeWarning', '--import', preload, root(`services/${this.service}/dist/main.js`)],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...process.env,
          NODE_OPTIONS: '',
          NODE_COMPILE_CACHE: COMPILED,
          RONGHE_PORT: '0',
          RONGHE_LOG_LEVEL: 'error',
          ...this.env,
          RONGHE_FAULTS: faults,
        },
      },
    ));
    const take = (chunk: Buffer): void => {
      this.output += chunk.toString();
      this.url ??= /Open: (http:\S+)/.exec(this.output)?.[1];
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    return new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal })));
  }
}
