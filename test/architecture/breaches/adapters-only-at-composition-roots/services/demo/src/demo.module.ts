import { SqliteEventStore } from '@ronghe/event-store-sqlite';

export const store = SqliteEventStore;
