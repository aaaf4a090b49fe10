import { catalogue } from '@ronghe/contracts';
import type { DistributedSettings } from '@ronghe/distributed';
import { MongoEventStore, connectMongo } from '@ronghe/event-store-mongo';
import { MongoCheckpoints, MongoParking, MongoReadModels } from '@ronghe/read-model-mongo';
import type { Logger } from 'pino';
import type { ServiceData, Stores } from './installation.js';
import { Topics } from './topics.js';

/** MongoDB and Kafka, beside the services that run. Nothing here relays or consumes for a service. */
export function distributed({ mongo, kafka }: DistributedSettings, log: Logger): Stores {
  const services = new Map<string, Promise<ServiceData>>();
  const closing: (() => Promise<void>)[] = [];
  let topics: Promise<Topics> | undefined;

  async function openService(name: string): Promise<ServiceData> {
    const connection = await connectMongo({ url: mongo.url, db: `${mongo.prefix}_${name.replaceAll('-', '_')}`, log });
    closing.push(() => connection.close());
    return {
      store: await MongoEventStore.open(connection, name, { logs: kafka.partitions }),
      parking: new MongoParking(connection),
      models: { store: new MongoReadModels(connection), checkpoints: new MongoCheckpoints(connection) },
    };
  }

  async function openTopics(): Promise<Topics> {
    const opened = await Topics.open(kafka, catalogue, log);
    closing.push(() => opened.close());
    return opened;
  }

  return {
    of({ name }) {
      const known = services.get(name) ?? openService(name);
      services.set(name, known);
      return known;
    },
    topics: () => (topics ??= openTopics()),
    async close() {
      for (const close of closing.reverse()) await close();
    },
  };
}
