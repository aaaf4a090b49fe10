import type { DatabaseSync } from 'node:sqlite';
import { type RequestLedger, groupCommit } from '@ronghe/event-sourcing';

interface Claim {
  id: string;
  fingerprint: string;
  at: string;
}

/** Which idempotency key stands for which request. Waiting claims share one fsync. */
export class SqliteRequestLedger implements RequestLedger {
  private readonly write: (claim: Claim) => Promise<'new' | 'same' | 'different'>;

  constructor(db: DatabaseSync) {
    db.exec(
      'CREATE TABLE IF NOT EXISTS requests (id TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID',
    );
    const find = db.prepare('SELECT fingerprint FROM requests WHERE id = ?');
    const insert = db.prepare('INSERT INTO requests VALUES (?, ?, ?)');
    this.write = groupCommit((batch) => {
      db.exec('BEGIN IMMEDIATE');
      try {
        const answers = batch.map(({ id, fingerprint, at }) => {
          const found = find.get(id) as { fingerprint: string } | undefined;
          if (found) return found.fingerprint === fingerprint ? ('same' as const) : ('different' as const);
          insert.run(id, fingerprint, at);
          return 'new' as const;
        });
        db.exec('COMMIT');
        return answers;
      } catch (error) {
        if (db.isTransaction) db.exec('ROLLBACK');
        throw error;
      }
    });
  }

  claim(id: string, fingerprint: string, at: string): Promise<'new' | 'same' | 'different'> {
    return this.write({ id, fingerprint, at });
  }
}
