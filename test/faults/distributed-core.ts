import { randomBytes } from 'node:crypto';
import type { Acknowledged } from './checker/acknowledged.js';
import { type Findings, type Holdings, type Place, checkAll, readHoldings } from './checker/check.js';
import { CORE } from './distributed-core-check.js';
import type { Count } from './distributed-count.js';
import { type CoreJob, type Ended, liveOnce } from './distributed-life.js';
import {
  type Faults,
  IN_REBUILD,
  JUMPS_MS,
  type Random,
  UNDER_LOAD,
  WHILE_PARKING,
  passage,
  pick,
  upTo,
} from './distributed-plan.js';

const PARTITIONS = 4;
const COMMANDS_PER_LIFE = 60;
/** Where a twin's commands begin. */
const SECOND_LINE = 1_000_001;
const MOST_CUTS = 4;
/** Lives follow each other in this order, so that a short run has them all. */
const KINDS_OF_LIFE = ['plain', 'rebuild', 'clock', 'plain', 'poison', 'rebuild', 'slow', 'plain'] as const;
/** Share of the calls whose answer is lost, at most. */
const MOST_LOST = 0.2;
/** Of the bus: what a process does while nothing happens is not what is looked at here. */
const TIMES = { relayPollMs: 250 };
/** A life that does not come to its point by then is killed where it is. */
const LONGEST_LIFE_MS = 8_000;
const LONGEST_SETTLING_MS = 180_000;

interface Servers {
  kafka: string;
  mongo: string;
}

/** The data of two small services, lived through by one process after another. */
export class CoreLane {
  readonly prefix: string;
  private readonly answers = new Map<number, string>();
  private readonly differing: string[] = [];
  private lives = 0;
  private poisoned = false;

  constructor(
    private readonly servers: Servers,
    private readonly random: Random,
    private readonly count: Count,
    /** Another line of processes on the same data, at the same time. */
    private readonly twin?: CoreLane,
  ) {
    this.prefix = twin?.prefix ?? `f${randomBytes(4).toString('hex')}`;
  }

  get place(): Place {
    const { kafka, mongo } = this.servers;
    return { kafka, mongo, prefix: this.prefix, services: ['tally', 'account'] };
  }

  /** One life that ends at a seeded point, after other faults. */
  async liveAndDie(): Promise<void> {
    const { does, faults } = this.plan();
    const ended = await this.life({ does }, faults, LONGEST_LIFE_MS);
    if (ended.signal === 'SIGKILL' && !ended.happened.some((line) => line.startsWith('kill')))
      this.count.add(['kill anywhere']);
    if (ended.signal === 'SIGKILL' || (ended.code === 0 && does.includes('settle'))) return;
    // At its start a process may say that a server is away, and end: whoever keeps it running starts it again.
    if (!ended.lines.includes('open') && /Unusable|Unavailable/.test(ended.complaints)) return;
    throw new Error(`${this.prefix}: it ended by itself with ${ended.code}:\n${ended.complaints}`);
  }

  /** Brings everything to rest and answers what the servers then hold and what is wrong with it. */
  async settle(): Promise<{ holdings: Holdings; findings: Findings }> {
    const poisoned = this.poisoned || this.twin?.poisoned;
    const does: CoreJob['does'] = poisoned ? ['replay', 'settle'] : ['settle'];
    const ended = await this.life({ does, most: 0 }, {}, LONGEST_SETTLING_MS);
    if (ended.code !== 0) throw new Error(`${this.prefix}: it did not settle (${ended.code}):\n${ended.complaints}`);
    this.poisoned = false;
    if (this.twin) this.twin.poisoned = false;
    const holdings = await readHoldings(this.place);
    return { holdings, findings: this.check(holdings) };
  }

  check(holdings: Holdings): Findings {
    const findings = checkAll(holdings, { acknowledged: this.acknowledged, ...CORE });
    findings.doubled.push(...this.differing, ...(this.twin?.differing ?? []));
    return findings;
  }

  get acknowledged(): Acknowledged[] {
    const own = [...this.answers].map(([n, position]) => ({ source: 'tally', commandId: `c${n}`, position }));
    return [...own, ...(this.twin?.acknowledged ?? [])];
  }

  private plan(): { does: CoreJob['does']; faults: Faults } {
    const { random } = this;
    const ports = [this.servers.kafka, this.servers.mongo, this.servers.mongo].map((at) =>
      Number(at.split(':').at(-1)),
    );
    const kind = KINDS_OF_LIFE[this.lives % KINDS_OF_LIFE.length]!;
    this.poisoned ||= kind === 'poison';
    const cuts = Array.from({ length: Math.floor(random() * (MOST_CUTS + 1)) }, () => ({
      ...passage(random, UNDER_LOAD),
      port: pick(random, ports),
    }));
    return {
      does: kind === 'rebuild' ? ['load', 'rebuild'] : ['load'],
      faults: {
        kill: passage(random, kind === 'rebuild' ? IN_REBUILD : kind === 'poison' ? WHILE_PARKING : UNDER_LOAD),
        cuts,
        fails: { seed: Math.floor(random() * 2 ** 32), share: random() * MOST_LOST },
        times: TIMES,
        ...(kind === 'slow' && { slow: { point: 'models.save', ms: upTo(random, 100) } }),
        ...(kind === 'poison' && { poison: '/t[23]$' }),
        ...(kind === 'clock' && {
          clock: { everyMs: 300, offsetsMs: JUMPS_MS.map((ms) => Math.round(ms * random())) },
        }),
      },
    };
  }

  private async life(
    { does, most = COMMANDS_PER_LIFE }: { does: CoreJob['does']; most?: number },
    faults: Faults,
    longestMs: number,
  ): Promise<Ended> {
    const { kafka, mongo } = this.servers;
    const group = `${this.twin ? 'second' : 'first'}${++this.lives}`;
    const job = { kafka, mongo, prefix: this.prefix, partitions: PARTITIONS, first: this.first(), most, group, does };
    const life = liveOnce(job, faults);
    const tooLong = AbortSignal.timeout(longestMs);
    tooLong.addEventListener('abort', () => life.child.kill('SIGKILL'));
    const ended = await life.over;
    this.count.add(ended.happened);
    if (faults.slow) this.count.add(['slow']);
    for (const line of ended.lines) if (line.startsWith('ack ')) this.took(line);
    return ended;
  }

  private took(line: string): void {
    const [, n, position] = line.split(' ');
    const before = this.answers.get(Number(n));
    if (before === undefined) this.count.acknowledged++;
    else if (before !== position) this.differing.push(`command ${n} was acknowledged at ${before} and at ${position}`);
    this.answers.set(Number(n), position!);
  }

  /** What was sent and not answered is sent again, with all that came after it. */
  private first(): number {
    let n = this.twin ? SECOND_LINE : 1;
    while (this.answers.has(n)) n++;
    return n;
  }
}
