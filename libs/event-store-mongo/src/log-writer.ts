import { setTimeout as pause } from 'node:timers/promises';
import { type AppendResult, DraftRefused, Unavailable, groupCommit } from '@ronghe/event-sourcing';
import mongoose from 'mongoose';
import { type CommitCollection, type CommitDocument, type Waiting, toCommit } from './commit-document.js';
import { StreamLengths } from './stream-lengths.js';
import { DUPLICATE_KEY, causeOf, codeOf, isUnavailable, unavailable } from '@ronghe/mongo';

/** What becomes of one draft; an error is for its sender alone. */
export type Answer = AppendResult | Error;

export interface LogWriterOptions {
  collection: CommitCollection;
  log: number;
  /** How long an insert of unknown outcome is looked into before its senders are told that it is unknown. */
  patienceMs: number;
  /** Called after commits became durable. */
  onAppended: () => void;
}

/** Numbers looked at behind our own when another process was faster: it seldom wrote more at once. */
const LOOK_AHEAD = 64;
const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 500;

type Place = Pick<CommitDocument, '_id' | 'stream' | 'commandId'>;

/**
 * Writes one log for this process: one ordered multi-insert at a time, numbered from the tail that was seen.
 *
 * Why no gap can come about, not even by an insert that the server carries out long after we gave it up: each begins
 * with the number after one that was seen, goes on only while each document went in, and ends at the first number that
 * is taken. So a document goes in right behind another or not at all.
 */
export class LogWriter {
  readonly append: (item: Waiting) => Promise<Answer>;
  readonly lengths = new StreamLengths();
  /** The last number that was seen; undefined when it must be asked for. While nobody else writes it stays right. */
  private tail: number | undefined;
  /** An insert was sent whose outcome is not known. */
  private inDoubt = false;

  constructor(private readonly options: LogWriterOptions) {
    this.append = groupCommit((batch: Waiting[]) => this.write(batch));
  }

  async readTail(): Promise<number> {
    const last = await this.options.collection
      .find({}, { projection: { _id: 1 } })
      .sort({ _id: -1 })
      .limit(1)
      .next();
    return last?._id ?? 0;
  }

  private async write(batch: Waiting[]): Promise<Answer[]> {
    const answers = new Map<Waiting, Answer>();
    const deadline = performance.now() + this.options.patienceMs;
    let waitMs = FIRST_PAUSE_MS;
    for (let open = batch; open.length > 0; open = batch.filter((item) => !answers.has(item))) {
      try {
        await this.attempt(open, answers);
      } catch (error) {
        this.tail = undefined;
        if (this.inDoubt && isUnavailable(error) && performance.now() < deadline) {
          await pause(waitMs);
          waitMs = Math.min(waitMs * 2, LONGEST_PAUSE_MS);
          continue;
        }
        const reason = unavailable(error) as Error;
        for (const item of open) if (!answers.has(item)) answers.set(item, reason);
      }
    }
    // Whoever comes next asks the server anew; what may still be under way ends at a number that is taken by then.
    this.inDoubt = false;
    const all = batch.map((item) => answers.get(item)!);
    if (all.some((answer) => 'kind' in answer && answer.kind === 'appended')) this.options.onAppended();
    return all;
  }

  private async attempt(open: readonly Waiting[], answers: Map<Waiting, Answer>): Promise<void> {
    if (this.inDoubt) {
      await this.lookUp(open, answers);
      this.inDoubt = false;
      // What is found may be our own, of which nobody was told.
      if (answers.size > 0) this.options.onAppended();
      open = open.filter((item) => !answers.has(item));
    }
    const fit = await this.fitting(open, answers);
    if (fit.length > 0) await this.insert(fit, answers);
  }

  private async insert(items: readonly Waiting[], answers: Map<Waiting, Answer>): Promise<void> {
    const first = (this.tail ??= await this.readTail()) + 1;
    this.inDoubt = true;
    try {
      await this.options.collection.insertMany(
        items.map(({ body }, i) => ({ _id: first + i, ...body })),
        { ordered: true },
      );
      items.forEach((item, i) => this.appended(item, first + i, answers));
      this.tail = first + items.length - 1;
    } catch (error) {
      const failed = failedAt(error);
      if (failed) await this.afterFailure(items, first, failed, answers);
      else {
        this.inDoubt = !wasNeverSent(error);
        throw error;
      }
    }
    this.inDoubt = false;
  }

  /** Reads what the numbers hold now instead of trusting the error: servers differ in what they count and name. */
  private async afterFailure(
    items: readonly Waiting[],
    first: number,
    { index, code, message }: Failure,
    answers: Map<Waiting, Answer>,
  ): Promise<void> {
    this.tail = undefined;
    const asked = items.length + LOOK_AHEAD;
    const there = await this.placesFrom(first, asked);
    items.slice(0, index).forEach((item, i) => isOf(there[i], item) && this.appended(item, first + i, answers));
    const failed = items[index]!;
    if (code !== DUPLICATE_KEY)
      answers.set(failed, new DraftRefused(`MongoDB refuses the commit on ${failed.draft.stream}: ${message}`));
    // When another process took the number, the rest goes behind it; otherwise the reason lies in the draft.
    else if (!there[index] || isOf(there[index], failed)) await this.lookUp(items.slice(index), answers);
    if (there.length <= index && !items.some((item) => answers.has(item)))
      throw new Unavailable('a majority does not have yet what this draft collides with');
    if (there.length < asked) this.tail = first - 1 + there.length;
  }

  /** The drafts worth an insert: not those whose number is behind the stream's end, or beyond it. */
  private async fitting(open: readonly Waiting[], answers: Map<Waiting, Answer>): Promise<Waiting[]> {
    const unknown = open.filter(({ draft }) => draft.commitNo - 1 > this.lengths.of(draft.stream));
    await Promise.all(unknown.map(({ draft }) => this.look(draft.stream, draft.commitNo - 1)));
    const inBatch = new Set<string>();
    const [fit, unfit]: [Waiting[], Waiting[]] = [[], []];
    for (const item of open) {
      const { stream, commitNo } = item.draft;
      const length = this.lengths.of(stream);
      const follows = commitNo - 1 <= length || inBatch.has(`${commitNo - 1} ${stream}`);
      if (follows && commitNo > length) {
        inBatch.add(`${commitNo} ${stream}`);
        fit.push(item);
      } else unfit.push(item);
    }
    await Promise.all(
      unfit.map(async (item) => {
        if (!(await this.carriedOut(item, answers))) answers.set(item, { kind: 'conflict' });
      }),
    );
    return fit;
  }

  private async look(stream: string, commitNo: number): Promise<CommitDocument | null> {
    const found = await this.options.collection.findOne({ stream, commitNo });
    if (found) this.lengths.saw(stream, commitNo);
    return found;
  }

  /** Answers those that are in the store, by command id before anything else, and those whose number another has. */
  private async lookUp(items: readonly Waiting[], answers: Map<Waiting, Answer>): Promise<void> {
    await Promise.all(
      items.map(async (item) => {
        if (await this.carriedOut(item, answers)) return;
        const { stream, commitNo, commandId } = item.draft;
        const found = await this.look(stream, commitNo);
        if (found) answers.set(item, found.commandId === commandId ? this.duplicate(found) : { kind: 'conflict' });
      }),
    );
  }

  private async carriedOut(item: Waiting, answers: Map<Waiting, Answer>): Promise<boolean> {
    const { stream, commandId } = item.draft;
    const found = await this.options.collection.findOne({ stream, commandId });
    if (found) answers.set(item, this.duplicate(found));
    return found !== null;
  }

  private duplicate(found: CommitDocument): AppendResult {
    this.lengths.saw(found.stream, found.commitNo);
    return { kind: 'duplicate', commit: toCommit(found, this.options.log) };
  }

  private appended(item: Waiting, no: number, answers: Map<Waiting, Answer>): void {
    this.lengths.saw(item.draft.stream, item.draft.commitNo);
    answers.set(item, { kind: 'appended', commit: { ...item.draft, log: this.options.log, no } });
  }

  /** Who has the numbers from `first` on, as far as they are taken. */
  private async placesFrom(first: number, count: number): Promise<Place[]> {
    const numbers = Array.from({ length: count }, (_, i) => first + i);
    const found = await this.options.collection
      .find<Place>({ _id: { $in: numbers } }, { projection: { stream: 1, commandId: 1 } })
      .sort({ _id: 1 })
      .toArray();
    const missing = found.findIndex(({ _id }, i) => _id !== first + i);
    return missing < 0 ? found : found.slice(0, missing);
  }
}

interface Failure {
  index: number;
  code: number | undefined;
  message: string;
}

/** The one document that an ordered insert could not write, when the server has said so and nothing else is wrong. */
function failedAt(error: unknown): Failure | undefined {
  if (!(error instanceof mongoose.mongo.MongoBulkWriteError) || isUnavailable(error)) return undefined;
  const failed = [error.writeErrors].flat()[0];
  if (!failed || error.result.getWriteConcernError()) return undefined;
  return { index: failed.index, code: codeOf(failed), message: failed.errmsg ?? error.message };
}

/** No server was found to send it to. */
const wasNeverSent = (error: unknown): boolean => causeOf(error) instanceof mongoose.mongo.MongoServerSelectionError;

const isOf = (place: Place | undefined, { draft }: Waiting): boolean =>
  place?.stream === draft.stream && place.commandId === draft.commandId;
