import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataFileUnusable, SqliteEventStore, openDatabase } from './index.js';

describe('the data file', () => {
  let folder: string;
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'ronghe-data-'))));
  afterEach(() => rm(folder, { recursive: true }));

  /** The message names the file and what to do, or nobody can help themselves. */
  const expectUnusable = (path: string, why: RegExp): void => {
    let error: unknown;
    try {
      openDatabase(path).close();
    } catch (e) {
      error = e;
    }
    expect(error).toBeInstanceOf(DataFileUnusable);
    expect((error as Error).message).toContain(path);
    expect((error as Error).message).toContain('RONGHE_DATA');
    expect((error as Error).message).toMatch(why);
  };

  const filled = async (): Promise<string> => {
    const path = join(folder, 'ronghe.sqlite');
    const db = openDatabase(path);
    const store = new SqliteEventStore(db, 'tally');
    const events = [{ type: 'tally.counted', v: 1, data: { mark: 'm'.repeat(500) } }];
    const rest = { tenant: 'acme', fingerprint: 'f', at: '2026-01-01T00:00:00.000Z', actor: 'a', events };
    await Promise.all(
      Array.from({ length: 300 }, (_, i) =>
        store.append({ stream: `acme/tally/${i}`, commitNo: 1, firstVersion: 1, commandId: `${i}`, ...rest }),
      ),
    );
    db.close();
    return path;
  };

  it('is made with its folder, opened again, and forced to the disk on every commit', () => {
    const path = join(folder, 'new', 'folder', 'ronghe.sqlite');
    openDatabase(path).close();
    const db = openDatabase(path);
    expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    db.close();
  });

  it('may be empty, as a kill right after its making leaves it', async () => {
    const path = join(folder, 'ronghe.sqlite');
    await writeFile(path, '');
    openDatabase(path).close();
  });

  it('is refused when it is no SQLite file, and left as it is', async () => {
    const path = join(folder, 'ronghe.sqlite');
    await writeFile(path, '单位,人数\n井下作业一队,25\n'.repeat(200));
    const before = await readFile(path);
    expectUnusable(path, /not a database/);
    expect(await readFile(path)).toEqual(before);
  });

  it('is refused when pages in it are damaged', async () => {
    const path = await filled();
    const bytes = await readFile(path);
    bytes.fill(0xa5, 8_192, 65_536);
    await writeFile(path, bytes);
    expectUnusable(path, /malformed|page|tree|corrupt/i);
  });

  it('is refused when it was cut off', async () => {
    const path = await filled();
    const bytes = await readFile(path);
    await writeFile(path, bytes.subarray(0, Math.floor(bytes.length / 2)));
    expectUnusable(path, /malformed|page|tree|corrupt/i);
  });

  it('is refused when it is a folder', async () => {
    const path = join(folder, 'ronghe.sqlite');
    await mkdir(path);
    expectUnusable(path, /unable to open|directory/i);
  });

  it('is refused when its folder is a file', async () => {
    await writeFile(join(folder, 'data'), 'a file');
    expectUnusable(join(folder, 'data', 'ronghe.sqlite'), /EEXIST|ENOTDIR/);
    expectUnusable(join(folder, 'data', 'deeper', 'ronghe.sqlite'), /EEXIST|ENOTDIR/);
  });

  it('is refused when it can only be read', async () => {
    // A folder where nothing can be made, even by root.
    expectUnusable('/proc/ronghe/ronghe.sqlite', /ENOENT|EACCES|EROFS|unable to open/);
  });

  it('is not kept open by an attempt that failed', async () => {
    const path = await filled();
    const bytes = await readFile(path);
    const whole = Buffer.from(bytes);
    bytes.fill(0xa5, 8_192, 65_536);
    await writeFile(path, bytes);
    const before = await openFiles();
    expectUnusable(path, /./);
    expect(await openFiles()).toBe(before);
    await writeFile(path, whole);
    const db = new DatabaseSync(path);
    expect(db.prepare('SELECT count(*) AS n FROM commits_tally').get()).toEqual({ n: 300 });
    db.close();
  });
});

async function openFiles(): Promise<number> {
  const { readdir } = await import('node:fs/promises');
  return (await readdir('/proc/self/fd')).length;
}
