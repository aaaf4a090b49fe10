export { startPlatform, type Platform } from './platform.js';
export { readConfig, type PlatformConfig } from './platform.config.js';
