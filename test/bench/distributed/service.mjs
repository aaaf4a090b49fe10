// One service's adapters on the servers, put together as libs/distributed does it, without HTTP.
import { randomBytes } from 'node:crypto';
import { catalogue } from '@ronghe/contracts';
import { KafkaEventBus } from '@ronghe/event-bus-kafka';
import { Consumer, Projector } from '@ronghe/event-sourcing';
import { MongoEventStore, connectMongo } from '@ronghe/event-store-mongo';
import { MongoCheckpoints, MongoParking, MongoReadModels } from '@ronghe/read-model-mongo';
import { LOGS, SOURCE } from './data.mjs';

const nothing = () => undefined;
export const log = { info: nothing, warn: nothing, error: (fields, message) => console.error(message, fields) };

/** A name of databases and topics that nobody else has. */
export const newScope = () => `bench-${randomBytes(4).toString('hex')}`;
export const topicIn = (scope) => `${scope}.${SOURCE}.events.v1`;

export const openDatabase = (servers, scope) => connectMongo({ url: servers.mongo, db: scope, log });

export const openStore = (connection) => MongoEventStore.open(connection, SOURCE, { logs: LOGS });

export const openBus = (servers, scope, own) =>
  KafkaEventBus.open({
    brokers: servers.kafka.split(','),
    clientId: 'bench',
    prefix: scope,
    catalogue,
    partitions: LOGS,
    log,
    own,
  });

/** Read models of these projections, and the consumer that feeds them live. */
export function openModels(connection, bus, projections) {
  const models = new MongoReadModels(connection);
  const projector = new Projector({
    name: 'scoring.models',
    projections,
    bus,
    sources: [SOURCE],
    store: models,
    checkpoints: new MongoCheckpoints(connection),
    parking: new MongoParking(connection),
    now: () => new Date().toISOString(),
    onParked: (build, event, reason) => {
      throw new Error(`${event.id} was parked by ${build}: ${reason}`);
    },
  });
  const consumer = (onBatch = nothing) =>
    new Consumer({
      name: 'scoring.models',
      sources: [SOURCE],
      bus,
      checkpoints: projector.places,
      handle: async (batch) => {
        await projector.handle(batch);
        onBatch(batch);
      },
      onFailure: (error) => console.error(error),
    });
  return { models, projector, consumer };
}

/** Drops what a benchmark made in the store. */
export async function forget(connection) {
  await connection.dropDatabase();
  await connection.close();
}
