import type { DatabaseSync } from 'node:sqlite';
import { type ParkedEvent, type Parking, type RecordedEvent, inOrder } from '@ronghe/event-sourcing';

type Row = Omit<ParkedEvent, 'event'> & { event: string };

/** Parked events of consumers whose effects are durable (reactions), and what operators discarded. */
export class SqliteParking implements Parking {
  constructor(private readonly db: DatabaseSync) {
    db.exec(`CREATE TABLE IF NOT EXISTS parked (
      consumer TEXT, event_id TEXT, stream TEXT NOT NULL, event TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL,
      state TEXT NOT NULL, PRIMARY KEY (consumer, event_id)) STRICT;
      CREATE TABLE IF NOT EXISTS discarded (
      scope TEXT, event_id TEXT, "by" TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (scope, event_id)) STRICT`);
  }

  async park(consumer: string, parked: readonly { event: RecordedEvent; reason: string }[], at: string): Promise<void> {
    // One statement, so that it is one transaction.
    const rows = parked.map(({ event, reason }) => [event.id, event.stream, JSON.stringify(event), reason]);
    this.db
      .prepare(
        `INSERT INTO parked SELECT ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3, ?, 'parked' FROM json_each(?)
        WHERE true ON CONFLICT (consumer, event_id) DO UPDATE SET reason = excluded.reason, state = excluded.state`,
      )
      .run(consumer, at, JSON.stringify(rows));
  }

  async streams(consumer: string): Promise<Set<string>> {
    return this.texts('SELECT DISTINCT stream AS text FROM parked WHERE consumer = ?', consumer);
  }

  async list(consumer?: string): Promise<ParkedEvent[]> {
    const of = consumer === undefined ? '' : ' WHERE consumer = ?';
    const read = this.db.prepare(`SELECT consumer, event, reason, at, state FROM parked${of}`);
    const rows = read.all(...(consumer === undefined ? [] : [consumer])) as unknown as Row[];
    return rows.map((row) => ({ ...row, event: JSON.parse(row.event) as RecordedEvent })).sort(inOrder);
  }

  async askReplay(consumer: string, stream?: string): Promise<number> {
    const asked = this.db.prepare(
      "UPDATE parked SET state = 'replay-asked' WHERE consumer = ? AND stream = coalesce(?, stream)",
    );
    return Number(asked.run(consumer, stream ?? null).changes);
  }

  async remove(consumer: string, eventIds: readonly string[]): Promise<void> {
    this.db
      .prepare('DELETE FROM parked WHERE consumer = ? AND event_id IN (SELECT value FROM json_each(?))')
      .run(consumer, JSON.stringify(eventIds));
  }

  async clear(consumer: string): Promise<void> {
    this.db.prepare('DELETE FROM parked WHERE consumer = ?').run(consumer);
  }

  async discard(scope: string, eventId: string, by: string, at: string): Promise<void> {
    this.db.prepare('INSERT INTO discarded VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING').run(scope, eventId, by, at);
  }

  async discarded(scope: string): Promise<Set<string>> {
    return this.texts('SELECT event_id AS text FROM discarded WHERE scope = ?', scope);
  }

  private texts(query: string, argument: string): Set<string> {
    return new Set((this.db.prepare(query).all(argument) as { text: string }[]).map((row) => row.text));
  }
}
