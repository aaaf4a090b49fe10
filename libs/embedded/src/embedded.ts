import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { catalogue, contracts } from '@ronghe/contracts';
import { LocalEventBus } from '@ronghe/event-bus-local';
import { MemoryCheckpoints, type RequestLedger } from '@ronghe/event-sourcing';
import {
  DataFileUnusable,
  SqliteCheckpoints,
  SqliteEventStore,
  SqliteRequestLedger,
  openDatabase,
} from '@ronghe/event-store-sqlite';
import { PersonalData, SealBroken, SqliteKeyStore, WrongMasterKey, masterKeyFromFile } from '@ronghe/personal-data';
import { MemoryReadModels } from '@ronghe/read-model-memory';
import type { Ports } from '@ronghe/service-kit';
import type { Logger } from 'pino';

export interface EmbeddedOptions {
  dataDir: string;
  clock: () => Date;
  log: Logger;
  /** True for the whole platform in one process; false when each service is a process of its own on the same folder. */
  alone: boolean;
}

/** The ports of the embedded default, all in one folder: ronghe.sqlite, keys.sqlite, master.key, session.key. */
export class Embedded {
  readonly db: DatabaseSync;
  readonly personalData: PersonalData;
  readonly requests: RequestLedger;
  readonly sessionKey: Uint8Array;
  private readonly stores: Map<string, SqliteEventStore>;
  private readonly bus: LocalEventBus;
  private readonly keys: SqliteKeyStore;

  /** @throws DataFileUnusable, or an error of the key files that names them */
  constructor(private readonly options: EmbeddedOptions) {
    const { dataDir, alone } = options;
    this.db = openDatabase(join(dataDir, 'ronghe.sqlite'), { exclusive: alone });
    this.keys = new SqliteKeyStore(join(dataDir, 'keys.sqlite'));
    this.personalData = new PersonalData(this.keys, masterKeyFromFile(join(dataDir, 'master.key')));
    this.requests = new SqliteRequestLedger(this.db);
    this.sessionKey = keptSecret(join(dataDir, 'session.key'));
    this.stores = new Map(Object.keys(contracts).map((name) => [name, new SqliteEventStore(this.db, name)]));
    this.bus = new LocalEventBus([...this.stores.values()], catalogue, alone ? {} : { pollMs: 200 });
  }

  /** Finds a master.key that is not the one of keys.sqlite now, not at the first person that is looked at. @throws DataFileUnusable */
  async checkKeys(): Promise<void> {
    try {
      await this.personalData.pseudonym('key-check', '');
    } catch (error) {
      if (!(error instanceof WrongMasterKey) && !(error instanceof SealBroken)) throw error;
      throw new DataFileUnusable(
        `The key file ${join(this.options.dataDir, 'master.key')} is not the one that keys.sqlite beside it was made with. ` +
          'Put the right master.key back (from its backup), or set RONGHE_DATA to another folder.',
      );
    }
  }

  portsFor(service: string): Ports {
    const { clock, log } = this.options;
    return {
      store: this.stores.get(service)!,
      bus: this.bus,
      models: new MemoryReadModels(),
      modelCheckpoints: new MemoryCheckpoints(),
      reactionCheckpoints: new SqliteCheckpoints(this.db),
      requests: this.requests,
      catalogue,
      personalData: this.personalData,
      pastModels: () => new MemoryReadModels(),
      clock,
      log,
    };
  }

  async close(): Promise<void> {
    await this.bus.close();
    await this.keys.close();
    this.db.close();
  }
}

/** 32 random bytes that outlive a restart. */
function keptSecret(path: string): Uint8Array {
  try {
    const kept = readFileSync(path);
    if (kept.length === 32) return kept;
    throw new DataFileUnusable(
      `The key file ${path} is damaged: it has ${kept.length} bytes, not 32. Delete it; everyone signs in again.`,
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const fresh = randomBytes(32);
    writeFileSync(path, fresh, { mode: 0o600, flag: 'wx' });
    return fresh;
  }
}
