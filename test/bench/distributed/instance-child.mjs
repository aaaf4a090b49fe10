// instance-child.mjs <kafka> <mongo> <scope>: one instance of a service that keeps its models up to date.
import { accounts } from '../../../services/scoring/dist/standings/accounts.js';
import { openBus, openDatabase, openModels } from './service.mjs';

const [kafka, mongo, scope] = process.argv.slice(2);
const servers = { kafka, mongo };
const connection = await openDatabase(servers, scope);
const bus = await openBus(servers, scope);
const { projector, consumer } = openModels(connection, bus, [accounts]);
await projector.open();
const live = consumer(({ log, events }) => process.send({ handled: { log, count: events.length } }));
await live.start();
process.send({ open: true });
process.once('message', async () => {
  await live.stop();
  projector.stop();
  await bus.close();
  await connection.close();
  process.exit(0);
});
