/**
 * npm run bench:distributed [-- append relay rebuild latency memory instances emmett] [--10m]
 * Prints each figure as it is measured, then all as a table for docs/benchmarks.md. Servers as the suites find them:
 * RONGHE_TEST_KAFKA and RONGHE_TEST_MONGO, else Docker, else started here.
 */
import { cpus, totalmem } from 'node:os';
import { startMongo } from '../../../deploy/servers/mongo.mjs';
import { dockerEngine } from '../../support/servers-docker.mjs';
import { backingServers } from '../../support/servers.ts';
import { benchAppend } from './append.mjs';
import { table } from './compare.mjs';
import { benchEmmett } from './emmett.mjs';
import { benchInstances } from './instances.mjs';
import { benchLatency } from './latency.mjs';
import { benchMemory } from './memory.mjs';
import { benchRebuild } from './rebuild.mjs';
import { benchRelay } from './relay.mjs';

/** Room for the read models of a million events, as Java's objects. */
const STORE_HEAP_MB = 6_144;

const BENCHES = {
  append: benchAppend,
  relay: benchRelay,
  rebuild: benchRebuild,
  latency: benchLatency,
  memory: benchMemory,
  instances: benchInstances,
  emmett: benchEmmett,
};

/**
 * The stand-in for MongoDB keeps to memory here: on disk it tidies its file up for minutes after whatever was measured
 * before, and it promises nothing for that. Undefined where there is a MongoDB.
 */
async function storeInMemory() {
  if (process.env.RONGHE_TEST_MONGO || (await dockerEngine())) return undefined;
  const store = await startMongo({ heapMb: STORE_HEAP_MB });
  process.env.RONGHE_TEST_MONGO = store.url;
  return store;
}

const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const unknown = asked.filter((name) => !BENCHES[name]);
if (unknown.length > 0) {
  console.error(`no benchmark named ${unknown.join(', ')}; there are: ${Object.keys(BENCHES).join(', ')}`);
  process.exit(1);
}

const store = await storeInMemory();
const servers = await backingServers();
try {
  for (const name of asked.length > 0 ? asked : Object.keys(BENCHES)) await BENCHES[name](servers);
} finally {
  await servers.stop();
  await store?.stop();
}
const { model } = cpus()[0];
console.log(
  `\n${cpus().length} cores (${model}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}\n\n${table()}`,
);
process.exit(0);
