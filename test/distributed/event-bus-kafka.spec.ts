import { afterAll, beforeAll } from '@jest/globals';
import { eventBusContract } from '@ronghe/event-sourcing/testing';
import { type BackingServers, backingServers } from '../support/servers.js';
import { busOver, storeOf, uniquePrefix } from './kafka-tools.js';

let servers: BackingServers;
beforeAll(async () => void (servers = await backingServers()));
afterAll(() => servers?.stop());

/** Each bus relays one of the stores; all is read through the first, to which `other-tally` is a service elsewhere. */
eventBusContract('KafkaEventBus over SQLite', async () => {
  const at = { brokers: [servers.kafka], prefix: uniquePrefix() };
  const [mine, others] = [storeOf('tally'), storeOf('other-tally')];
  const [bus, relay] = await Promise.all([busOver(at, mine), busOver(at, others)]);
  return {
    bus,
    store: mine.store,
    other: others.store,
    async close() {
      await Promise.all([bus.close(), relay.close()]);
      mine.db.close();
      others.db.close();
    },
  };
});
