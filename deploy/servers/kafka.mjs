import { writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import kafkajs from 'kafkajs';
import { classPath } from './fetch.mjs';
import { freePort, nativeServer } from './native.mjs';

const DEFAULT_HEAP_MB = 512;
const MAX_MESSAGE_BYTES = 4 * 1024 * 1024;
/** The largest Kafka takes, some 4,000 years: a group that rests does not lose its place. */
const OFFSETS_KEPT_MINUTES = 2_147_483_647;
const PROBE_TIMEOUT_MS = 5_000;
const TITLE = 'Kafka (native)';
const INSTEAD = 'set RONGHE_TEST_KAFKA (suites) or RONGHE_KAFKA (services) to the host:port of a Kafka that runs';

/** KRaft, one node that is broker and controller. The controller's port changes with each start; nobody else uses it. */
const settings = (port, controller, logDir) => ({
  'node.id': 1,
  'process.roles': 'broker,controller',
  'controller.quorum.voters': `1@127.0.0.1:${controller}`,
  'controller.listener.names': 'CONTROLLER',
  listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}`,
  'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
  'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
  'log.dirs': logDir,
  'auto.create.topics.enable': false,
  'message.max.bytes': MAX_MESSAGE_BYTES,
  'replica.fetch.max.bytes': MAX_MESSAGE_BYTES,
  'offsets.retention.minutes': OFFSETS_KEPT_MINUTES,
  'offsets.topic.replication.factor': 1,
  'offsets.topic.num.partitions': 4,
  'share.coordinator.state.topic.replication.factor': 1,
  'share.coordinator.state.topic.min.isr': 1,
  'transaction.state.log.replication.factor': 1,
  'transaction.state.log.min.isr': 1,
  'transaction.state.log.num.partitions': 4,
  'group.initial.rebalance.delay.ms': 0,
  // Its default takes a quarter of a small heap.
  'log.cleaner.dedupe.buffer.size': 16 * 1024 * 1024,
});

/** A Kafka on this machine, ready when its admin answers. See NativeServer for what the handle does. */
export async function startKafka({ dir, port, heapMb = DEFAULT_HEAP_MB, adapt = (own) => own, log = () => {} }) {
  const classes = await classPath({
    name: 'kafka',
    title: TITLE,
    mainClass: 'KafkaNode',
    log,
    instead: INSTEAD,
  });
  const file = join(dir, 'server.properties');
  const logDir = join(dir, 'log');

  async function args(at) {
    await mkdir(logDir, { recursive: true });
    const own = adapt(settings(at, await freePort(), logDir));
    const lines = Object.entries(own).map(([key, value]) => `${key}=${value}`);
    await writeFile(file, `${lines.join('\n')}\n`);
    const jvm = [`-Xmx${heapMb}m`, '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Djava.awt.headless=true'];
    return [...jvm, '-cp', classes, 'KafkaNode', file, logDir];
  }

  const server = await nativeServer({
    title: TITLE,
    dir,
    port,
    args,
    probe: (at) => kafkaAnswers(`127.0.0.1:${at}`),
    instead: INSTEAD,
  });
  return Object.defineProperty(server, 'bootstrap', { value: `127.0.0.1:${server.port}`, enumerable: true });
}

/** Resolves when the cluster answers its admin and has a broker. */
export async function kafkaAnswers(bootstrap) {
  const admin = new kafkajs.Kafka({
    clientId: 'ronghe-server-probe',
    brokers: bootstrap.split(','),
    logLevel: kafkajs.logLevel.NOTHING,
    connectionTimeout: PROBE_TIMEOUT_MS,
    requestTimeout: PROBE_TIMEOUT_MS,
    retry: { retries: 0 },
  }).admin();
  try {
    await admin.connect();
    const { brokers } = await admin.describeCluster();
    if (brokers.length === 0) throw new Error('no broker has registered');
  } finally {
    await admin.disconnect();
  }
}
