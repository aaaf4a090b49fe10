import { afterAll, beforeAll } from '@jest/globals';
import { MongoVaultStore } from '@ronghe/personal-data/mongo';
import { vaultStoreContract } from '../../libs/personal-data/src/testing/vault-store.contract.js';
import { type BackingServers, backingServers } from '../support/servers.js';
import { mongoPlace } from './mongo-place.js';

let servers: BackingServers;
beforeAll(async () => void (servers = await backingServers()));
afterAll(() => servers.stop());

vaultStoreContract('MongoDB', async () => {
  const place = mongoPlace(servers.mongo);
  return {
    open: async () => MongoVaultStore.open(await place.connect('vault')),
    end: () => place.remove(),
  };
});
