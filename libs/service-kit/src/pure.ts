/** What pure files may use of this library: functions of their arguments, without Nest, HTTP or a clock. */
export * from './ahead.js';
export * from './dates.js';
export * from './known-people.js';
export * from './known-standings.js';
export * from './known-units.js';
