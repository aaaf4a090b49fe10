export * from './distributed.js';
export * from './keys.js';
export * from './settings.js';
