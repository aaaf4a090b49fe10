import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { mongo } from 'mongoose';

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

interface MongoCommit {
  _id: number;
  stream: string;
  commandId: string;
  tenant: string;
  at: string;
  events: string;
}

/** The same of the services' databases in MongoDB, by the driver and nothing of ours. */
export async function commitsInMongo(url: string, prefix: string): Promise<LoggedCommit[]> {
  const client = await new mongo.MongoClient(url, { retryWrites: false }).connect();
  try {
    const commits: LoggedCommit[] = [];
    for (const service of SERVICES) {
      const db = client.db(`${prefix}_${service.replaceAll('-', '_')}`);
      const names = (await db.listCollections().toArray()).map((c) => c.name).filter((name) => /^log_\d+$/.test(name));
      for (const name of names.sort())
        for (const row of await db.collection<MongoCommit>(name).find().sort({ _id: 1 }).toArray()) {
          const { _id: no, stream, commandId, tenant, at } = row;
          const events = JSON.parse(row.events) as LoggedCommit['events'];
          commits.push({ service, log: Number(name.slice(4)), no, stream, commandId, tenant, at, events });
        }
    }
    return commits;
  } finally {
    await client.close();
  }
}
