export { clientRate } from './client-rate.js';
export { type RateLimits } from './rate.guard.js';
export { RateModule } from './rate.module.js';
