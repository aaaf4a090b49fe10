import { describe, expect, it } from '@jest/globals';
import { logOf } from '../log.js';
import type { BusTools } from './event-bus.contract.js';
import { eventually } from './eventually.js';
import { seeded } from './seeded.js';
import { marksIn } from './tally.js';

/** Two keys whose streams lie in different logs. */
function keysInTwoLogs(logs: number): [string, string] {
  const first = logOf('acme/tally/k0', logs);
  for (let i = 1; ; i++) if (logOf(`acme/tally/k${i}`, logs) !== first) return ['k0', `k${i}`];
}

export function eventBusUnderFaults(tools: BusTools): void {
  describe('under faults', () => {
    const { count, subscribe } = tools;
    const fault = new Error('a fault of the test');

    it('brings an event again after a failed delivery, before any later one of its log', async () => {
      const random = seeded(3);
      const failures: number[] = [];
      let left = 12;
      const { got } = await subscribe({
        handle: async () => {
          // Once in any case: a bus may bring all of it in one batch.
          if (left === 12 || (left > 0 && random() < 0.5)) {
            left--;
            throw fault;
          }
        },
        onFailure: (error, _batch, tries) => {
          expect(error).toBe(fault);
          failures.push(tries);
        },
      });
      for (let i = 0; i < 20; i++) await count('a', `m${i}`);
      await eventually(() => expect(new Set(marksIn(got)).size).toBe(20));
      const firsts = [...new Set(marksIn(got))];
      expect(firsts).toEqual(Array.from({ length: 20 }, (_, i) => `m${i}`));
      expect(failures.length).toBeGreaterThan(0);
      expect(failures[0]).toBe(1);
    });

    it('goes on with the other logs while one fails, and with that one once it can', async () => {
      const [bad, good] = keysInTwoLogs(tools.place.store.logs);
      let broken = true;
      const { got } = await subscribe({
        handle: async (batch) => {
          if (broken && batch.events.some((e) => e.stream.endsWith(`/${bad}`))) throw fault;
        },
      });
      await count(bad, 'bad0');
      for (let i = 0; i < 5; i++) await count(good, `good${i}`);
      await eventually(() => expect(marksIn(got).filter((m) => m.startsWith('good'))).toHaveLength(5));
      await count(bad, 'bad1');
      expect(marksIn(got).filter((m) => m.startsWith('bad'))).toEqual([]);
      broken = false;
      await eventually(() => expect(marksIn(got).filter((m) => m.startsWith('bad'))).toEqual(['bad0', 'bad1']));
    });

    it('lives on when the one who is told of a failure throws too', async () => {
      let broken = true;
      const { got } = await subscribe({
        handle: async () => {
          if (broken) throw fault;
        },
        onFailure: () => {
          broken = false;
          throw new Error('told, and threw');
        },
      });
      await count('a', 'm');
      await eventually(() => expect(marksIn(got)).toEqual(['m']));
    });

    it('stops after the delivery in hand and brings nothing more', async () => {
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      let began = false;
      const { got, subscription } = await subscribe({
        handle: async () => {
          began = true;
          await held;
        },
      });
      await count('a', 'first');
      await eventually(() => expect(began).toBe(true));
      const stopping = subscription.stop();
      await count('a', 'second');
      release();
      await stopping;
      expect(marksIn(got)).toEqual(['first']);
      await count('a', 'third');
      const { got: later } = await subscribe({});
      await eventually(() => expect(marksIn(later)).toHaveLength(3));
      expect(marksIn(got)).toEqual(['first']);
    });

    it('stops while a delivery keeps failing, and twice', async () => {
      let tried = 0;
      const { subscription } = await subscribe({
        handle: async () => {
          tried++;
          throw fault;
        },
      });
      await count('a', 'm');
      await eventually(() => expect(tried).toBeGreaterThan(1));
      await subscription.stop();
      const then = tried;
      await subscription.stop();
      await count('a', 'more');
      const { got } = await subscribe({});
      await eventually(() => expect(marksIn(got)).toHaveLength(2));
      expect(tried).toBe(then);
    });
  });
}
