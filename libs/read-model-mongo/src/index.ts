export { DocumentTooLarge } from './guarded-save.js';
export * from './mongo-checkpoints.js';
export * from './mongo-parking.js';
export * from './mongo-read-models.js';
export { FilterRefused } from './scoped-filter.js';
