export { clientRate } from './client-rate.js';
export { type RateLimits, ratesOf } from './rate.guard.js';
export { RateModule } from './rate.module.js';
