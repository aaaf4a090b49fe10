import { setFlagsFromString } from 'node:v8';
import { endProcess } from './end-process.js';
import { ConfigRefused } from './settings.js';

export interface Served {
  url: string;
  stop(): Promise<void>;
}

export type Say = (line: string) => void;

/**
 * By itself V8 lets garbage grow to more than what lives before it collects. A third is enough: an import of 32,000 people
 * then needs 50 MB less, for 2 % more of the processor (docs/benchmarks.md).
 */
export const keepHeapSmall = (): void => setFlagsFromString('--heap-growing-percent=30');

const say: Say = (line) => void process.stdout.write(`${line}\n`);

/** Starts, prints the address, and stops in good order on a signal; what cannot start says why in one line and exits 1. */
export async function runProcess(start: (say: Say) => Promise<Served>): Promise<void> {
  await orExplain(async () => {
    const served = await start(say);
    say(`  请打开 Open: ${served.url}`);
    let stopping = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        if (stopping) return;
        stopping = true;
        void served.stop().then(() => endProcess(0));
      });
  });
}

/** Does one piece of work and exits 0; when it cannot be done, says why and exits 1. */
export async function runOnce(work: (say: Say) => Promise<void>): Promise<void> {
  await orExplain(() => work(say));
  endProcess(0);
}

async function orExplain(work: () => Promise<void>): Promise<void> {
  keepHeapSmall();
  try {
    await work();
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    endProcess(1);
  }
}

const FORESEEN = [
  'DataFileUnusable',
  'KafkaUnusable',
  'KeyFileUnusable',
  'KeyStoreUnusable',
  'MasterKeyUnusable',
  'MongoUnusable',
  'Unavailable',
  'WrongMasterKey',
];

/** What went wrong at start, for the person who has to mend it; a stack only for what nobody foresaw. */
export function explain(error: unknown): string {
  const { code, message, name, port } = error as NodeJS.ErrnoException & { port?: number };
  if (error instanceof ConfigRefused || FORESEEN.includes(name)) return message;
  if (code === 'EADDRINUSE')
    return `端口已被占用 Port ${port} is in use: stop the other program, or set RONGHE_PORT to another port.`;
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL' || code === 'EAI_AGAIN')
    return `地址不可用 This machine has no such address: ${message}. Set RONGHE_HOST to one that it has.`;
  if (code === 'EACCES') return `没有权限 Permission denied: ${message}`;
  return String((error as Error).stack ?? error);
}
