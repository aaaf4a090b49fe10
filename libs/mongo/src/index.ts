export * from './connection.js';
export * from './unavailable.js';
