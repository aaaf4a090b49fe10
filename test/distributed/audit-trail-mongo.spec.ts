import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoAuditTrail } from '@ronghe/audit/mongo';
import { TEST_MAC, auditTrailContract, entryOf } from '../../libs/audit/src/testing/audit-trail.contract.js';
import { type BackingServers, backingServers } from '../support/servers.js';
import { mongoPlace } from './mongo-place.js';

let servers: BackingServers;
beforeAll(async () => void (servers = await backingServers()));
afterAll(() => servers.stop());

auditTrailContract('MongoAuditTrail', async () => {
  const place = mongoPlace(servers.mongo);
  const raw = (await place.connect('audit')).db!.collection<{ _id: string }>('audit');
  return {
    open: async () => MongoAuditTrail.open(await place.connect('audit'), TEST_MAC),
    intruder: {
      remove: async (chain, no) => void (await raw.deleteOne({ chain, no })),
      rewrite: async (chain, no, actor) => void (await raw.updateOne({ chain, no }, { $set: { actor } })),
      copy: async (chain, from, to) => {
        const found = (await raw.findOne({ chain, no: from }))!;
        await raw.insertOne({ ...found, _id: `${chain}.${String(to).padStart(12, '0')}`, no: to } as { _id: string });
      },
    },
    close: () => place.remove(),
  };
});

describe('an audit trail in MongoDB', () => {
  it('says that the server is not there, and names the setting', async () => {
    const place = mongoPlace(servers.mongo);
    const connection = await place.connect('audit');
    const trail = await MongoAuditTrail.open(connection, TEST_MAC);
    await connection.close();
    await expect(trail.append(entryOf())).rejects.toMatchObject({
      name: 'Unavailable',
      message: expect.stringContaining('RONGHE_MONGO'),
    });
    await place.remove();
  });
});
