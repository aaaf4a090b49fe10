import { GenericContainer, Wait, getContainerRuntimeClient } from 'testcontainers';
import { kafkaAnswers } from '../../deploy/servers/kafka.mjs';
import { mongoAnswers } from '../../deploy/servers/mongo.mjs';
import { answering, freePort } from '../../deploy/servers/native.mjs';

/** As in docker-compose.yml. */
const KAFKA_IMAGE = 'apache/kafka:4.3.0';
const MONGO_IMAGE = 'mongo:8';
const ENGINE_WITHIN_MS = 5_000;
/** The first time the image is fetched. */
const STARTED_WITHIN_MS = 300_000;
const STOPPED_WITHIN_S = 60;

/** Where and how the ports of containers are reached, or undefined where no Docker engine answers. */
export async function dockerEngine() {
  const found = getContainerRuntimeClient().catch(() => undefined);
  const late = new Promise((resolve) =>
    AbortSignal.timeout(ENGINE_WITHIN_MS).addEventListener('abort', () => resolve()),
  );
  return Promise.race([found, late]);
}

/** The same handle as of a native server. The host's port is fixed, so that the address stays over restarts. */
async function server(engine, image, { port, inside, environment, log, probe }) {
  const started = await new GenericContainer(image)
    .withEnvironment(environment)
    .withExposedPorts({ container: inside, host: port })
    .withWaitStrategy(Wait.forLogMessage(log))
    .withStartupTimeout(STARTED_WITHIN_MS)
    .start();
  const container = engine.container.getById(started.getId());
  await answering(probe);

  const handle = {
    start: async () => {
      const { State } = await container.inspect();
      if (!State.Running) await container.start();
      await answering(probe);
    },
    stop: async () => {
      await handle.resume();
      const { State } = await container.inspect();
      if (State.Running) await container.stop({ t: STOPPED_WITHIN_S });
    },
    kill: async (signal = 'SIGKILL') => {
      await handle.resume();
      const gone = container.wait();
      await container.kill({ signal });
      await gone;
    },
    pause: () => container.pause(),
    resume: async () => {
      const { State } = await container.inspect();
      if (State.Paused) await container.unpause();
    },
    restart: async () => {
      await handle.stop();
      await handle.start();
    },
    remove: async () => {
      await container.remove({ force: true, v: true });
    },
  };
  return handle;
}

export async function dockerKafka(engine) {
  const port = await freePort();
  const kafka = `${engine.info.containerRuntime.host}:${port}`;
  const environment = {
    KAFKA_NODE_ID: '1',
    KAFKA_PROCESS_ROLES: 'broker,controller',
    KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
    KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
    // The broker reaches itself by the inner address: the port on the host means nothing inside.
    KAFKA_LISTENERS: 'PLAINTEXT://:9092,INNER://:19092,CONTROLLER://:9093',
    KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://${kafka},INNER://localhost:19092`,
    KAFKA_INTER_BROKER_LISTENER_NAME: 'INNER',
    KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,INNER:PLAINTEXT,CONTROLLER:PLAINTEXT',
    KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
    KAFKA_MESSAGE_MAX_BYTES: '4194304',
    KAFKA_REPLICA_FETCH_MAX_BYTES: '4194304',
    KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
    KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
    KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
    KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
  };
  const probe = () => kafkaAnswers(kafka);
  const handle = await server(engine, KAFKA_IMAGE, {
    port,
    inside: 9092,
    environment,
    log: /Kafka Server started/,
    probe,
  });
  return { kafka, ...handle };
}

export async function dockerMongo(engine) {
  const port = await freePort();
  const mongo = `mongodb://${engine.info.containerRuntime.host}:${port}`;
  const probe = () => mongoAnswers(mongo);
  const log = /Waiting for connections/;
  const handle = await server(engine, MONGO_IMAGE, { port, inside: 27017, environment: {}, log, probe });
  return { mongo, ...handle };
}
