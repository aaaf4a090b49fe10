import { randomUUID } from 'node:crypto';
import { connectMongo, type MongoOptions } from '@ronghe/event-store-mongo';
import { type Connection, STATES } from 'mongoose';

/** Databases of one test under a random name, with all the connections to them. */
export interface MongoPlace {
  /** A new connection. */
  connect(db: string, options?: Partial<MongoOptions>): Promise<Connection>;
  remove(): Promise<void>;
}

export function mongoPlace(url: string): MongoPlace {
  const prefix = `t${randomUUID().slice(0, 8)}`;
  const opened = new Map<Connection, string>();
  return {
    async connect(db, options) {
      const connection = await connectMongo({ url, db: `${prefix}_${db.replaceAll('-', '_')}`, ...options });
      opened.set(connection, db);
      return connection;
    },
    async remove() {
      const open = [...opened].filter(([{ readyState }]) => readyState === STATES.connected);
      const oneEach = new Map(open.map(([connection, db]) => [db, connection]));
      try {
        for (const connection of oneEach.values()) await connection.dropDatabase();
      } finally {
        // One that stays open keeps the whole run of suites from ending.
        await Promise.all([...opened.keys()].map((connection) => connection.close()));
      }
    },
  };
}
