import { eventually } from '@ronghe/event-sourcing/testing';

/** Now, for an asOf: answered once the clock has gone on, so that whatever is done next is later. */
export async function thisMoment(): Promise<string> {
  const now = new Date().toISOString();
  await eventually(() => {
    if (new Date().toISOString() <= now) throw new Error(`it is still ${now}`);
  });
  return now;
}

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;
/** More than a journey takes on a slow machine. */
const LONGEST_JOURNEY_MS = 300_000;

/** Waits over midnight in Shanghai when it is near: to a journey that speaks of today, tomorrow must not come. */
export const dayWithRoom = (): Promise<void> =>
  eventually(
    () => {
      const left = DAY_MS - ((Date.now() + SHANGHAI_MS) % DAY_MS);
      if (left < LONGEST_JOURNEY_MS) throw new Error(`${left} ms of the day are left`);
    },
    { timeoutMs: 2 * LONGEST_JOURNEY_MS },
  );
/** How long a journey that begins so may take to begin. */
export const WITH_ROOM_MS = 3 * LONGEST_JOURNEY_MS;
