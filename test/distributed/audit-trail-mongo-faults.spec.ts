import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditTrail } from '@ronghe/audit';
import { verifyChain } from '@ronghe/audit';
import { MongoAuditTrail } from '@ronghe/audit/mongo';
import { Unavailable } from '@ronghe/event-sourcing';
import { seeded } from '@ronghe/event-sourcing/testing';
import { TEST_MAC, entryOf } from '../../libs/audit/src/testing/audit-trail.contract.js';
import { type BackingServers, backingServers } from '../support/servers.js';
import { tcpProxy } from '../support/tcp-proxy.js';
import { mongoPlace } from './mongo-place.js';

const EACH = 120;
/** So long that only a fault exceeds it, so short that a fault costs little time. */
const IMPATIENT = { serverSelectionTimeoutMs: 5_000, answerTimeoutMs: 1_500 };

let servers: BackingServers;
beforeAll(async () => void (servers = await backingServers()));
afterAll(() => servers.stop());

/** Appends until each is acknowledged. Answers how often nobody could say what became of one. */
async function persevere(trail: AuditTrail, details: readonly string[]): Promise<number> {
  let unknown = 0;
  const one = async (detail: string): Promise<void> => {
    for (;;) {
      try {
        return await trail.append(entryOf({ detail }));
      } catch (error) {
        expect(error).toBeInstanceOf(Unavailable);
        unknown++;
      }
    }
  };
  // A few at a time, so that batches of all sizes are met by a fault.
  for (let i = 0; i < details.length; i += 6) await Promise.all(details.slice(i, i + 6).map(one));
  return unknown;
}

describe.each(['request', 'answer'] as const)('an audit trail whose connections lose their %ss', (lossy) => {
  it('keeps every acknowledged entry, in one chain without gap that verifies, beside a process without faults', async () => {
    const { hostname, port } = new URL(servers.mongo);
    const place = mongoPlace(servers.mongo);
    const random = seeded(5);
    let calm = true;
    const proxy = await tcpProxy({ host: hostname, port: Number(port) }, (direction) =>
      !calm && direction === lossy && random() < 0.08 ? 'cut' : 'pass',
    );
    try {
      const url = `mongodb://127.0.0.1:${proxy.port}/?directConnection=true`;
      // First, so that what takes long to make is there for the one that does not wait long.
      const steady = await MongoAuditTrail.open(await place.connect('audit'), TEST_MAC);
      const troubled = await MongoAuditTrail.open(await place.connect('audit', { ...IMPATIENT, url }), TEST_MAC);
      const details = (who: string): string[] => Array.from({ length: EACH }, (_, i) => `${who}${i}`);
      calm = false;
      const [unknown] = await Promise.all([persevere(troubled, details('t')), persevere(steady, details('s'))]);
      calm = true;
      expect(proxy.cuts()).toBeGreaterThan(0);

      const records = await steady.read('organization', 0, 10_000);
      expect(new Set(records.map(({ detail }) => detail))).toEqual(new Set([...details('t'), ...details('s')]));
      // An entry may be there twice where nobody could tell, and only there.
      expect(records.length - 2 * EACH).toBeLessThanOrEqual(unknown);
      const [ends] = await steady.chains();
      expect(await verifyChain(steady, ends!, TEST_MAC)).toMatchObject({ records: records.length, findings: [] });
    } finally {
      await place.remove();
      await proxy.close();
    }
  });
});
