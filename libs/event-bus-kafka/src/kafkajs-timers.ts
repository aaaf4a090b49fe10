import { createRequire } from 'node:module';

interface RequestQueue {
  pending: unknown[];
  throttledUntil: number;
  scheduleCheckPendingRequests(): void;
}

/**
 * kafkajs 2.2.4 looks for requests held back even when there are none, by a timer of negative length that sets itself
 * again: about 900 wake-ups a second for each idle connection, and a warning from Node. It looks only when there are some.
 */
const { prototype } = createRequire(import.meta.url)('kafkajs/src/network/requestQueue') as { prototype: RequestQueue };
const schedule = Reflect.get(prototype, 'scheduleCheckPendingRequests');
prototype.scheduleCheckPendingRequests = function (this: RequestQueue): void {
  if (this.pending.length > 0 || this.throttledUntil > Date.now()) schedule.call(this);
};
