import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Life {
  child: ChildProcess;
  /** Resolves at the line, or when the process is over. */
  reached(line: string): Promise<void>;
  /** Resolves once so many commands were acknowledged in this life, or when the process is over. */
  acknowledged(most: number): Promise<void>;
  /** Everything it said, once it is over. */
  over: Promise<{ lines: string[]; code: number | null; signal: string | null; complaints: string }>;
}

const program = new URL('core-child.mjs', import.meta.url).pathname;

/** One life of the embedded core over a data file. */
export function live(file: string, first: number, mode: 'load' | 'settle', ...more: string[]): Life {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', program, file, String(first), mode, ...more],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const lines: string[] = [];
  let acks = 0;
  let complaints = '';
  let waiting: { done: () => boolean; resolve: () => void }[] = [];
  let isOver = false;
  const look = (): void => {
    for (const w of waiting) if (isOver || w.done()) w.resolve();
    waiting = waiting.filter((w) => !isOver && !w.done());
  };
  const until = (done: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      waiting.push({ done, resolve });
      look();
    });
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => {
    lines.push(line);
    if (line.startsWith('ack ')) acks++;
    look();
  });
  const read = new Promise<void>((resolve) => reader.once('close', resolve));
  const ended = new Promise<[number | null, string | null]>((resolve) =>
    child.once('close', (code, signal) => resolve([code, signal])),
  );
  return {
    child,
    reached: (line) => until(() => lines.includes(line)),
    acknowledged: (most) => until(() => acks >= most),
    over: Promise.all([ended, read]).then(([[code, signal]]) => {
      isOver = true;
      look();
      return { lines, code, signal, complaints };
    }),
  };
}
