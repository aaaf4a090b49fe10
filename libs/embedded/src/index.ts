export { DataFileUnusable } from '@ronghe/event-store-sqlite';
export * from './embedded.js';
export * from './listen.js';
export * from './process.js';
export * from './serve-service.js';
export * from './settings.js';
