import type { Checkpoints, EventStore, Parking, ReadModelStore } from '@ronghe/event-sourcing';
import type { Keys } from '@ronghe/personal-data';
import { given, readSettings } from '@ronghe/process';
import { type ServiceDefinition, createLog } from '@ronghe/service-kit';
import { type Trail, openTrail } from './audit.js';
import { openKeyring } from './keys.js';
import type { Topics } from './topics.js';

/** What one service has stored, to be looked at from outside of it. */
export interface ServiceData {
  store: EventStore;
  parking: Parking;
  /** Undefined where the service keeps its read models in its own memory. */
  models?: { store: ReadModelStore; checkpoints: Checkpoints };
}

/** The servers or the folder of an installation, opened only as far as a command asks. */
export interface Installation extends Stores {
  audit(): Promise<Trail>;
  keys(): Promise<Keys>;
}

/** The events of an installation, and what was made of them. */
export interface Stores {
  of(service: ServiceDefinition): Promise<ServiceData>;
  /** Undefined where there is no Kafka. */
  topics?: () => Promise<Topics>;
  close(): Promise<void>;
}

const NO_PORT = 0;
/** A client's warnings while it tries: what comes of it is said by the command. */
const QUIET = 'error';

/** @throws ConfigRefused; what the servers and the folder throw comes when they are asked for */
export async function openInstallation(env: NodeJS.ProcessEnv): Promise<Installation> {
  const settings = readSettings(env, NO_PORT);
  const log = createLog(given(env, 'RONGHE_LOG_LEVEL') ?? QUIET);
  const stores = settings.distributed
    ? (await import('./distributed.js')).distributed(settings.distributed, log)
    : (await import('./embedded.js')).embedded(settings.dataDir);
  let trail: Promise<Trail> | undefined;
  let keyring: Promise<Keys> | undefined;
  return {
    ...stores,
    audit: () => (trail ??= openTrail(settings, log)),
    keys: () => (keyring ??= openKeyring(settings, log)),
    async close() {
      await (await trail?.catch(() => undefined))?.close();
      await (await keyring?.catch(() => undefined))?.close();
      await stores.close();
    },
  };
}
