const MOST_STREAMS = 10_000;

/**
 * How many commits the recent streams had at least. Streams only grow, so what was seen once stays true, and a draft
 * whose predecessor is known costs no question to the server.
 */
export class StreamLengths {
  private readonly lengths = new Map<string, number>();

  /** 0 when nothing is known. */
  of(stream: string): number {
    return this.lengths.get(stream) ?? 0;
  }

  saw(stream: string, commitNo: number): void {
    const length = Math.max(commitNo, this.of(stream));
    this.lengths.delete(stream);
    this.lengths.set(stream, length);
    if (this.lengths.size > MOST_STREAMS) this.lengths.delete(this.lengths.keys().next().value!);
  }
}
