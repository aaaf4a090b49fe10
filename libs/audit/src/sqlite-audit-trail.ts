import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { Unavailable, groupCommit } from '@ronghe/event-sourcing';
import type { AuditFilter, AuditPage, AuditTrail, ChainEnds } from './audit-trail.js';
import { type Mac, NOTHING_BEFORE, chained, inOrder } from './mac.js';
import { type AuditEntry, type AuditOutcome, type AuditRecord, portions } from './record.js';

interface Row {
  chain: string;
  no: number;
  body: string;
  mac: string;
}

// Searched by what the body itself says: a column of its own could be made to say something else.
const FILED = ['tenant', 'at', 'actor', 'action', 'outcome']
  .map((name) => `${name} TEXT GENERATED ALWAYS AS (body ->> '$.${name}') VIRTUAL`)
  .join(', ');

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS audit (
    id INTEGER PRIMARY KEY, chain TEXT NOT NULL, no INTEGER NOT NULL, body TEXT NOT NULL, mac TEXT NOT NULL, ${FILED},
    UNIQUE (chain, no)) STRICT;
  CREATE INDEX IF NOT EXISTS audit_at ON audit (tenant, at, chain, no);
  CREATE INDEX IF NOT EXISTS audit_actor ON audit (tenant, actor, at, chain, no);
  CREATE INDEX IF NOT EXISTS audit_action ON audit (tenant, action, at, chain, no);
  CREATE INDEX IF NOT EXISTS audit_refused ON audit (tenant, at, chain, no) WHERE outcome = 'refused';
  CREATE TABLE IF NOT EXISTS audit_people (
    person TEXT NOT NULL, at TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (person, at, record)) STRICT, WITHOUT ROWID`;

/** As words, not values: so SQLite knows that its index of the refused will do. */
const OUTCOME_IS: Record<AuditOutcome, string> = { done: "a.outcome = 'done'", refused: "a.outcome = 'refused'" };

/** The trail in a SQLite file of its own, which several processes may share. Waiting entries share one fsync. */
export class SqliteAuditTrail implements AuditTrail {
  private readonly write: (entries: readonly AuditEntry[]) => Promise<true>;
  private readonly last: StatementSync;
  private readonly insert: StatementSync;
  private readonly file: StatementSync;

  /** The file belongs to who opened it. */
  constructor(
    private readonly db: DatabaseSync,
    private readonly mac: Mac,
  ) {
    db.exec(SCHEMA);
    this.last = db.prepare('SELECT no, mac FROM audit WHERE chain = ? ORDER BY no DESC LIMIT 1');
    this.insert = db.prepare('INSERT INTO audit (chain, no, body, mac) VALUES (?, ?, ?, ?)');
    this.file = db.prepare('INSERT INTO audit_people (person, at, record) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
    this.write = groupCommit((batch) => this.writeAll(batch));
  }

  async append(entry: AuditEntry): Promise<void> {
    await this.write(portions(entry));
  }

  async search(filter: AuditFilter, { limit, after }: AuditPage): Promise<AuditRecord[]> {
    const { tenants, from, until, actor, person, action, outcome } = filter;
    // Whose data was opened is filed by time too; CROSS JOIN holds SQLite to that order.
    const [tables, at] =
      person === undefined ? ['audit a', 'a.at'] : ['audit_people p CROSS JOIN audit a ON a.id = p.record', 'p.at'];
    const conditions: [condition: string, ...values: SQLInputValue[]][] = [];
    if (person !== undefined) conditions.push(['p.person = ?', person]);
    conditions.push([`a.tenant IN (${tenants.map(() => '?').join(', ')})`, ...tenants]);
    if (from !== undefined) conditions.push([`${at} >= ?`, from]);
    if (until !== undefined) conditions.push([`${at} < ?`, until]);
    if (actor !== undefined) conditions.push(['a.actor = ?', actor]);
    if (action !== undefined) conditions.push(['a.action = ?', action]);
    if (outcome !== undefined) conditions.push([OUTCOME_IS[outcome]]);
    if (after)
      conditions.push(
        [`${at} <= ?`, after.at],
        [`(${at}, a.chain, a.no) < (?, ?, ?)`, after.at, after.chain, after.no],
      );
    const where = conditions.map(([condition]) => condition).join(' AND ');
    const order = `${at} DESC, a.chain DESC, a.no DESC`;
    const rows = this.db
      .prepare(`SELECT a.chain, a.no, a.body, a.mac FROM ${tables} WHERE ${where} ORDER BY ${order} LIMIT ?`)
      .all(...conditions.flatMap(([, ...values]) => values), limit);
    return (rows as unknown as Row[]).map(toRecord);
  }

  async chains(): Promise<ChainEnds[]> {
    const read = this.db.prepare('SELECT chain, min(no) AS first, max(no) AS last FROM audit GROUP BY chain');
    return (read.all() as unknown as ChainEnds[]).map(({ chain, first, last }) => ({ chain, first, last }));
  }

  async read(chain: string, after: number, limit: number): Promise<AuditRecord[]> {
    const read = this.db.prepare(
      'SELECT chain, no, body, mac FROM audit WHERE chain = ? AND no > ? ORDER BY no LIMIT ?',
    );
    return (read.all(chain, after, limit) as unknown as Row[]).map(toRecord);
  }

  async firstSince(chain: string, moment: string): Promise<number | undefined> {
    const read = this.db.prepare('SELECT min(no) AS no FROM audit WHERE chain = ? AND at >= ?');
    return (read.get(chain, moment) as { no: number | null }).no ?? undefined;
  }

  async drop(chain: string, upTo: number): Promise<void> {
    this.inTransaction(() => {
      const old = 'WHERE chain = ? AND no <= ?';
      this.db.prepare(`DELETE FROM audit_people WHERE record IN (SELECT id FROM audit ${old})`).run(chain, upTo);
      this.db.prepare(`DELETE FROM audit ${old}`).run(chain, upTo);
    });
  }

  async misfiled(chain: string, most: number): Promise<number[]> {
    const read = this.db.prepare(`
      SELECT a.no FROM audit a, json_each(a.body, '$.people') e WHERE a.chain = ?
        AND NOT EXISTS (SELECT 1 FROM audit_people p WHERE p.person = e.value AND p.at = a.at AND p.record = a.id)
      UNION
      SELECT a.no FROM (SELECT record, count(*) AS filed FROM audit_people GROUP BY record) p
        CROSS JOIN audit a ON a.id = p.record WHERE a.chain = ?
        AND p.filed > (SELECT count(DISTINCT value) FROM json_each(a.body, '$.people'))
      ORDER BY 1 LIMIT ?`);
    return (read.all(chain, chain, most) as { no: number }[]).map(({ no }) => no);
  }

  /** One transaction, which no other writer can enter: what it sees as the last record stays the last. */
  private writeAll(batch: readonly (readonly AuditEntry[])[]): true[] {
    const lasts = new Map<string, { no: number; mac: string }>();
    try {
      this.inTransaction(() => {
        for (const entry of batch.flat()) {
          const [record] = chained([entry], lasts.get(entry.chain) ?? this.lastOf(entry.chain), this.mac);
          this.insertOne(record!);
          lasts.set(entry.chain, record!);
        }
      });
    } catch (error) {
      throw new Unavailable(`The audit trail cannot be written: ${(error as Error).message}`, { cause: error });
    }
    return batch.map(() => true);
  }

  private insertOne({ chain, no, mac, ...entry }: AuditRecord): void {
    const { lastInsertRowid: id } = this.insert.run(chain, no, JSON.stringify(inOrder(entry)), mac);
    for (const person of entry.people) this.file.run(person, entry.at, id);
  }

  private lastOf(chain: string): { no: number; mac: string } {
    const row = this.last.get(chain) as { no: number; mac: string } | undefined;
    return row ?? { no: 0, mac: NOTHING_BEFORE };
  }

  private inTransaction(work: () => void): void {
    this.db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.db.exec('COMMIT');
    } catch (error) {
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
  }
}

const toRecord = ({ chain, no, body, mac }: Row): AuditRecord => ({
  chain,
  no,
  ...inOrder(JSON.parse(body) as AuditEntry),
  mac,
});
