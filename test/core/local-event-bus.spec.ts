import { LocalEventBus } from '@ronghe/event-bus-local';
import { eventBusContract, tallyCatalogue } from '@ronghe/event-sourcing/testing';
import { SqliteEventStore, openDatabase } from '@ronghe/event-store-sqlite';

eventBusContract('LocalEventBus over SQLite', async () => {
  const db = openDatabase(':memory:');
  const store = new SqliteEventStore(db, 'tally', 4);
  const other = new SqliteEventStore(db, 'other-tally', 4);
  const bus = new LocalEventBus([store, other], tallyCatalogue);
  return {
    bus,
    store,
    other,
    async close() {
      await bus.close();
      db.close();
    },
  };
});
