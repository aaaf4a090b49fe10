import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The data file cannot be used; the message says which file, why, and what to do. */
export class DataFileUnusable extends Error {
  override name = 'DataFileUnusable';
}

/** Pages are checked up to this many bytes at start; beyond it only the header and schema are, so that start stays quick. */
const FULL_CHECK_BELOW_PAGES = 25_000;

/**
 * Opens (or makes) the one SQLite file, durable on every commit. `exclusive` keeps every other process out, for a process
 * that holds in memory what the file says. @throws DataFileUnusable
 */
export function openDatabase(path: string, { exclusive = false } = {}): DatabaseSync {
  let db: DatabaseSync | undefined;
  try {
    makeFolder(dirname(path));
    accessSync(dirname(path), constants.W_OK | constants.R_OK);
    if (existsSync(path)) accessSync(path, constants.W_OK | constants.R_OK);
    db = new DatabaseSync(path);
    if (exclusive) db.exec('PRAGMA busy_timeout = 500; PRAGMA locking_mode = EXCLUSIVE');
    db.exec(
      'PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON',
    );
    // The write-ahead log may grow to 64 MB before it is folded into the file: fewer, longer pauses cost a fifth less.
    db.exec('PRAGMA wal_autocheckpoint = 16000; PRAGMA journal_size_limit = 67108864; PRAGMA mmap_size = 268435456');
    const { page_count: pages } = db.prepare('PRAGMA page_count').get() as { page_count: number };
    const check = pages < FULL_CHECK_BELOW_PAGES ? 'PRAGMA quick_check(1)' : 'PRAGMA schema_version';
    const found = Object.values(db.prepare(check).get() ?? {})[0];
    if (typeof found === 'string' && found !== 'ok') throw new Error(found);
    // A read-only file opens; only a write tells.
    db.exec('CREATE TABLE IF NOT EXISTS ronghe (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT');
    db.prepare("INSERT INTO ronghe VALUES ('opened', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value").run(
      new Date().toISOString(),
    );
    return db;
  } catch (error) {
    db?.close();
    // 5: SQLITE_BUSY, and its extensions above the lowest byte.
    if (((error as { errcode?: number }).errcode ?? 0) % 256 === 5)
      throw new DataFileUnusable(
        `The data file ${path} is in use by another process. Stop that one, or set RONGHE_DATA to another folder.`,
      );
    throw new DataFileUnusable(
      `The data file ${path} cannot be used: ${(error as Error).message}. ` +
        'Check that the folder may be written and the file is undamaged (restore a backup), or set RONGHE_DATA to another folder.',
    );
  }
}

/** Step by step: Node's own recursive mkdir never returns where a folder exists in which none can be made (/proc). */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}
