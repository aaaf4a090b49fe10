import type { DatabaseSync } from 'node:sqlite';

/** How far the demo data has come: every month of a tenant before this one is in the logs with all that follows from it. */
export interface Progress {
  anchor: string;
  tenant: number;
  month: number;
  done: boolean;
}

const ROW = 'demo data';

export function readProgress(db: DatabaseSync): Progress | undefined {
  const row = db.prepare('SELECT value FROM ronghe WHERE name = ?').get(ROW) as { value: string } | undefined;
  return row && (JSON.parse(row.value) as Progress);
}

export function writeProgress(db: DatabaseSync, progress: Progress): void {
  db.prepare('INSERT INTO ronghe VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value').run(
    ROW,
    JSON.stringify(progress),
  );
}
