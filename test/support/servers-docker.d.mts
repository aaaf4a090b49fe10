import type { ContainerRuntimeClient } from 'testcontainers';
import type { OwnBroker, OwnStore } from './servers.js';

/** The client of a Docker engine, or undefined where none answers within seconds. Says nothing. */
export function dockerEngine(): Promise<ContainerRuntimeClient | undefined>;
export function dockerKafka(engine: ContainerRuntimeClient): Promise<OwnBroker>;
export function dockerMongo(engine: ContainerRuntimeClient): Promise<OwnStore>;
