/**
 * A process that starts servers and is then killed by a suite: `servers-parent.mjs <dir>`. Tells its parent their ports,
 * or why there are none.
 */
import { join } from 'node:path';
import { startKafka } from '../../deploy/servers/kafka.mjs';
import { startMongo } from '../../deploy/servers/mongo.mjs';

const dir = process.argv[2];
try {
  const mongo = await startMongo({ dir: join(dir, 'mongo') });
  const frozen = await startMongo({ dir: join(dir, 'frozen') });
  await frozen.pause();
  const kafka = await startKafka({ dir: join(dir, 'kafka') });
  process.send({ ports: [mongo.port, frozen.port, kafka.port] });
  // The channel to the parent keeps this process until it is killed.
  process.on('message', () => {});
} catch (error) {
  process.send({ failed: error.message });
  process.disconnect();
}
