import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Expected, type Holdings, checkAll } from './checker/check.js';
import { CORE } from './distributed-core-check.js';
import { FAULTS } from './distributed-count.js';
import { WHOLE_SERVICES } from './distributed-installation.js';
import { Campaign } from './distributed-rounds.js';

/** Of the long run, `npm run test:faults`; without it the short one that belongs to every test run. */
const POINTS = Number(process.env['RONGHE_FAULT_POINTS'] ?? 0);
const SEED = Number(process.env['RONGHE_FAULT_SEED'] ?? 20_261_121);
const SHORT = { lives: 6, servicesMs: 20_000, workers: 3, freezeMs: 2_000 };
const LONG = { lives: 40, servicesMs: 60_000, workers: 4, freezeMs: 60_000 };
const SERVICES_EVERY = 5;
const AN_HOUR_MS = 3_600_000;

const built = new URL('../../services/scoring/dist/main.js', import.meta.url).pathname;
const say = (campaign: Campaign): void => void process.stdout.write(campaign.line());

/** structuredClone makes objects of another realm than jest's, which are equal to none of its own. */
function copyOf<T>(value: T): T {
  if (value instanceof Map) return new Map([...value].map(([key, inner]) => [key, copyOf<unknown>(inner)])) as T;
  if (Array.isArray(value)) return value.map(copyOf) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, copyOf<unknown>(inner)])) as T;
}

describe('services on Kafka and MongoDB under faults lose nothing and double nothing', () => {
  let campaign: Campaign;
  let holdings: Holdings;
  let ofServices: Holdings;

  beforeAll(async () => {
    if (!existsSync(built)) throw new Error('the services are not built. Run `npm run build` first.');
    campaign = await Campaign.open(SEED, POINTS > 0 ? LONG : SHORT);
  }, AN_HOUR_MS);
  afterAll(() => campaign?.close(), AN_HOUR_MS);

  it(
    'on the adapters: killed at named points, alone and two at once, while servers stop, freeze and repeat themselves',
    async () => {
      holdings = await campaign.adapters();
      say(campaign);
      expect([...campaign.count.points.keys()].sort()).toEqual([...FAULTS].sort());
    },
    AN_HOUR_MS,
  );

  it(
    'as whole services, over their HTTP interfaces',
    async () => {
      ofServices = await campaign.services();
      say(campaign);
    },
    AN_HOUR_MS,
  );

  if (POINTS > 0)
    it(
      'for as many fault points as are asked for',
      async () => {
        for (let round = 1; campaign.count.total < POINTS; round++) {
          await (round % SERVICES_EVERY === 0 ? campaign.services() : campaign.adapters());
          say(campaign);
        }
        process.stdout.write(campaign.count.kills());
      },
      24 * AN_HOUR_MS,
    );

  describe('what the checker would say had the servers held something else', () => {
    const found = (
      spoil: (copy: Holdings) => void,
      held = holdings,
      expected: Omit<Expected, 'acknowledged'> = CORE,
    ): string => {
      const copy = copyOf(held);
      spoil(copy);
      return Object.values(checkAll(copy, { acknowledged: [], ...expected }))
        .flat()
        .join('\n');
    };
    const log = (copy: Holdings, service = 'tally') => copy.commits.get(service)!;
    const messages = (copy: Holdings) => copy.topics.get('tally')!.messages;

    it('nothing, of what they do hold', () => {
      expect(found(() => undefined)).toBe('');
      expect(found(() => undefined, ofServices, WHOLE_SERVICES)).toBe('');
    });

    it('an acknowledged command that is not there, or not where it was said to be', () => {
      const { commandId } = log(holdings)[0]!;
      const promised = (more: object) =>
        checkAll(holdings, { acknowledged: [{ source: 'tally', commandId, ...more }], ...CORE }).lost;
      expect(promised({ commandId: 'never' })).toEqual(['tally: acknowledged command never is not in the log']);
      expect(promised({ position: 'tally.0.1000000' })).toEqual([expect.stringMatching(/where it is not$/)]);
    });

    it('a notice that is there twice, and a points entry that is not', () => {
      const twice = found(
        (copy) => {
          const notices = log(copy, 'notification');
          notices.push({ ...notices[0]!, stream: 'liaohe/notice/another', no: 1_000_000, commitNo: 1 });
        },
        ofServices,
        WHOLE_SERVICES,
      );
      expect(twice).toMatch(/a notice happened 2 times instead of 1/);
      const isEntry = (type: string): boolean => type === 'scoring.points-recorded';
      const gone = found(
        (copy) =>
          copy.commits.set(
            'scoring',
            log(copy, 'scoring').filter((c) => !c.events.some((e) => isEntry(e.type))),
          ),
        ofServices,
        WHOLE_SERVICES,
      );
      expect(gone).toMatch(/a points entry is missing/);
    });

    it('a commit that is gone, or there twice', () => {
      expect(found((copy) => log(copy).splice(1, 1))).toMatch(/log 0 has commit 3 after 1/);
      const twice = found((copy) => log(copy, 'account').push({ ...log(copy, 'account').at(-1)!, no: 1_000_000 }));
      expect(twice).toMatch(/has commit 1000000 after/);
      expect(twice).toMatch(/has command \S+ 2 times/);
      expect(twice).toMatch(/a credit happened 2 times instead of 1/);
    });

    it('an event without its reaction', () => {
      expect(found((copy) => log(copy, 'account').pop())).toMatch(/a credit is missing/);
    });

    it('messages that are swapped, gone, changed or nobody’s', () => {
      const swapped = found((copy) => {
        // Of one stream, so of one log; a message may be there twice, and two logs may share a partition.
        const all = messages(copy).toSorted((a, b) => a.partition - b.partition || a.offset - b.offset);
        const isNextOf = (a: (typeof all)[number]) => (b: typeof a) =>
          a.key === b.key && a.headers['ce_id'] !== b.headers['ce_id'];
        const a = all.find((message) => all.some(isNextOf(message)))!;
        const b = all.find(isNextOf(a))!;
        [a.offset, b.offset] = [b.offset, a.offset];
      });
      expect(swapped).toMatch(/first seen after place/);
      expect(found((copy) => (copy.topics.get('tally')!.messages = []))).toMatch(/is not on the topic/);
      const changed = found((copy) => (messages(copy)[0]!.value = '{}'));
      expect(changed.split('\n')).toEqual([expect.stringMatching(/with another payload$/)]);
      expect(found((copy) => log(copy).pop())).toMatch(/which is not in the log/);
    });

    it('a document that differs, is missing or should not be there', () => {
      const totals = (copy: Holdings) => copy.models.get('account')!.get('totals')!;
      expect(found((copy) => (totals(copy)[0]!.content = { total: -1 }))).toMatch(
        /is \{"total":-1\}, not|should not be/,
      );
      expect(found((copy) => totals(copy).splice(0))).toMatch(/is missing/);
      const extra = { id: 'x', tenant: 'acme', key: 'x', content: { total: 1 } };
      expect(found((copy) => totals(copy).push(extra))).toMatch(/acme\/x should not be there/);
    });
  });
});
