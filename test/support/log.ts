import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export interface LoggedCommit {
  service: string;
  log: number;
  no: number;
  stream: string;
  commandId: string;
  tenant: string;
  at: string;
  events: { type: string; v: number; data: Record<string, unknown> }[];
}

export const SERVICES = ['organization', 'scoring', 'alliance-project', 'notification'] as const;
const LOG_STEP = 2 ** 40;

/** Every commit in a stopped platform's file, by SQL and nothing of ours: what a test believes when it audits. */
export function commitsIn(dataDir: string): LoggedCommit[] {
  const db = new DatabaseSync(join(dataDir, 'ronghe.sqlite'));
  try {
    return SERVICES.flatMap((service) =>
      db
        .prepare(`SELECT * FROM commits_${service.replaceAll('-', '_')} ORDER BY place`)
        .all()
        .map((row) => {
          const { place, stream, command_id, tenant, at, events } = row as Record<string, string | number>;
          return {
            service,
            log: Math.floor(Number(place) / LOG_STEP),
            no: Number(place) % LOG_STEP,
            stream: String(stream),
            commandId: String(command_id),
            tenant: String(tenant),
            at: String(at),
            events: JSON.parse(String(events)) as LoggedCommit['events'],
          };
        }),
    );
  } finally {
    db.close();
  }
}
