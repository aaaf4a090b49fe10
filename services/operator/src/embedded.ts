import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DataFileUnusable, SqliteEventStore, SqliteParking, openDatabase } from '@ronghe/event-store-sqlite';
import type { Stores } from './installation.js';

/** The data folder of a platform that is stopped: what it keeps in memory while it runs is not here. */
export function embedded(dataDir: string): Stores {
  const path = join(dataDir, 'ronghe.sqlite');
  let db: ReturnType<typeof openDatabase> | undefined;
  const open = (): NonNullable<typeof db> => {
    if (!existsSync(path))
      throw new DataFileUnusable(
        `没有数据文件 There is no data file ${path}: set RONGHE_DATA to the folder, or RONGHE_KAFKA and RONGHE_MONGO to the servers.`,
      );
    return openDatabase(path, { exclusive: true });
  };
  return {
    async of({ name }) {
      db ??= open();
      return { store: new SqliteEventStore(db, name), parking: new SqliteParking(db) };
    },
    async close() {
      db?.close();
    },
  };
}
