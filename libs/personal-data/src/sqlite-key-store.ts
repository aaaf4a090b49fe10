import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { KeyDestroyed, KeyStoreUnusable } from './errors.js';
import type { KeptKey, KeyStore } from './key-store.js';
import type { WrappedKey } from './master-key.js';

interface Waiting {
  keyId: string;
  wrapped: WrappedKey;
  settle: (result: WrappedKey | Error) => void;
}

/** Creations in one transaction: an import pays for one fsync per batch and holds the event loop a few milliseconds. */
const largestBatch = 1_000;

const schema = `
  PRAGMA busy_timeout = 5000;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA secure_delete = ON;
  CREATE TABLE IF NOT EXISTS keys (id TEXT PRIMARY KEY, wrapped TEXT) STRICT, WITHOUT ROWID;
`; // wrapped is NULL in a tombstone

export class SqliteKeyStore implements KeyStore {
  readonly #db: DatabaseSync;
  readonly #select: StatementSync;
  readonly #insert: StatementSync;
  #waiting: Waiting[] = [];
  #scheduled: NodeJS.Immediate | undefined;

  constructor(path: string) {
    try {
      mkdirSync(dirname(path), { recursive: true });
      this.#db = new DatabaseSync(path);
      this.#db.exec(schema);
      chmodSync(path, 0o600);
    } catch (cause) {
      throw new KeyStoreUnusable(path, cause);
    }
    this.#select = this.#db.prepare('SELECT wrapped FROM keys WHERE id = ?');
    this.#insert = this.#db.prepare('INSERT INTO keys (id, wrapped) VALUES (?, ?) ON CONFLICT DO NOTHING');
  }

  async load(keyId: string): Promise<WrappedKey | undefined> {
    return this.#wrapped(keyId) ?? undefined;
  }

  async loadMany(keyIds: string[]): Promise<Map<string, WrappedKey>> {
    const rows = this.#db
      .prepare('SELECT id, wrapped FROM keys WHERE id IN (SELECT value FROM json_each(?)) AND wrapped IS NOT NULL')
      .all(JSON.stringify(keyIds)) as { id: string; wrapped: string }[];
    return new Map(rows.map(({ id, wrapped }) => [id, wrapped]));
  }

  create(keyId: string, wrapped: WrappedKey): Promise<WrappedKey> {
    return new Promise((resolve, reject) => {
      const settle = (result: WrappedKey | Error) => (result instanceof Error ? reject(result) : resolve(result));
      this.#waiting.push({ keyId, wrapped, settle });
      this.#schedule();
    });
  }

  async destroy(keyId: string): Promise<void> {
    this.#db
      .prepare('INSERT INTO keys (id, wrapped) VALUES (?, NULL) ON CONFLICT DO UPDATE SET wrapped = NULL')
      .run(keyId);
    // The write-ahead log still holds the page with the key; a reader elsewhere may postpone this to the next one.
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  async list(after: string | undefined, limit: number): Promise<KeptKey[]> {
    return this.#db
      .prepare('SELECT id AS keyId, wrapped FROM keys WHERE id > ? ORDER BY id LIMIT ?')
      .all(after ?? '', limit) as unknown as KeptKey[];
  }

  async replace(keyId: string, known: WrappedKey, wrapped: WrappedKey): Promise<boolean> {
    const done = this.#db
      .prepare('UPDATE keys SET wrapped = ? WHERE id = ? AND wrapped = ?')
      .run(wrapped, keyId, known);
    return done.changes === 1;
  }

  async close(): Promise<void> {
    clearImmediate(this.#scheduled);
    while (this.#waiting.length > 0) this.#commitBatch();
    this.#db.close();
  }

  #schedule(): void {
    this.#scheduled ??= setImmediate(() => {
      this.#scheduled = undefined;
      this.#commitBatch();
      if (this.#waiting.length > 0) this.#schedule();
    });
  }

  #commitBatch(): void {
    const batch = this.#waiting.splice(0, largestBatch);
    try {
      const results = this.#inTransaction(() => batch.map(({ keyId, wrapped }) => this.#insertOnce(keyId, wrapped)));
      batch.forEach(({ settle }, index) => settle(results[index]!));
    } catch (error) {
      for (const { settle } of batch) settle(error as Error);
    }
  }

  #insertOnce(keyId: string, wrapped: WrappedKey): WrappedKey | KeyDestroyed {
    if (this.#insert.run(keyId, wrapped).changes === 1) return wrapped;
    return this.#wrapped(keyId) ?? new KeyDestroyed(keyId);
  }

  #wrapped(keyId: string): WrappedKey | null | undefined {
    return (this.#select.get(keyId) as { wrapped: WrappedKey | null } | undefined)?.wrapped;
  }

  #inTransaction<T>(work: () => T): T {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#db.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }
}
