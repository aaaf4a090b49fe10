import {
  type AppendResult,
  type Commit,
  type CommitDraft,
  DEFAULT_LOGS,
  type EventStore,
  checkDraft,
  logOf,
} from '@ronghe/event-sourcing';
import type { Connection } from 'mongoose';
import { type CommitCollection, type CommitDocument, collectionName, toCommit, waiting } from './commit-document.js';
import { LogReader } from './log-reader.js';
import { LogWriter } from './log-writer.js';
import { fixLogs, makeIndexes } from './store-setup.js';
import { answered } from '@ronghe/mongo';

export interface MongoEventStoreOptions {
  /** For a store that is made now; one that exists keeps the number it was made with. */
  logs?: number;
  /** How long an insert whose answer is lost is looked into before `append` gives up with Unavailable. */
  patienceMs?: number;
}

const PATIENCE_MS = 10_000;

/** One service's logs in a database of MongoDB that is the service's own, one collection per log. */
export class MongoEventStore implements EventStore {
  readonly logs: number;
  private readonly writers: readonly LogWriter[];
  private readonly readers: readonly LogReader[];
  private readonly listeners = new Set<(log: number) => void>();

  private constructor(
    readonly source: string,
    private readonly collections: readonly CommitCollection[],
    patienceMs: number,
  ) {
    this.logs = collections.length;
    this.readers = collections.map((collection, log) => new LogReader(source, log, collection));
    this.writers = collections.map(
      (collection, log) => new LogWriter({ collection, log, patienceMs, onAppended: () => this.tell(log) }),
    );
  }

  /** @throws MongoUnusable when the database is another service's; Unavailable */
  static async open(
    connection: Connection,
    source: string,
    { logs = DEFAULT_LOGS, patienceMs = PATIENCE_MS }: MongoEventStoreOptions = {},
  ): Promise<MongoEventStore> {
    const db = connection.db!;
    const fixed = await answered(() => fixLogs(db, source, logs));
    const collections = Array.from({ length: fixed }, (_, log) => db.collection<CommitDocument>(collectionName(log)));
    await answered(() => makeIndexes(collections));
    return new MongoEventStore(source, collections, patienceMs);
  }

  /**
   * When the answer of an insert is lost and the commit is found afterwards, `duplicate` is what is answered: whether it
   * was this process that wrote it cannot be told.
   * @throws Unavailable when it is not known whether the commit was stored: send the command again, with the same id
   */
  async append(draft: CommitDraft): Promise<AppendResult> {
    const item = waiting(draft, checkDraft(draft));
    const answer = await this.writers[logOf(draft.stream, this.logs)]!.append(item);
    if (answer instanceof Error) throw answer;
    return answer;
  }

  readStream(stream: string, afterCommitNo = 0): Promise<Commit[]> {
    const log = logOf(stream, this.logs);
    const collection = this.collections[log]!;
    return answered(async () => {
      // Mostly the question is whether the stream went on at all: one key, which any server finds by its index.
      const next = await collection.findOne({ stream, commitNo: afterCommitNo + 1 });
      if (!next) return [];
      const rest = collection.find({ stream, commitNo: { $gt: next.commitNo } }).sort({ commitNo: 1 });
      const commits = [next, ...(await rest.toArray())].map((doc) => toCommit(doc, log));
      this.writers[log]!.lengths.saw(stream, commits.at(-1)!.commitNo);
      return commits;
    });
  }

  findCommand(stream: string, commandId: string): Promise<Commit | undefined> {
    const log = logOf(stream, this.logs);
    return answered(async () => {
      const found = await this.collections[log]!.findOne({ stream, commandId });
      return found ? toCommit(found, log) : undefined;
    });
  }

  readLog(log: number, afterNo: number, limit: number): Promise<Commit[]> {
    return answered(() => this.readers[log]!.commitsAfter(afterNo, limit));
  }

  tails(): Promise<number[]> {
    return answered(() => Promise.all(this.readers.map((reader) => reader.tail())));
  }

  /** Told of this process's own appends only: there are no change streams here, so poll for those of others. */
  onAppended(listener: (log: number) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** The connection stays open: it belongs to who made it. */
  async close(): Promise<void> {
    this.listeners.clear();
  }

  /** What is stored stays stored: a listener's mistake must not turn the answers into errors. */
  private tell(log: number): void {
    for (const listener of this.listeners) {
      try {
        listener(log);
      } catch (error) {
        process.emitWarning(`A listener of ${this.source} threw: ${(error as Error)?.stack ?? String(error)}`);
      }
    }
  }
}
