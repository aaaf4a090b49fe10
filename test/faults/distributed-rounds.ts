import { setTimeout as wait } from 'node:timers/promises';
import { seeded } from '@ronghe/event-sourcing/testing';
import { type OwnBroker, type OwnStore, brokerOfItsOwn, storeOfItsOwn } from '../support/servers.js';
import { type Findings, type Holdings, isSound } from './checker/check.js';
import { CoreLane } from './distributed-core.js';
import { Count, FAULTS } from './distributed-count.js';
import { Installation } from './distributed-installation.js';
import { Weather } from './distributed-weather.js';

/** Of a line of processes, where a kind of fault keeps away. */
const MOST_LIVES = 60;

export interface Sizes {
  /** Lives of each line of processes in a round over the adapters. */
  lives: number;
  /** How long the whole services are under faults in their round. */
  servicesMs: number;
  workers: number;
  /** How long a server stands still. */
  freezeMs: number;
}

/** Rounds of faults on servers of their own; each ends with everything at rest and checked. */
export class Campaign {
  readonly count = new Count();
  private rounds = 0;

  private constructor(
    readonly seed: number,
    private readonly sizes: Sizes,
    private readonly broker: OwnBroker,
    private readonly store: OwnStore,
  ) {}

  static async open(seed: number, sizes: Sizes): Promise<Campaign> {
    const [broker, store] = await Promise.all([brokerOfItsOwn(), storeOfItsOwn()]);
    return new Campaign(seed, sizes, broker, store);
  }

  async close(): Promise<void> {
    await Promise.all([this.broker.remove(), this.store.remove()]);
  }

  /** Small services on the adapters, killed again and again: one line of processes alone, and two on the same data. */
  async adapters(): Promise<Holdings> {
    const random = this.nextRandom();
    const servers = { kafka: this.broker.kafka, mongo: this.store.mongo };
    const lane = (twin?: CoreLane): CoreLane => new CoreLane(servers, seeded(random() * 2 ** 32), this.count, twin);
    const alone = lane();
    const first = lane();
    const second = lane(first);
    let blows = true;
    const weather = this.weather(random)
      .through([alone.place, first.place])
      .finally(() => (blows = false));
    const lived = [alone, first, second].map(async (line) => {
      for (let life = 0; life < this.sizes.lives || blows || (this.lacksAKind() && life < MOST_LIVES); life++)
        await line.liveAndDie();
    });
    await Promise.all([...lived, weather]);
    const { holdings, findings } = await alone.settle();
    this.judge(findings);
    this.judge((await second.settle()).findings);
    return holdings;
  }

  /** The four services as they are run, through their HTTP interfaces. */
  async services(): Promise<Holdings> {
    const random = this.nextRandom();
    const servers = { kafka: this.broker.kafka, mongo: this.store.mongo };
    const installation = await Installation.start(servers, random, this.count);
    try {
      installation.load.begin(this.sizes.workers);
      await Promise.all([this.weather(random).through([installation.place]), wait(this.sizes.servicesMs)]);
      this.judge(await installation.settle());
      this.judge({ lost: [], doubled: [], wrong: await installation.compareWithRebuilds() });
      return installation.holdings!;
    } finally {
      await installation.end();
    }
  }

  /** A life may end before the fault that it was to meet. */
  private lacksAKind(): boolean {
    return this.count.points.size < FAULTS.length;
  }

  line(): string {
    return this.count.line(this.seed);
  }

  private weather(random: () => number): Weather {
    return new Weather(this.broker, this.store, random, this.count, this.sizes.freezeMs);
  }

  private nextRandom(): () => number {
    return seeded(this.seed * 1_000 + this.rounds++);
  }

  private judge(findings: Findings): void {
    this.count.lost += findings.lost.length;
    this.count.doubled += findings.doubled.length;
    if (isSound(findings)) return;
    const all = [...findings.lost, ...findings.doubled, ...findings.wrong];
    throw new Error(
      `${this.line()}round ${this.rounds} of seed ${this.seed} found ${all.length}:\n${all.slice(0, 40).join('\n')}`,
    );
  }
}
