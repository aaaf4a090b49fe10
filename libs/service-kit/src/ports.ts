import type {
  AnyProjection,
  AnyReaction,
  Checkpoints,
  EventBus,
  EventCatalogue,
  EventStore,
  ModelReader,
  Parking,
  ReadModelStore,
  RequestLedger,
} from '@ronghe/event-sourcing';
import type { AuditTrail } from '@ronghe/audit';
import type { PersonalData, Vault } from '@ronghe/personal-data';
import type { Logger } from 'pino';
import type { KnownStandings } from './known-standings.js';

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
  /** Of the whole installation: who searches it says in which tenants. */
  audit: AuditTrail;
  /** What a long piece of work keeps for a while, encrypted, and who works on it. */
  vault: Vault;
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
  /** What it knows of tenants and assigned roles; its projections are of the above. */
  standings: KnownStandings;
  /** The units a person belongs to, with all above them, as far as the service knows: for who may read events about him. */
  whereabouts?: (reader: ModelReader, person: string) => Promise<string[]>;
}

export type ServiceReactions = readonly AnyReaction[];
