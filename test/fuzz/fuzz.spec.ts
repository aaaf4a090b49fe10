import { appendFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Installation, startInstallation } from '../support/installation.js';
import { type FuzzPlan, fuzz } from './schemathesis.js';
import { twoOilfields } from './two-oilfields.js';

/** At least as many requests; the short run of `npm test` goes over every operation once. */
const REQUESTS = Number(process.env['RONGHE_FUZZ_REQUESTS'] ?? 1);
const SEED = Number(process.env['RONGHE_FUZZ_SEED'] ?? 7);
const [SHORT_EXAMPLES, LONG_EXAMPLES] = [20, 100];
const LONGEST_MS = 24 * 60 * 60 * 1_000;

let platform: Installation;
let plan: FuzzPlan;

beforeAll(async () => {
  platform = await startInstallation('embedded', {
    ...{ RONGHE_RATE_PERSON: '0', RONGHE_RATE_TENANT: '0', RONGHE_RATE_CLIENT: '0' },
  });
  plan = await twoOilfields(await platform.as('liaohe-admin'), await platform.as('shengli-admin'));
});
afterAll(() => platform?.end());

it(
  'whatever the description allows or forbids is answered without a failure, and with nothing of another oilfield',
  async () => {
    // The marker is there to be found: whoever may see it sees it.
    const { body } = await (await platform.as('shengli-admin')).get('/api/organization/v1/people?limit=200');
    expect(JSON.stringify(body)).toContain(plan.marker);

    const statuses: Record<string, number> = {};
    let requests = 0;
    for (let seed = SEED; requests < REQUESTS; seed++) {
      const { bearer } = await platform.as('liaohe-admin');
      const examples = REQUESTS > 1 ? LONG_EXAMPLES : SHORT_EXAMPLES;
      const report = await fuzz({ plan, url: platform.url, bearer: bearer!, seed, examples });
      for (const [status, count] of Object.entries(report.statuses)) statuses[status] = (statuses[status] ?? 0) + count;
      requests += report.requests;
      say(`seed ${seed}: ${report.requests} requests, ${requests} in all, by status ${JSON.stringify(statuses)}`);
      expect([seed, report.found]).toEqual([seed, '']);
    }
    // Else it has fuzzed nothing but the door.
    for (const status of ['200', '400', '404', '422']) expect([status, statuses[status] ?? 0]).not.toEqual([status, 0]);
    expect(platform.log).not.toContain('"level":50');
  },
  LONGEST_MS,
);

/** Not by the console, which jest keeps until the suite has ended. */
const say = (line: string): void => appendFileSync(1, `fuzzing: ${line}\n`);
