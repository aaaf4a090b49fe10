export { MongoUnusable, connectMongo, type MongoOptions } from '@ronghe/mongo';
export * from './mongo-event-store.js';
export * from './mongo-request-ledger.js';
