import { type ParkedEvent, type Parking, type RecordedEvent, inOrder } from '@ronghe/event-sourcing';
import { answered } from '@ronghe/mongo';
import type { Connection, mongo } from 'mongoose';
import { collectionOf, upserted } from './server.js';

interface Parked extends Omit<ParkedEvent, 'event'> {
  /** Consumer and event. */
  _id: string;
  eventId: string;
  stream: string;
  /** As JSON: it has to come back as it was, whatever its names and numbers. */
  event: string;
}

interface Discarded {
  _id: string;
  scope: string;
  eventId: string;
  by: string;
  at: string;
}

const idOf = (consumer: string, eventId: string): string => `${consumer}\n${eventId}`;

/** Parked events in `parked`, what operators discarded in `discarded`. */
export class MongoParking implements Parking {
  private indexes: Promise<unknown> | undefined;

  constructor(private readonly connection: Connection) {}

  async park(consumer: string, parked: readonly { event: RecordedEvent; reason: string }[], at: string): Promise<void> {
    if (parked.length === 0) return;
    await this.indexed();
    const writes = parked.map(({ event, reason }) => ({
      updateOne: {
        filter: { _id: idOf(consumer, event.id) },
        update: {
          $set: { reason, state: 'parked' as const },
          $setOnInsert: { consumer, eventId: event.id, stream: event.stream, event: JSON.stringify(event), at },
        },
        upsert: true,
      },
    }));
    await upserted(() => this.parked.bulkWrite(writes, { ordered: false }));
  }

  async streams(consumer: string): Promise<Set<string>> {
    return new Set(await answered(() => this.parked.distinct('stream', { consumer })));
  }

  async list(consumer?: string): Promise<ParkedEvent[]> {
    const rows = await answered(() => this.parked.find(consumer === undefined ? {} : { consumer }).toArray());
    return rows
      .map(({ consumer, event, reason, at, state }) => ({
        consumer,
        event: JSON.parse(event) as RecordedEvent,
        reason,
        at,
        state,
      }))
      .sort(inOrder);
  }

  async askReplay(consumer: string, stream?: string): Promise<number> {
    const asked = stream === undefined ? { consumer } : { consumer, stream };
    const { matchedCount } = await answered(() => this.parked.updateMany(asked, { $set: { state: 'replay-asked' } }));
    return matchedCount;
  }

  async remove(consumer: string, eventIds: readonly string[]): Promise<void> {
    if (eventIds.length === 0) return;
    await answered(() => this.parked.deleteMany({ _id: { $in: eventIds.map((id) => idOf(consumer, id)) } }));
  }

  async clear(consumer: string): Promise<void> {
    await answered(() => this.parked.deleteMany({ consumer }));
  }

  async discard(scope: string, eventId: string, by: string, at: string): Promise<void> {
    await this.indexed();
    const entry = { $setOnInsert: { scope, eventId, by, at } };
    await upserted(() => this.discards.updateOne({ _id: idOf(scope, eventId) }, entry, { upsert: true }));
  }

  async discarded(scope: string): Promise<Set<string>> {
    const found = await answered(() => this.discards.find({ scope }, { projection: { eventId: 1 } }).toArray());
    return new Set(found.map((d) => d.eventId));
  }

  /** Once for each process, before its first write; again when it failed. */
  private async indexed(): Promise<void> {
    this.indexes ??= Promise.all([
      this.parked.createIndexes([{ key: { consumer: 1, stream: 1 } }]),
      this.discards.createIndexes([{ key: { scope: 1 } }]),
    ]);
    await answered(() => this.indexes!).catch((error: unknown) => {
      this.indexes = undefined;
      throw error;
    });
  }

  private get parked(): mongo.Collection<Parked> {
    return collectionOf<Parked>(this.connection, 'parked');
  }

  private get discards(): mongo.Collection<Discarded> {
    return collectionOf<Discarded>(this.connection, 'discarded');
  }
}
