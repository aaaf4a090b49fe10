import type { Committed, TopicPartition } from './client.js';
import type { PartitionReader } from './partition-reader.js';
import { placesText } from './places.js';

export type Offset = TopicPartition & Committed;

/**
 * Tells the group how far its readers have come, a while after they have: so that the own places are saved by then, and a
 * process that is killed goes on there instead of reading its partitions from the start.
 */
export class GroupCommits {
  private readonly moved = new Set<PartitionReader>();
  private ripe: Offset[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly everyMs: number,
    /** Our own places decide, so that a commit that fails is no trouble: the next one tells as much. */
    private readonly commit: (offsets: readonly Offset[]) => Promise<void>,
  ) {}

  handled(reader: PartitionReader): void {
    this.moved.add(reader);
    this.soon();
  }

  forget(reader: PartitionReader): void {
    this.moved.delete(reader);
  }

  /** Tells all of it at once. */
  async end(): Promise<void> {
    clearTimeout(this.timer);
    const last = new Map([...this.ripe, ...this.standing()].map((at) => [`${at.topic}/${at.partition}`, at]));
    await this.commit([...last.values()]);
  }

  private soon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const ripe = this.ripe;
      this.ripe = this.standing();
      void this.commit(ripe);
      if (this.ripe.length > 0) this.soon();
    }, this.everyMs);
  }

  private standing(): Offset[] {
    const readers = [...this.moved];
    this.moved.clear();
    return readers.map(({ context: { topic, partition }, position, places }) => ({
      topic,
      partition,
      offset: position!,
      metadata: placesText(places),
    }));
  }
}
