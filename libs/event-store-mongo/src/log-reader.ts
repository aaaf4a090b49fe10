import { type Commit, LogGap } from '@ronghe/event-sourcing';
import { type CommitCollection, type CommitDocument, toCommit } from './commit-document.js';

const NUMBERS_PER_QUERY = 1_000;
/** 1, 2, 4 … up to more than a log will hold. */
const STEPS = Array.from({ length: 40 }, (_, i) => 2 ** i);

/**
 * Reads one log by its numbers. They are dense, so what is there can be asked for number by number, which every server
 * answers by the key; a range or a sort is a walk over the whole log on some.
 */
export class LogReader {
  /** A number that is there, or 0: logs only grow. */
  private seen = 0;

  constructor(
    private readonly source: string,
    private readonly log: number,
    private readonly collection: CommitCollection,
  ) {}

  async tail(): Promise<number> {
    for (;;) {
      const further = await this.collection
        .find({ _id: { $in: STEPS.map((step) => this.seen + step) } }, { projection: { _id: 1 } })
        .toArray();
      if (further.length === 0) return this.seen;
      this.seen = Math.max(this.seen, ...further.map(({ _id }) => _id));
    }
  }

  /** @throws LogGap */
  async commitsAfter(afterNo: number, limit: number): Promise<Commit[]> {
    const docs = await this.documentsAfter(afterNo, limit);
    const gapAt = docs.findIndex((doc, i) => doc._id !== afterNo + i + 1);
    if (gapAt < 0) return docs.map((doc) => toCommit(doc, this.log));
    // Servers that do not read a moment in time: the number came in the meantime, before those behind it.
    const expected = afterNo + gapAt + 1;
    if (!(await this.collection.findOne({ _id: expected }, { projection: { _id: 1 } })))
      throw new LogGap(this.source, this.log, expected, docs[gapAt]!._id);
    return docs.slice(0, gapAt).map((doc) => toCommit(doc, this.log));
  }

  /** Looks how far the log goes on, and fetches what lies between. */
  private async documentsAfter(afterNo: number, limit: number): Promise<CommitDocument[]> {
    const steps = STEPS.filter((step) => step <= limit);
    const docs = await this.withNumbers(steps.map((step) => afterNo + step));
    const furthest = Math.max(0, ...docs.map(({ _id }) => _id - afterNo));
    const between = Array.from({ length: Math.min(limit, Math.max(0, 2 * furthest - 1)) }, (_, i) => i + 1)
      .filter((step) => !steps.includes(step))
      .map((step) => afterNo + step);
    for (let from = 0; from < between.length; from += NUMBERS_PER_QUERY)
      docs.push(...(await this.withNumbers(between.slice(from, from + NUMBERS_PER_QUERY))));
    return docs.sort((a, b) => a._id - b._id);
  }

  private withNumbers(numbers: number[]): Promise<CommitDocument[]> {
    return this.collection.find({ _id: { $in: numbers } }, { batchSize: NUMBERS_PER_QUERY }).toArray();
  }
}
