/** Many may pass together, or one alone: who wants to be alone waits for those inside, and those who come later wait for him. */
export class Gate {
  private readonly inside = new Set<Promise<unknown>>();
  /** The last of those who want to be alone; undefined when nobody does. */
  private last: Promise<unknown> | undefined;

  async together<R>(work: () => Promise<R>): Promise<R> {
    while (this.last) await this.last;
    const mine = work();
    const done = mine.catch(() => undefined).finally(() => this.inside.delete(done));
    this.inside.add(done);
    return mine;
  }

  alone<R>(work: () => Promise<R>): Promise<R> {
    const mine = (this.last ?? Promise.resolve()).then(async () => {
      await Promise.all(this.inside);
      return work();
    });
    const done: Promise<unknown> = mine
      .catch(() => undefined)
      .finally(() => {
        if (this.last === done) this.last = undefined;
      });
    this.last = done;
    return mine;
  }
}

/** Runs all, at most so many at once; throws the first error after all have ended, so that none goes on unwatched. */
export async function allOf(most: number, works: readonly (() => Promise<void>)[]): Promise<void> {
  const errors: unknown[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < works.length) await works[next++]!().catch((error: unknown) => errors.push(error));
  };
  await Promise.all(Array.from({ length: Math.min(most, works.length) }, lane));
  if (errors.length > 0) throw errors[0];
}
