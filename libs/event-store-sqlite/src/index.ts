export * from './database.js';
export * from './sqlite-checkpoints.js';
export * from './sqlite-event-store.js';
export * from './sqlite-parking.js';
export * from './sqlite-request-ledger.js';
