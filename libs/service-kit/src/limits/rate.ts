import { RateLimiterMemory } from 'rate-limiter-flexible';

const MINUTE_SECONDS = 60;

/** Counts requests per key and minute, in this process. */
export class Rate {
  readonly #counts = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: MINUTE_SECONDS });

  /** Counts one request more. Answers how many seconds the minute still lasts when that was one too many. */
  async take(key: string, perMinute: number): Promise<number | undefined> {
    const { consumedPoints, msBeforeNext } = await this.#counts.consume(key);
    return consumedPoints > perMinute ? Math.max(1, Math.ceil(msBeforeNext / 1_000)) : undefined;
  }
}
