/** Somebody who is refused a thousand times a minute leaves two notes: the first at once, and how many more there were. */
export class Repeats<T> {
  private readonly running = new Map<string, { last: T; more: number; timer: NodeJS.Timeout }>();

  constructor(
    private readonly write: (item: T, more: number) => Promise<void>,
    private readonly withinMs: number,
    private readonly most = 10_000,
  ) {}

  async add(key: string, item: T): Promise<void> {
    const known = this.running.get(key);
    if (known) {
      known.last = item;
      known.more++;
      return;
    }
    const timer = setTimeout(() => void this.end(key), this.withinMs).unref();
    this.running.set(key, { last: item, more: 0, timer });
    const [oldest] = this.running.keys();
    if (this.running.size > this.most) await this.end(oldest!);
    await this.write(item, 0);
  }

  /** Writes what was counted and not yet told. */
  async close(): Promise<void> {
    await Promise.all([...this.running.keys()].map((key) => this.end(key)));
  }

  private async end(key: string): Promise<void> {
    const found = this.running.get(key);
    if (!found) return;
    clearTimeout(found.timer);
    this.running.delete(key);
    if (found.more > 0) await this.write(found.last, found.more);
  }
}
