export * from './connection.js';
export * from './mongo-event-store.js';
export * from './mongo-request-ledger.js';
export { answered, isUnavailable, unavailable } from './unavailable.js';
