import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { catalogue, contracts } from '@ronghe/contracts';
import { LocalEventBus } from '@ronghe/event-bus-local';
import { MemoryCheckpoints, MemoryParking, type RequestLedger } from '@ronghe/event-sourcing';
import {
  SqliteCheckpoints,
  SqliteEventStore,
  SqliteParking,
  SqliteRequestLedger,
  openDatabase,
} from '@ronghe/event-store-sqlite';
import type { AuditTrail } from '@ronghe/audit';
import type { Keys, MasterKeySources, PersonalData } from '@ronghe/personal-data';
import { MemoryReadModels } from '@ronghe/read-model-memory';
import type { Ports } from '@ronghe/service-kit';
import type { Logger } from 'pino';
import { type OpenAudit, openAudit } from './audit.js';
import { openKeys } from './keys.js';
import { type OpenVault, openVault } from './vault.js';

export interface EmbeddedOptions {
  dataDir: string;
  /** master.key in the folder, unless it comes from elsewhere. */
  masterKeys?: MasterKeySources;
  clock: () => Date;
  log: Logger;
  /** True for the whole platform in one process; false when each service is a process of its own on the same folder. */
  alone: boolean;
}

const LOOK_EVERY_MS = 200;

/** The ports of the embedded default, all in one folder: ronghe.sqlite, keys.sqlite, master.key, audit.sqlite, vault.sqlite. */
export class Embedded {
  readonly requests: RequestLedger;
  private readonly stores: Map<string, SqliteEventStore>;
  private readonly bus: LocalEventBus;

  private constructor(
    private readonly options: EmbeddedOptions,
    private readonly db: DatabaseSync,
    private readonly keys: Keys,
    private readonly trail: OpenAudit,
    private readonly kept: OpenVault,
  ) {
    this.requests = new SqliteRequestLedger(db);
    this.stores = new Map(Object.keys(contracts).map((name) => [name, new SqliteEventStore(db, name)]));
    this.bus = new LocalEventBus([...this.stores.values()], catalogue, options.alone ? {} : { pollMs: LOOK_EVERY_MS });
  }

  /** @throws DataFileUnusable, or an error of the key files that names them */
  static async open(options: EmbeddedOptions): Promise<Embedded> {
    const db = openDatabase(join(options.dataDir, 'ronghe.sqlite'), { exclusive: options.alone });
    try {
      return await Embedded.openBeside(db, options);
    } catch (error) {
      db.close();
      throw error;
    }
  }

  private static async openBeside(db: DatabaseSync, options: EmbeddedOptions): Promise<Embedded> {
    const { dataDir, masterKeys, alone } = options;
    const opened: (() => Promise<void>)[] = [];
    try {
      const keys = await openKeys(dataDir, masterKeys);
      opened.push(() => keys.close());
      const trail = await openAudit(dataDir, keys.personalData);
      opened.push(() => trail.close());
      return new Embedded(options, db, keys, trail, await openVault(dataDir, keys.personalData, alone));
    } catch (error) {
      for (const close of opened.reverse()) await close();
      throw error;
    }
  }

  get audit(): AuditTrail {
    return this.trail.audit;
  }

  get personalData(): PersonalData {
    return this.keys.personalData;
  }

  portsFor(service: string): Ports {
    const { clock, log } = this.options;
    return {
      store: this.stores.get(service)!,
      bus: this.bus,
      models: new MemoryReadModels(),
      modelCheckpoints: new MemoryCheckpoints(),
      modelParking: new MemoryParking(),
      reactionCheckpoints: new SqliteCheckpoints(this.db),
      reactionParking: new SqliteParking(this.db),
      requests: this.requests,
      catalogue,
      personalData: this.personalData,
      audit: this.audit,
      vault: this.kept.vault,
      pastModels: () => new MemoryReadModels(),
      clock,
      log,
    };
  }

  /** What a composition root has noted for its next start. */
  async note(name: string): Promise<string | undefined> {
    const row = this.db.prepare('SELECT value FROM ronghe WHERE name = ?').get(name) as { value: string } | undefined;
    return row?.value;
  }

  async takeNote(name: string, value: string): Promise<void> {
    this.db
      .prepare('INSERT INTO ronghe VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
      .run(name, value);
  }

  async close(): Promise<void> {
    await this.bus.close();
    await this.kept.close();
    await this.trail.close();
    await this.keys.close();
    this.db.close();
  }
}
