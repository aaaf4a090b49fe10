interface Waiting<T, R> {
  item: T;
  resolve: (result: R) => void;
  reject: (error: unknown) => void;
}

/**
 * Shares one expensive write among everyone who waits for it: while one batch is being written, the next gathers.
 * `write` answers one result per item, in order; when it throws, every item of that batch is rejected.
 */
export function groupCommit<T, R>(write: (batch: T[]) => Promise<R[]> | R[], most = 512): (item: T) => Promise<R> {
  let waiting: Waiting<T, R>[] = [];
  let running = false;

  async function run(): Promise<void> {
    running = true;
    // Everyone who asks in the same turn of the event loop joins the first batch too.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      try {
        const results = await write(batch.map((w) => w.item));
        batch.forEach((w, i) => w.resolve(results[i]!));
      } catch (error) {
        batch.forEach((w) => w.reject(error));
      }
      // Let those who were just answered ask again before the next batch is cut.
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    running = false;
  }

  return (item) =>
    new Promise<R>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!running) void run();
    });
}
