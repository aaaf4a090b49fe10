import type {
  AnyProjection,
  AnyReaction,
  Checkpoints,
  EventBus,
  EventCatalogue,
  EventStore,
  Parking,
  ReadModelStore,
  RequestLedger,
} from '@ronghe/event-sourcing';
import type { PersonalData } from '@ronghe/personal-data';
import type { Logger } from 'pino';

/** Everything a service needs from outside; the composition root decides what stands behind it. */
export interface Ports {
  store: EventStore;
  bus: EventBus;
  models: ReadModelStore;
  /** Where the models' places are kept: beside the models, and as durable as they are. */
  modelCheckpoints: Checkpoints;
  /** What a read model could not take; as durable as the models are. */
  modelParking: Parking;
  /** Set when several processes share the models: see ProjectorOptions. */
  sharedModels?: { lookEveryMs: number; retireAfterMs: number };
  reactionCheckpoints: Checkpoints;
  reactionParking: Parking;
  requests: RequestLedger;
  catalogue: EventCatalogue;
  personalData: PersonalData;
  /** An empty store for a replay up to a past moment. */
  pastModels: () => ReadModelStore;
  clock: () => Date;
  log: Logger;
}

export interface ServiceDefinition {
  name: string;
  /** Services whose events it reads, its own included. */
  sources: readonly string[];
  projections: readonly AnyProjection[];
}

export type ServiceReactions = readonly AnyReaction[];
