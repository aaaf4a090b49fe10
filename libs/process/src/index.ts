export * from './backing.js';
export * from './claim-names.js';
export * from './kept-secret.js';
export * from './listen.js';
export * from './process.js';
export * from './serve-service.js';
export * from './settings.js';
