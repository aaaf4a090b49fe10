/** So long that only what never comes is given up, however much else the machine has to do. */
const LONG_MS = 30_000;

/** Tries the assertion until it holds. Fails with its last error, so that the report says what was still wrong. */
export async function eventually<R>(
  assertion: () => R | Promise<R>,
  { timeoutMs = LONG_MS }: { timeoutMs?: number } = {},
): Promise<R> {
  const end = performance.now() + timeoutMs;
  for (let waitMs = 1; ; waitMs = Math.min(waitMs * 2, 50)) {
    try {
      return await assertion();
    } catch (error) {
      if (performance.now() > end) throw error;
      // eslint-disable-next-line no-restricted-syntax -- the one place that waits, so that specs need not
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
}
