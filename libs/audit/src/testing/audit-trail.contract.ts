import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditFilter, AuditPage, AuditTrail } from '../audit-trail.js';
import { macWith } from '../mac.js';
import { prune } from '../prune.js';
import { type AuditEntry, MOST_PEOPLE } from '../record.js';
import { type Head, verifyChain } from '../verify.js';

/** What somebody can do who writes to the store and has no key. */
export interface Intruder {
  remove(chain: string, no: number): Promise<void>;
  /** Makes a record say that somebody else did it; its MAC stays. */
  rewrite(chain: string, no: number, actor: string): Promise<void>;
  /** The same record, and its MAC, under a number that is free. */
  copy(chain: string, from: number, to: number): Promise<void>;
}

export interface AuditTrailPlace {
  /** Another handle on the same records, as another process has one. */
  open(): Promise<AuditTrail>;
  intruder: Intruder;
  close(): Promise<void>;
}

export const TEST_MAC = macWith(Buffer.alloc(32, 7));

export const entryOf = (over: Partial<AuditEntry> = {}): AuditEntry => ({
  chain: 'organization',
  at: '2026-03-01T08:00:00.000Z',
  tenant: 'liaohe',
  actor: 'p1',
  action: 'command',
  outcome: 'done',
  route: 'POST /api/organization/v1/units',
  status: 201,
  trace: undefined,
  people: [],
  detail: undefined,
  ...over,
});

const minute = (i: number): string => `2026-03-01T08:${String(i).padStart(2, '0')}:00.000Z`;
const BY = { at: '2026-12-01T00:00:00.000Z', actor: 'operator:root', tenant: '', route: 'ronghe audit prune' };

/** What every audit trail does. `open` gives an empty one. */
export function auditTrailContract(name: string, open: () => Promise<AuditTrailPlace>): void {
  describe(`${name} keeps an audit trail`, () => {
    let place: AuditTrailPlace;
    let trail: AuditTrail;
    beforeEach(async () => {
      place = await open();
      trail = await place.open();
    });
    afterEach(() => place.close());

    const numbers = async (filter: Partial<AuditFilter>, page: Partial<AuditPage> = {}): Promise<string[]> => {
      const found = await trail.search({ tenants: ['liaohe'], ...filter }, { limit: 100, ...page });
      return found.map(({ chain, no }) => `${chain} ${no}`);
    };
    const findings = async (chain = 'organization', heads: Head[] = []): Promise<string[]> => {
      const ends = (await trail.chains()).find((c) => c.chain === chain)!;
      return (await verifyChain(trail, ends, TEST_MAC, heads)).findings;
    };
    const append = async (count: number): Promise<void> => {
      for (let i = 1; i <= count; i++) await trail.append(entryOf({ at: minute(i), detail: `c${i}` }));
    };

    it('gives back what was appended, numbered from 1 in each chain', async () => {
      const whole = entryOf({ trace: '00-a-b-01', people: ['p2', 'p3'], detail: 'c1', action: 'export', status: 200 });
      await trail.append(whole);
      await trail.append(entryOf({ chain: 'scoring' }));
      await trail.append(entryOf({ detail: 'c2' }));
      const mac = expect.stringMatching(/^[\w-]{43}$/);
      expect(await trail.read('organization', 0, 10)).toEqual([
        { ...whole, no: 1, mac },
        { ...entryOf({ detail: 'c2' }), no: 2, mac },
      ]);
      expect(await trail.chains()).toEqual([
        { chain: 'organization', first: 1, last: 2 },
        { chain: 'scoring', first: 1, last: 1 },
      ]);
    });

    it('numbers what several processes append at once without gap or repeat, each under the MAC of the one before', async () => {
      const handles = [trail, await place.open(), await place.open()];
      const each = Array.from({ length: 60 }, (_, i) => i);
      await Promise.all(each.map((i) => handles[i % 3]!.append(entryOf({ detail: `c${i}` }))));
      const records = await trail.read('organization', 0, 100);
      expect(records.map(({ no }) => no)).toEqual(each.map((i) => i + 1));
      expect(records.map(({ detail }) => detail).sort()).toEqual(each.map((i) => `c${i}`).sort());
      expect(await findings()).toEqual([]);
    });

    it('finds by time, actor, action, outcome and person, newest first, and in its own tenants only', async () => {
      await trail.append(entryOf({ at: minute(1), actor: 'p1', action: 'sign-in' }));
      await trail.append(entryOf({ at: minute(2), actor: 'p2', action: 'export', people: ['p8', 'p9'] }));
      await trail.append(entryOf({ at: minute(3), actor: 'p2', action: 'refused', outcome: 'refused' }));
      await trail.append(entryOf({ at: minute(2), actor: 'p3', chain: 'scoring', people: ['p9'] }));
      await trail.append(entryOf({ at: minute(4), tenant: 'shengli', people: ['p9'] }));
      expect(await numbers({})).toEqual(['organization 3', 'scoring 1', 'organization 2', 'organization 1']);
      expect(await numbers({ from: minute(2), until: minute(3) })).toEqual(['scoring 1', 'organization 2']);
      expect(await numbers({ actor: 'p2' })).toEqual(['organization 3', 'organization 2']);
      expect(await numbers({ actor: 'p2', action: 'export' })).toEqual(['organization 2']);
      expect(await numbers({ outcome: 'refused' })).toEqual(['organization 3']);
      expect(await numbers({ person: 'p9' })).toEqual(['scoring 1', 'organization 2']);
      expect(await numbers({ person: 'p9', until: minute(2) })).toEqual([]);
      expect(await numbers({ tenants: ['shengli'] })).toEqual(['organization 4']);
      expect(await numbers({ tenants: ['liaohe', 'shengli'], person: 'p9' })).toHaveLength(3);
      expect(await numbers({ tenants: ['nowhere'] })).toEqual([]);
    });

    it('goes on behind a page without repeat or gap, also among records of one moment', async () => {
      for (let i = 0; i < 7; i++) await trail.append(entryOf({ chain: i % 2 ? 'scoring' : 'organization' }));
      const all = await numbers({});
      const paged: string[] = [];
      for (let after; paged.length < 20;) {
        const page = await trail.search({ tenants: ['liaohe'] }, { limit: 2, after });
        if (page.length === 0) break;
        paged.push(...page.map(({ chain, no }) => `${chain} ${no}`));
        after = page.at(-1);
      }
      expect(paged).toEqual(all);
      expect(new Set(all).size).toBe(7);
    });

    it('takes an entry about many people as several records, and finds each of them', async () => {
      const people = Array.from({ length: MOST_PEOPLE * 2 + 1 }, (_, i) => `q${i}`);
      await trail.append(entryOf({ people }));
      const records = await trail.read('organization', 0, 10);
      expect(records.map((r) => r.people.length)).toEqual([MOST_PEOPLE, MOST_PEOPLE, 1]);
      expect(await numbers({ person: people.at(-1)! })).toEqual(['organization 3']);
      expect(await findings()).toEqual([]);
    });

    describe('verify', () => {
      beforeEach(() => append(6));

      it('is content with what nobody touched, and names the head', async () => {
        const [ends] = await trail.chains();
        const checked = await verifyChain(trail, ends!, TEST_MAC);
        const last = (await trail.read('organization', 5, 1))[0]!;
        expect(checked).toEqual({
          chain: 'organization',
          records: 6,
          head: { chain: 'organization', no: 6, mac: last.mac },
          findings: [],
        });
      });

      it('finds a changed record', async () => {
        await place.intruder.rewrite('organization', 3, 'somebody-else');
        expect(await findings()).toEqual(['organization 3: the record is not as it was written, or not where']);
      });

      it('finds a record that is gone, in the middle and at the beginning', async () => {
        await place.intruder.remove('organization', 4);
        expect(await findings()).toEqual(['organization 4: the record is missing']);
        await place.intruder.remove('organization', 1);
        await place.intruder.remove('organization', 2);
        expect(await findings()).toEqual([
          'organization 1 to 2: the records are missing',
          'organization 4: the record is missing',
        ]);
      });

      it('finds a record that somebody put in', async () => {
        await place.intruder.copy('organization', 2, 7);
        expect(await findings()).toEqual(['organization 7: the record is not as it was written, or not where']);
      });

      it('finds records that changed places', async () => {
        const { intruder } = place;
        for (const [from, to] of [
          [3, 99],
          [4, 3],
          [99, 4],
        ] as const) {
          if (to !== 99) await intruder.remove('organization', to);
          await intruder.copy('organization', from, to);
        }
        await intruder.remove('organization', 99);
        const found = await findings();
        expect(found).toContain('organization 3: the record is not as it was written, or not where');
        expect(found).toContain('organization 4: the record is not as it was written, or not where');
      });

      it('finds an end that was cut off by a head that was noted before, and only then', async () => {
        const [ends] = await trail.chains();
        const { head } = await verifyChain(trail, ends!, TEST_MAC);
        await append(2);
        expect(await findings('organization', [head])).toEqual([]);
        for (const no of [8, 7, 6]) await place.intruder.remove('organization', no);
        expect(await findings()).toEqual([]);
        expect(await findings('organization', [head])).toEqual([
          'organization: ends at 5, but had 6 when the head was noted: the end was cut off',
        ]);
        await (await place.open()).append(entryOf());
        expect(await findings('organization', [head])).toEqual([
          'organization 6: the noted head has another MAC, the chain was written anew',
        ]);
      });
    });

    describe('pruning', () => {
      beforeEach(() => append(6));

      it('deletes what is old, says so in the chain, and leaves a chain that verifies and goes on', async () => {
        expect(await prune(trail, minute(4), BY)).toEqual([{ chain: 'organization', records: 3, upTo: 3 }]);
        const left = await trail.read('organization', 0, 10);
        expect(left.map(({ no }) => no)).toEqual([4, 5, 6, 7]);
        expect(left.at(-1)).toMatchObject({ ...BY, detail: expect.stringMatching(/^pruned up to 3 /) });
        await append(1);
        expect(await findings()).toEqual([]);
        await place.intruder.remove('organization', 4);
        expect(await findings()).toEqual(['organization 4: the record is missing']);
      });

      it('never takes the last record, and does nothing where nothing is old', async () => {
        expect(await prune(trail, minute(1), BY)).toEqual([]);
        expect(await prune(trail, '2027-01-01T00:00:00.000Z', BY)).toEqual([
          { chain: 'organization', records: 5, upTo: 5 },
        ]);
        expect(await prune(trail, minute(1), BY)).toEqual([]);
        expect(await findings()).toEqual([]);
      });

      it('cannot be feigned: a deletion with a made-up note of it is found', async () => {
        await prune(trail, minute(3), BY);
        await place.intruder.remove('organization', 3);
        await place.intruder.remove('organization', 4);
        await place.intruder.copy('organization', 7, 8);
        expect(await findings()).toEqual([
          'organization 3 to 4: the records are missing',
          'organization 8: the record is not as it was written, or not where',
        ]);
      });
    });
  });
}
