import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Holdings, checkAll, isSound } from './checker/check.js';
import { CORE } from './distributed-core-check.js';
import { FAULTS } from './distributed-count.js';
import { Campaign } from './distributed-rounds.js';

/** Of the long run, `npm run test:faults`; without it the short one that belongs to every test run. */
const POINTS = Number(process.env['RONGHE_FAULT_POINTS'] ?? 0);
const SEED = Number(process.env['RONGHE_FAULT_SEED'] ?? 20_261_121);
const SHORT = { lives: 8, servicesMs: 25_000, workers: 3, longestFreezeMs: 2_000 };
const LONG = { lives: 40, servicesMs: 60_000, workers: 4, longestFreezeMs: 60_000 };
const SERVICES_EVERY = 5;
const AN_HOUR_MS = 3_600_000;

const built = new URL('../../services/scoring/dist/main.js', import.meta.url).pathname;
const say = (campaign: Campaign): void => void process.stdout.write(campaign.line());

describe('services on Kafka and MongoDB under faults lose nothing and double nothing', () => {
  let campaign: Campaign;
  let holdings: Holdings;

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
      await campaign.services();
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
    const found = (spoil: (copy: Holdings) => void): string => {
      const copy = structuredClone(holdings);
      spoil(copy);
      const findings = checkAll(copy, { acknowledged: [], ...CORE });
      return Object.values(findings).flat().join('\n');
    };
    const log = (copy: Holdings, service = 'tally') => copy.commits.get(service)!;
    const messages = (copy: Holdings) => copy.topics.get('tally')!.messages;

    it('nothing, of what they do hold', () => {
      expect(isSound(checkAll(holdings, { acknowledged: [], ...CORE }))).toBe(true);
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
        const [a, b] = messages(copy);
        [a!.offset, b!.offset] = [b!.offset, a!.offset];
      });
      expect(swapped).toMatch(/first seen after place/);
      expect(found((copy) => (copy.topics.get('tally')!.messages = []))).toMatch(/is not on the topic/);
      expect(found((copy) => (messages(copy)[0]!.value = '{}'))).toMatch(/with another payload/);
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
