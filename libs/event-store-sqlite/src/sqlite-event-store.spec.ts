import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { EventStore } from '@ronghe/event-sourcing';
import {
  checkpointsContract,
  eventStoreContract,
  parkingContract,
  requestLedgerContract,
} from '@ronghe/event-sourcing/testing';
import { SqliteCheckpoints, SqliteEventStore, SqliteParking, SqliteRequestLedger, openDatabase } from './index.js';

async function folder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'ronghe-sqlite-'));
}

eventStoreContract('SqliteEventStore', async () => {
  const path = await folder();
  const opened: DatabaseSync[] = [];
  return {
    async open(source, logs): Promise<EventStore> {
      const db = openDatabase(join(path, 'ronghe.sqlite'));
      opened.push(db);
      return new SqliteEventStore(db, source, logs);
    },
    async close() {
      opened.forEach((db) => db.close());
      await rm(path, { recursive: true });
    },
  };
});

checkpointsContract('SqliteCheckpoints', async () => {
  const db = openDatabase(':memory:');
  return { checkpoints: new SqliteCheckpoints(db), close: async () => db.close() };
});

parkingContract('SqliteParking', async () => {
  const db = openDatabase(':memory:');
  return { parking: new SqliteParking(db), close: async () => db.close() };
});

requestLedgerContract('SqliteRequestLedger', async () => {
  const db = openDatabase(':memory:');
  return { ledger: new SqliteRequestLedger(db), close: async () => db.close() };
});
