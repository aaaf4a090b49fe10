import type { DatabaseSync, StatementSync } from 'node:sqlite';
import {
  type AppendResult,
  type Commit,
  type CommitDraft,
  DEFAULT_LOGS,
  type EventStore,
  LogGap,
  checkDraft,
  groupCommit,
  logOf,
} from '@ronghe/event-sourcing';

/** Row key of a commit: log × 2^40 + number, so that a log's commits lie together and in order. */
const LOG_STEP = 2 ** 40;
/** SQLite's extended result code of a unique index that says no. */
const SQLITE_CONSTRAINT_UNIQUE = 2067;

interface Row {
  place: number;
  stream: string;
  commit_no: number;
  first_version: number;
  command_id: string;
  fingerprint: string;
  tenant: string;
  at: string;
  actor: string;
  trace: string | null;
  events: string;
}

const COLUMNS = 'place, stream, commit_no, first_version, command_id, fingerprint, tenant, at, actor, trace, events';

/** One service's logs in a SQLite file that it may share with others. Waiting commands share one fsync. */
export class SqliteEventStore implements EventStore {
  readonly logs: number;
  private readonly listeners = new Set<(log: number) => void>();
  private readonly write: (item: { draft: CommitDraft; json: string }) => Promise<AppendResult>;
  private readonly insert: StatementSync;
  private readonly byCommand: StatementSync;
  private readonly byStream: StatementSync;
  private readonly byLog: StatementSync;
  private readonly tail: StatementSync;
  private readonly lastOfStream: StatementSync;

  constructor(
    private readonly db: DatabaseSync,
    readonly source: string,
    logs = DEFAULT_LOGS,
  ) {
    const t = `commits_${source.replaceAll('-', '_')}`;
    db.exec(`CREATE TABLE IF NOT EXISTS ${t} (
      place INTEGER PRIMARY KEY, stream TEXT NOT NULL, commit_no INTEGER NOT NULL, first_version INTEGER NOT NULL,
      command_id TEXT NOT NULL, fingerprint TEXT NOT NULL, tenant TEXT NOT NULL, at TEXT NOT NULL, actor TEXT NOT NULL,
      trace TEXT, events TEXT NOT NULL) STRICT;
      CREATE UNIQUE INDEX IF NOT EXISTS ${t}_stream ON ${t} (stream, commit_no);
      CREATE UNIQUE INDEX IF NOT EXISTS ${t}_command ON ${t} (stream, command_id)`);
    this.logs = this.fixLogs(logs);
    this.insert = db.prepare(`INSERT INTO ${t} (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.byCommand = db.prepare(`SELECT ${COLUMNS} FROM ${t} WHERE stream = ? AND command_id = ?`);
    this.byStream = db.prepare(`SELECT ${COLUMNS} FROM ${t} WHERE stream = ? AND commit_no > ? ORDER BY commit_no`);
    this.byLog = db.prepare(`SELECT ${COLUMNS} FROM ${t} WHERE place > ? AND place < ? ORDER BY place LIMIT ?`);
    // A replay reads every row of every log: arrays cost half of what objects do.
    this.byLog.setReturnArrays(true);
    this.tail = db.prepare(`SELECT max(place) AS place FROM ${t} WHERE place > ? AND place < ?`);
    this.lastOfStream = db.prepare(`SELECT max(commit_no) AS no FROM ${t} WHERE stream = ?`);
    this.write = groupCommit((batch) => this.writeBatch(batch));
  }

  async append(draft: CommitDraft): Promise<AppendResult> {
    const json = checkDraft(draft);
    return this.write({ draft, json });
  }

  async readStream(stream: string, afterCommitNo = 0): Promise<Commit[]> {
    return (this.byStream.all(stream, afterCommitNo) as unknown as Row[]).map(toCommit);
  }

  async findCommand(stream: string, commandId: string): Promise<Commit | undefined> {
    const row = this.byCommand.get(stream, commandId) as unknown as Row | undefined;
    return row && toCommit(row);
  }

  async readLog(log: number, afterNo: number, limit: number): Promise<Commit[]> {
    const first = log * LOG_STEP + afterNo;
    const rows = this.byLog.all(first, (log + 1) * LOG_STEP, limit) as unknown as RowValues[];
    return rows.map((values, i) => {
      const [place] = values;
      if (place !== first + i + 1) throw new LogGap(this.source, log, afterNo + i + 1, place - log * LOG_STEP);
      return commitOf(...values);
    });
  }

  async tails(): Promise<number[]> {
    return Array.from({ length: this.logs }, (_, log) => this.tailOf(log));
  }

  onAppended(listener: (log: number) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.listeners.clear();
  }

  private tailOf(log: number): number {
    const { place } = this.tail.get(log * LOG_STEP, (log + 1) * LOG_STEP) as { place: number | null };
    return place === null ? 0 : place - log * LOG_STEP;
  }

  /** One transaction, one fsync. What is refused in it (a conflict, a repeat) leaves the others alone. */
  private writeBatch(batch: { draft: CommitDraft; json: string }[]): AppendResult[] {
    // Looked up once in this transaction, which no other writer can enter.
    const tails = new Map<number, number>();
    this.db.exec('BEGIN IMMEDIATE');
    try {
      const results = batch.map(({ draft, json }) => this.writeOne(draft, json, tails));
      this.db.exec('COMMIT');
      this.tell(new Set(results.flatMap((r) => (r.kind === 'appended' ? [r.commit.log] : []))));
      return results;
    } catch (error) {
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
  }

  private writeOne(draft: CommitDraft, json: string, tails: Map<number, number>): AppendResult {
    const { stream, commitNo, firstVersion, commandId, fingerprint, tenant, at, actor, trace } = draft;
    const last = (this.lastOfStream.get(stream) as { no: number | null }).no ?? 0;
    if (commitNo !== last + 1) return this.repeatOrConflict(draft);
    const log = logOf(stream, this.logs);
    const no = (tails.get(log) ?? this.tailOf(log)) + 1;
    const place = log * LOG_STEP + no;
    try {
      this.insert.run(
        place,
        stream,
        commitNo,
        firstVersion,
        commandId,
        fingerprint,
        tenant,
        at,
        actor,
        trace ?? null,
        json,
      );
    } catch (error) {
      if ((error as { errcode?: number }).errcode !== SQLITE_CONSTRAINT_UNIQUE) throw error;
      return this.repeatOrConflict(draft);
    }
    tails.set(log, no);
    return { kind: 'appended', commit: { ...draft, log, no } };
  }

  private repeatOrConflict({ stream, commandId }: CommitDraft): AppendResult {
    const earlier = this.byCommand.get(stream, commandId) as unknown as Row | undefined;
    return earlier ? { kind: 'duplicate', commit: toCommit(earlier) } : { kind: 'conflict' };
  }

  /** What is committed stays committed: a listener's mistake must not turn the answers into errors. */
  private tell(touched: ReadonlySet<number>): void {
    for (const log of touched)
      for (const listener of this.listeners) {
        try {
          listener(log);
        } catch (error) {
          process.emitWarning(`A listener of ${this.source} threw: ${(error as Error)?.stack ?? String(error)}`);
        }
      }
  }

  /** The number of logs is fixed when the store is made: a stream must never change its log. */
  private fixLogs(wanted: number): number {
    const name = `logs of ${this.source}`;
    this.db.prepare('INSERT INTO ronghe VALUES (?, ?) ON CONFLICT (name) DO NOTHING').run(name, String(wanted));
    const { value } = this.db.prepare('SELECT value FROM ronghe WHERE name = ?').get(name) as { value: string };
    return Number(value);
  }
}

const toCommit = (r: Row): Commit =>
  commitOf(
    r.place,
    r.stream,
    r.commit_no,
    r.first_version,
    r.command_id,
    r.fingerprint,
    r.tenant,
    r.at,
    r.actor,
    r.trace,
    r.events,
  );

/** The values of a row in the order of COLUMNS. */
type RowValues = Parameters<typeof commitOf>;

function commitOf(
  place: number,
  stream: string,
  commitNo: number,
  firstVersion: number,
  commandId: string,
  fingerprint: string,
  tenant: string,
  at: string,
  actor: string,
  trace: string | null,
  events: string,
): Commit {
  return {
    log: Math.floor(place / LOG_STEP),
    no: place % LOG_STEP,
    stream,
    commitNo,
    firstVersion,
    commandId,
    fingerprint,
    tenant,
    at,
    actor,
    trace: trace ?? undefined,
    events: JSON.parse(events) as Commit['events'],
  };
}
