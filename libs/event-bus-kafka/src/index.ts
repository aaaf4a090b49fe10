export type { Connection, Logger } from './client.js';
export { KafkaUnusable } from './errors.js';
export * from './kafka-event-bus.js';
export type { PartitionLag } from './lag.js';
export { UnreadableMessage } from './message.js';
export type { BusTimes, KafkaSubscription } from './subscription.js';
export { topicOf } from './topics.js';
