export { DataFileUnusable } from '@ronghe/event-store-sqlite';
export * from './audit.js';
export * from './embedded.js';
export * from './file-marks.js';
export * from './keys.js';
export * from './vault.js';
