export * from './local-event-bus.js';
