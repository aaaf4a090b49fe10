import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { Unavailable } from '@ronghe/event-sourcing';
import type { VaultStore } from './vault-store.js';

const SCHEMA = `
  PRAGMA secure_delete = ON;
  CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, until TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS entries_until ON entries (until);
  CREATE TABLE IF NOT EXISTS leases (name TEXT PRIMARY KEY, holder TEXT NOT NULL, until TEXT NOT NULL) STRICT, WITHOUT ROWID`;

interface Lease {
  holder: string;
  until: string;
}

/** A vault in a SQLite file, which several processes may share. The file belongs to who opened it. */
export class SqliteVaultStore implements VaultStore {
  readonly #lease: StatementSync;

  /** `alone`: no other process uses the file, so that whoever held a lease in it is gone. */
  constructor(
    private readonly db: DatabaseSync,
    alone: boolean,
  ) {
    db.exec(SCHEMA);
    if (alone) db.exec('DELETE FROM leases');
    // One statement, so that no other process can come in between.
    this.#lease = db.prepare(`
      INSERT INTO leases (name, holder, until) VALUES (:name, :holder, :until)
      ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
      WHERE leases.holder = excluded.holder OR leases.until <= :now`);
  }

  async put(key: string, bytes: Buffer, until: string): Promise<void> {
    this.#done(() =>
      this.db
        .prepare(
          'INSERT INTO entries (key, until, bytes) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET until = excluded.until, bytes = excluded.bytes',
        )
        .run(key, until, bytes),
    );
  }

  async get(key: string): Promise<Buffer | undefined> {
    const row = this.#done(() => this.db.prepare('SELECT bytes FROM entries WHERE key = ?').get(key)) as
      { bytes: Uint8Array } | undefined;
    return row && Buffer.from(row.bytes.buffer, row.bytes.byteOffset, row.bytes.byteLength);
  }

  async keys(prefix: string): Promise<string[]> {
    const rows = this.#done(() =>
      this.db
        .prepare(
          'SELECT key FROM entries WHERE key >= :prefix AND substr(key, 1, length(:prefix)) = :prefix ORDER BY key',
        )
        .all({ prefix }),
    ) as { key: string }[];
    return rows.map(({ key }) => key);
  }

  async keep(key: string, until: string): Promise<void> {
    this.#done(() => this.db.prepare('UPDATE entries SET until = ? WHERE key = ?').run(until, key));
  }

  async remove(key: string): Promise<void> {
    this.#done(() => this.db.prepare('DELETE FROM entries WHERE key = ?').run(key));
  }

  async expire(now: string): Promise<void> {
    this.#done(() => this.db.prepare('DELETE FROM entries WHERE until < ?').run(now));
  }

  async lease(name: string, holder: string, now: string, until: string): Promise<boolean> {
    return this.#done(() => this.#lease.run({ name, holder, until, now })).changes === 1;
  }

  async leased(name: string, now: string): Promise<boolean> {
    const lease = this.#done(() => this.db.prepare('SELECT holder, until FROM leases WHERE name = ?').get(name));
    return lease !== undefined && (lease as unknown as Lease).until > now;
  }

  async release(name: string, holder: string): Promise<void> {
    this.#done(() => this.db.prepare('DELETE FROM leases WHERE name = ? AND holder = ?').run(name, holder));
  }

  async close(): Promise<void> {
    this.db.close();
  }

  #done<R>(work: () => R): R {
    try {
      return work();
    } catch (error) {
      throw new Unavailable(`The vault cannot be used: ${(error as Error).message}`, { cause: error });
    }
  }
}
