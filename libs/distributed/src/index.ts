export * from './audit.js';
export * from './distributed.js';
export * from './keys.js';
export * from './mongo-marks.js';
export * from './settings.js';
export * from './vault.js';
