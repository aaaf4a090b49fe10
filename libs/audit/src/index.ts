export * from './audit-trail.js';
export { type Mac, macWith } from './mac.js';
export { type Pruned, prune } from './prune.js';
export * from './record.js';
export { type Checked, type Head, verifyChain } from './verify.js';
