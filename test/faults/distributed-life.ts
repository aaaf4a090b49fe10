import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { COMPILED } from '../support/compiled.js';
import type { Faults } from './distributed-plan.js';

export interface CoreJob {
  kafka: string;
  mongo: string;
  prefix: string;
  partitions: number;
  first: number;
  most: number;
  group: string;
  does: readonly ('load' | 'settle' | 'replay' | 'rebuild')[];
}

export interface CoreLife {
  child: ChildProcess;
  over: Promise<Ended>;
}

export interface Ended {
  /** `ack <n> <position>`, `open`, `settled`. */
  lines: string[];
  code: number | null;
  signal: string | null;
  complaints: string;
  /** What the faults did: `kill append.after 7`, `cut …`, `clock …`, `poison …`. */
  happened: string[];
}

const program = new URL('distributed-child.mjs', import.meta.url).pathname;

/** One life of the two small services, on servers that outlive it. */
export function liveOnce(job: CoreJob, faults: Faults): CoreLife {
  const log = join(tmpdir(), `ronghe-faults-${randomUUID()}.log`);
  const child = spawn(process.execPath, ['--disable-warning=TimeoutNegativeWarning', program, JSON.stringify(job)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_COMPILE_CACHE: COMPILED,
      RONGHE_FAULTS: JSON.stringify({ ...faults, log }),
    },
  });
  const lines: string[] = [];
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  const read = new Promise<void>((resolve) => reader.once('close', resolve));
  const ended = new Promise<[number | null, string | null]>((resolve) =>
    child.once('close', (code, signal) => resolve([code, signal])),
  );
  const over = Promise.all([ended, read]).then(([[code, signal]]) => {
    const happened = linesOf(log);
    rmSync(log, { force: true });
    return { lines, code, signal, complaints, happened };
  });
  return { child, over };
}

export const linesOf = (file: string): string[] =>
  existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
