export { DataFileUnusable } from '@ronghe/event-store-sqlite';
export * from './embedded.js';
export * from './keys.js';
