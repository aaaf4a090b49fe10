/** How far a consumer has come in each log (`<source>/<log>` → seq). Kept where its effects are kept. */
export interface Checkpoints {
  load(consumer: string): Promise<Map<string, number>>;
  /** One place for all these consumers, in one write. Never moves backwards: an older place is ignored. */
  save(consumers: readonly string[], log: string, seq: number): Promise<void>;
  clear(consumer: string): Promise<void>;
}

/** For consumers whose effects live in memory too. */
export class MemoryCheckpoints implements Checkpoints {
  private readonly places = new Map<string, Map<string, number>>();

  async load(consumer: string): Promise<Map<string, number>> {
    return new Map(this.places.get(consumer));
  }

  async save(consumers: readonly string[], log: string, seq: number): Promise<void> {
    for (const consumer of consumers) {
      const mine = this.places.get(consumer) ?? new Map<string, number>();
      mine.set(log, Math.max(seq, mine.get(log) ?? -1));
      this.places.set(consumer, mine);
    }
  }

  async clear(consumer: string): Promise<void> {
    this.places.delete(consumer);
  }
}
