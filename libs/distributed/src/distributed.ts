import type { AuditTrail } from '@ronghe/audit';
import { catalogue } from '@ronghe/contracts';
import { KafkaEventBus } from '@ronghe/event-bus-kafka';
import type { RequestLedger } from '@ronghe/event-sourcing';
import { MongoEventStore, MongoRequestLedger, connectMongo } from '@ronghe/event-store-mongo';
import type { Keys, PersonalData } from '@ronghe/personal-data';
import { MemoryReadModels } from '@ronghe/read-model-memory';
import { MongoCheckpoints, MongoParking, MongoReadModels } from '@ronghe/read-model-mongo';
import type { Ports } from '@ronghe/service-kit';
import type { Logger } from 'pino';
import { type OpenAudit, openAudit } from './audit.js';
import { openKeys } from './keys.js';
import type { DistributedSettings } from './settings.js';
import { type OpenVault, openVault } from './vault.js';

export interface DistributedOptions extends DistributedSettings {
  /** One in a service's own process; all four when they share one. */
  services: readonly string[];
  clock: () => Date;
  log: Logger;
}

/** How long processes of one service may differ on which build of a read model is the active one. */
const LOOK_EVERY_MS = 2_000;
const RETIRE_AFTER_MS = 60_000;

type Connection = Awaited<ReturnType<typeof connectMongo>>;
interface Note {
  name: string;
  value: string;
}

/** One service's own: its database, and its bus that carries its events to Kafka and everybody's from there. */
interface Own {
  connection: Connection;
  store: MongoEventStore;
  requests: RequestLedger;
  checkpoints: MongoCheckpoints;
  parking: MongoParking;
  bus: KafkaEventBus;
}

/** The ports of the distributed mode: for each service a database of its own in MongoDB and a topic of its own in Kafka. */
export class Distributed {
  private constructor(
    private readonly options: DistributedOptions,
    private readonly keys: Keys,
    private readonly trail: OpenAudit,
    private readonly kept: OpenVault,
    private readonly own: ReadonlyMap<string, Own>,
  ) {}

  /** @throws MongoUnusable, KafkaUnusable or MasterKeyUnusable; each names the setting */
  static async open(options: DistributedOptions): Promise<Distributed> {
    const opened: (() => Promise<void>)[] = [];
    try {
      const keys = await openKeys(options);
      opened.push(() => keys.close());
      const trail = await openAudit(options, keys.personalData);
      opened.push(() => trail.close());
      const kept = await openVault(options, keys.personalData);
      opened.push(() => kept.close());
      const own = new Map<string, Own>();
      for (const service of options.services) own.set(service, await openOwn(service, options, opened));
      return new Distributed(options, keys, trail, kept, own);
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

  /** The first service's: a command's own id guards the streams of the others all the same. */
  get requests(): RequestLedger {
    return this.first().requests;
  }

  portsFor(service: string): Ports {
    const { connection, store, bus, checkpoints, parking, requests } = this.own.get(service)!;
    const { clock, log } = this.options;
    return {
      store,
      bus,
      models: new MongoReadModels(connection),
      modelCheckpoints: checkpoints,
      modelParking: parking,
      sharedModels: { lookEveryMs: LOOK_EVERY_MS, retireAfterMs: RETIRE_AFTER_MS },
      reactionCheckpoints: checkpoints,
      reactionParking: parking,
      requests,
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
    return (await this.notes().findOne({ name }))?.value;
  }

  async takeNote(name: string, value: string): Promise<void> {
    await this.notes().replaceOne({ name }, { name, value }, { upsert: true });
  }

  async close(): Promise<void> {
    for (const { bus } of this.own.values()) await bus.close();
    for (const { connection } of this.own.values()) await connection.close();
    await this.kept.close();
    await this.trail.close();
    await this.keys.close();
  }

  private notes() {
    return this.first().connection.collection<Note>('notes');
  }

  private first(): Own {
    const [own] = this.own.values();
    return own!;
  }
}

async function openOwn(service: string, options: DistributedOptions, opened: (() => Promise<void>)[]): Promise<Own> {
  const { kafka, mongo, log } = options;
  const db = `${mongo.prefix}_${service.replaceAll('-', '_')}`;
  const connection = await connectMongo({ url: mongo.url, db, log });
  opened.push(() => connection.close());
  const store = await MongoEventStore.open(connection, service, { logs: kafka.partitions });
  const checkpoints = new MongoCheckpoints(connection);
  const bus = await KafkaEventBus.open({
    ...kafka,
    clientId: `ronghe-${service}`,
    catalogue,
    own: { store, cursors: checkpoints },
    log,
  });
  opened.push(() => bus.close());
  return {
    connection,
    store,
    checkpoints,
    bus,
    requests: new MongoRequestLedger(connection),
    parking: new MongoParking(connection),
  };
}
