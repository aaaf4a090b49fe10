import type { Checkpoints, EventStore, Parking, ReadModelStore } from '@ronghe/event-sourcing';
import { given, readSettings } from '@ronghe/process';
import { type ServiceDefinition, createLog } from '@ronghe/service-kit';
import type { Topics } from './topics.js';

/** What one service has stored, to be looked at from outside of it. */
export interface ServiceData {
  store: EventStore;
  parking: Parking;
  /** Undefined where the service keeps its read models in its own memory. */
  models?: { store: ReadModelStore; checkpoints: Checkpoints };
}

/** The servers or the folder of an installation, opened only as far as a command asks. */
export interface Installation {
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
  const { dataDir, distributed: servers } = readSettings(env, NO_PORT);
  if (!servers) return (await import('./embedded.js')).embedded(dataDir);
  return (await import('./distributed.js')).distributed(servers, createLog(given(env, 'RONGHE_LOG_LEVEL') ?? QUIET));
}
