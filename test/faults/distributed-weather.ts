import { setTimeout as wait } from 'node:timers/promises';
import kafkajs from 'kafkajs';
import type { OwnBroker, OwnStore } from '../support/servers.js';
import type { Place } from './checker/check.js';
import { readTopics } from './checker/read-topic.js';
import type { Count } from './distributed-count.js';
import { type Random, pick, upTo } from './distributed-plan.js';

const MOST_SENT_AGAIN = 300;
const MOST_TRIES = 40;
const AGAIN_MS = 500;

/** What befalls the servers, each a fault point. */
export class Weather {
  constructor(
    private readonly broker: OwnBroker,
    private readonly store: OwnStore,
    private readonly random: Random,
    private readonly count: Count,
    private readonly freezeMs: number,
  ) {}

  /** One of each kind, in a seeded order, with pauses of fair weather. */
  async through(places: readonly Place[]): Promise<void> {
    const kinds = [
      () => this.stopped('broker', this.broker),
      () => this.frozen('broker', this.broker),
      () => this.stopped('store', this.store),
      () => this.frozen('store', this.store),
      () => this.sentAgain(places),
    ];
    while (kinds.length > 0) {
      await wait(upTo(this.random, 3_000));
      await kinds.splice(Math.floor(this.random() * kinds.length), 1)[0]!();
    }
  }

  private async stopped(name: string, server: OwnBroker | OwnStore): Promise<void> {
    this.count.add([`${name} stopped`]);
    await server.stop();
    await wait(upTo(this.random, 1_000));
    await server.start();
  }

  private async frozen(name: string, server: OwnBroker | OwnStore): Promise<void> {
    this.count.add([`${name} frozen`]);
    await server.pause();
    await wait(this.freezeMs);
    await server.resume();
  }

  /** Topics may not be there yet, or have nothing on them. */
  private async sentAgain(places: readonly Place[]): Promise<void> {
    for (let tries = 0; tries < MOST_TRIES && !(await this.resent(pick(this.random, places))); tries++)
      await wait(AGAIN_MS);
  }

  /** Sends whole ranges of topics again, as a relay does that has forgotten how far it was. False: there was nothing. */
  private async resent({ kafka: address, prefix, services }: Place): Promise<boolean> {
    let sent = false;
    const topics = services.map((service) => `${prefix}.${service}.events.v1`);
    const kafka = new kafkajs.Kafka({ brokers: address.split(','), logLevel: kafkajs.logLevel.NOTHING });
    const producer = kafka.producer({ createPartitioner: () => (m) => m.message.partition! });
    try {
      const found = await readTopics(address.split(','), topics);
      await producer.connect();
      for (const [topic, { partitions, messages }] of found)
        for (let partition = 0; partition < partitions; partition++) {
          const own = messages.filter((m) => m.partition === partition);
          const from = Math.floor(this.random() * own.length);
          const range = own.slice(from, from + MOST_SENT_AGAIN);
          if (range.length === 0) continue;
          await producer.send({
            topic,
            messages: range.map(({ key, headers, value }) => ({ partition, key, headers, value })),
          });
          sent = true;
          this.count.add([`resent ${topic}/${partition}`]);
        }
      return sent;
    } catch {
      return sent;
    } finally {
      await producer.disconnect();
    }
  }
}
