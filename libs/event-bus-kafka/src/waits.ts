import { setTimeout as after } from 'node:timers/promises';

const FIRST_WAIT_MS = 20;
const LONGEST_WAIT_MS = 5_000;

/** The wait after so many failures. */
export const growingWait = (tries: number): number => Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS);

/** Waits; the signal ends the wait at once, without an error. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  await after(ms, undefined, { signal }).catch(() => undefined);
}

/** True when the promise was settled before the time was up. */
export async function settledWithin(promise: Promise<unknown>, ms: number): Promise<boolean> {
  const timer = new AbortController();
  const inTime = promise.then(
    () => true,
    () => true,
  );
  const late = after(ms, false, { signal: timer.signal }).catch(() => false);
  return Promise.race([inTime, late]).finally(() => timer.abort());
}

/** At most so many at once; the others wait in order. */
export class Slots {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free--;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free++;
    }
  }
}
