import type { DatabaseSync } from 'node:sqlite';
import type { Checkpoints } from '@ronghe/event-sourcing';

/** Durable places of consumers whose effects are durable too (reactions). */
export class SqliteCheckpoints implements Checkpoints {
  constructor(private readonly db: DatabaseSync) {
    db.exec(
      'CREATE TABLE IF NOT EXISTS checkpoints (consumer TEXT, log TEXT, seq INTEGER NOT NULL, PRIMARY KEY (consumer, log)) STRICT',
    );
  }

  async load(consumer: string): Promise<Map<string, number>> {
    const rows = this.db.prepare('SELECT log, seq FROM checkpoints WHERE consumer = ?').all(consumer);
    return new Map((rows as unknown as { log: string; seq: number }[]).map((r) => [r.log, r.seq]));
  }

  async save(consumers: readonly string[], log: string, seq: number): Promise<void> {
    this.db
      .prepare(
        `INSERT INTO checkpoints SELECT value, ?, ? FROM json_each(?) WHERE true
        ON CONFLICT (consumer, log) DO UPDATE SET seq = max(seq, excluded.seq)`,
      )
      .run(log, seq, JSON.stringify(consumers));
  }

  async clear(consumer: string): Promise<void> {
    this.db.prepare('DELETE FROM checkpoints WHERE consumer = ?').run(consumer);
  }
}
