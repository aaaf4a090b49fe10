import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@ronghe/event-sourcing/testing';
import { Issuer } from '../support/issuer.js';
import {
  type Expected,
  type Findings,
  type Holdings,
  type Place,
  checkAll,
  checkPromises,
  isSound,
  readHoldings,
} from './checker/check.js';
import { content } from './checker/folds.js';
import { checkModel } from './checker/models.js';
import { SERVICE_FOLDS } from './checker/service-folds.js';
import { checkServiceReactions } from './checker/service-reactions.js';
import type { Count } from './distributed-count.js';
import { ServiceLoad } from './distributed-load.js';
import { type Faults, type Random, UNDER_LOAD, passage, pick } from './distributed-plan.js';
import { ServiceSlot } from './distributed-services.js';

const SERVICES = ['organization', 'scoring', 'alliance-project', 'notification'];
/** Of these two run side by side all the time. */
const TWICE = ['scoring'];
const SETTLED_WITHIN_MS = 180_000;
const PER_SEVERITY = 1.5;
const RULEBOOK = {
  code: 'UNITS',
  name: '细则',
  appliesTo: 'unit',
  base: 100,
  formula: 'base + vanguard',
  items: [
    {
      code: 'V',
      name: '难题销号',
      kind: 'vanguard',
      expression: `event.severity * ${PER_SEVERITY}`,
      trigger: 'alliance-project.problem-closed',
      subject: 'event.unit',
      evidence: false,
    },
  ],
};

/** What must be the consequence of what the load does. */
export const WHOLE_SERVICES: Omit<Expected, 'acknowledged'> = {
  folds: SERVICE_FOLDS,
  reactions: (events) => checkServiceReactions(events, [{ item: 'V', perSeverity: PER_SEVERITY }]),
};

/** A dead member is given up after the least time that a broker allows; nothing else is other than in production. */
const TIMES = { sessionTimeoutMs: 6_000, heartbeatMs: 500, silenceMs: 9_000, relayPollMs: 250 };
/** A service's clock, as far as its tokens allow. */
const SERVICE_CLOCK = { everyMs: 3_000, offsetsMs: [0, 300_000, 0, -3_600_000] };

/** The four services as users run them, some of them twice, with what happens to them. */
export class Installation {
  readonly load: ServiceLoad;
  private readonly slots: ServiceSlot[];
  private readonly problems: string[] = [];
  private calm = false;
  /** As the servers were at the last look. */
  holdings: Holdings | undefined;

  private constructor(
    readonly place: Place,
    private readonly dataDir: string,
    private readonly issuer: Issuer,
    private readonly random: Random,
    private readonly count: Count,
  ) {
    const { kafka, mongo, prefix } = place;
    const env = {
      RONGHE_KAFKA: kafka,
      RONGHE_MONGO: mongo,
      RONGHE_KAFKA_PREFIX: prefix,
      RONGHE_MONGO_PREFIX: prefix,
      RONGHE_KAFKA_PARTITIONS: '4',
      RONGHE_OIDC_ISSUER: issuer.url,
      RONGHE_TENANTS: 'liaohe',
      RONGHE_DATA: dataDir,
    };
    const slot = (service: string): ServiceSlot =>
      new ServiceSlot(
        service,
        env,
        count,
        () => this.plan(),
        (problem) => this.problems.push(problem),
      );
    this.slots = [...SERVICES, ...TWICE].map(slot);
    this.load = new ServiceLoad(issuer, { of: (service) => this.urlOf(service) });
  }

  static async start(servers: { kafka: string; mongo: string }, random: Random, count: Count): Promise<Installation> {
    const prefix = `s${randomBytes(4).toString('hex')}`;
    const dataDir = mkdtempSync(join(tmpdir(), 'ronghe-faults-'));
    const place = { ...servers, prefix, services: SERVICES };
    const made = new Installation(place, dataDir, await Issuer.start(), random, count);
    for (const slot of made.slots) slot.keep();
    try {
      await made.load.prepare(RULEBOOK);
      return made;
    } catch (error) {
      await made.end();
      throw error;
    }
  }

  /** Ends the load and every process that has a fault, and answers once the checker finds nothing, or what it still finds. */
  async settle(): Promise<Findings> {
    this.calm = true;
    await Promise.all(this.slots.map((slot) => slot.end('SIGKILL')));
    this.count.add(this.slots.map(() => 'kill anywhere'));
    await this.allUp();
    await this.load.finish();
    this.count.acknowledged += this.load.acknowledged.length;
    await this.load.replayParked(SERVICES);
    let found: Findings | undefined;
    await eventually(
      async () => {
        found = await this.check();
        if (!isSound(found)) throw new Error(JSON.stringify(found).slice(0, 5_000));
      },
      { timeoutMs: SETTLED_WITHIN_MS },
    ).catch(() => undefined);
    return found!;
  }

  /** Every model that was followed live, against the same model built from the log's beginning. */
  async compareWithRebuilds(): Promise<string[]> {
    const live = await readHoldings(this.place);
    for (const slot of this.slots.slice(0, SERVICES.length)) await slot.rebuild(live.models.get(slot.service)!.size);
    const built = await readHoldings(this.place);
    return differencesOf(live, built);
  }

  async end(): Promise<void> {
    for (const slot of this.slots) {
      await slot.end('SIGKILL');
      slot.remove();
    }
    await this.issuer.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  get starts(): number {
    return this.slots.reduce((sum, slot) => sum + slot.starts, 0);
  }

  private async check(): Promise<Findings> {
    const holdings = (this.holdings = await readHoldings(this.place));
    const { acknowledged } = this.load;
    const promises = checkPromises(holdings, acknowledged);
    if (!isSound(promises)) return promises;
    return checkAll(holdings, { acknowledged, ...WHOLE_SERVICES });
  }

  private async allUp(): Promise<void> {
    for (const slot of this.slots) slot.keep();
    await Promise.all(this.slots.map((slot) => slot.ready()));
  }

  private urlOf(service: string): string | undefined {
    if (this.problems.length > 0) throw new Error(this.problems.join('\n'));
    return pick(
      this.random,
      this.slots.filter((slot) => slot.service === service && slot.url),
    )?.url;
  }

  private plan(): Faults {
    const { random, calm } = this;
    if (calm) return { times: TIMES };
    const ports = [this.place.kafka, this.place.mongo].map((at) => Number(at.split(':').at(-1)));
    return {
      times: TIMES,
      onceListening: random() < 0.8,
      kill: passage(random, UNDER_LOAD),
      cuts: [{ ...passage(random, UNDER_LOAD), port: pick(random, ports) }],
      fails: { seed: Math.floor(random() * 2 ** 32), share: random() * 0.03 },
      ...(random() < 0.15 && { slow: { point: 'models.save', ms: 100 } }),
      ...(random() < 0.15 && { poison: '/problem/p[a-c]' }),
      ...(random() < 0.2 && { clock: SERVICE_CLOCK }),
    };
  }
}

function differencesOf(live: Holdings, built: Holdings): string[] {
  return [...live.models].flatMap(([service, models]) =>
    [...models].flatMap(([model, documents]) =>
      checkModel(
        `${service}/${model}, live and rebuilt`,
        content(built.models.get(service)?.get(model) ?? []),
        content(documents),
      ),
    ),
  );
}
