import { Client } from '../support/client.js';
import type { PlatformProcess } from '../support/platform.js';
import { group, team } from '../support/plant.js';

export const ORG = '/api/organization/v1';
export const ALLIANCE = '/api/alliance-project/v1';
export const SCORING = '/api/scoring/v1';
export const area = (i: number): string => `production.A${i}`;

interface Step {
  path: string;
  body: object;
  key: string;
}
export interface Acknowledged extends Step {
  id: string;
}

/** Thrown once the platform is killed under a request: nobody knows whether that one was done. */
class Lost extends Error {}

/** One user who works on: sends a command, and after a kill the same command again under the same key. */
class Worker {
  private client: Client | undefined;
  private waiting: { step: Step; then: (id: string) => void } | undefined;
  private done = 0;
  private problem = '';

  constructor(
    private readonly no: number,
    private readonly alliance: string,
    private readonly acknowledged: (done: Acknowledged) => void,
  ) {}

  /** Works until the platform is gone, or until nothing is left to do when `finishing`. */
  async work(client: Client, finishing: boolean): Promise<void> {
    this.client = client;
    try {
      if (this.waiting) await this.send(this.waiting.step, this.waiting.then);
      while (!finishing) await this.next();
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
    }
  }

  private async next(): Promise<void> {
    const n = this.done++;
    const key = `worker-${this.no}-${n}`;
    const on = '2026-03-01';
    const mine = area(1 + (this.no % 9));
    const other = area(1 + ((this.no + 1 + n) % 9 === this.no % 9 ? (this.no + 2) % 9 : (this.no + 1 + n) % 9));
    const problems = `${ALLIANCE}/problems`;
    switch (n % 3) {
      case 0: {
        const body = { alliance: this.alliance, title: `难题 ${key}`, raisedBy: mine, severity: 1 + (n % 5), on };
        return this.send({ path: problems, body, key }, (id) => (this.problem = id));
      }
      case 1:
        return this.send({
          path: `${problems}/${this.problem}/claim`,
          body: { unit: other, on, dueOn: '2099-01-01' },
          key,
        });
      default:
        return this.send({ path: `${problems}/${this.problem}/closure`, body: { evidence: '已解决', on }, key });
    }
  }

  private async send(step: Step, then: (id: string) => void = () => undefined): Promise<void> {
    this.waiting = { step, then };
    let answer;
    try {
      answer = await this.client!.post(step.path, step.body, { 'Idempotency-Key': step.key });
    } catch (error) {
      throw new Lost('the platform is gone', { cause: error });
    }
    const { status, body } = answer;
    if (status !== 200 && status !== 201)
      throw new Error(`${step.key} ${step.path}: ${status} ${JSON.stringify(body)}`);
    this.waiting = undefined;
    then(body.id as string);
    this.acknowledged({ ...step, id: body.id as string });
  }
}

/** Several users at once; knows what they were promised. */
export class Load {
  readonly acknowledged: Acknowledged[] = [];
  private readonly workers: Worker[];
  private onAcknowledged: () => void = () => undefined;
  private linked = 46;

  constructor(alliance: string, workers: number) {
    const took = (done: Acknowledged): void => {
      this.acknowledged.push(done);
      this.onAcknowledged();
    };
    this.workers = Array.from({ length: workers }, (_, i) => new Worker(i, alliance, took));
  }

  /** Works until `commands` more were acknowledged and kills the platform that very moment, others in flight. */
  async until(commands: number, platform: PlatformProcess, clients: () => Promise<Client>): Promise<void> {
    let left = commands;
    let killed: Promise<unknown> | undefined;
    this.onAcknowledged = () => {
      if (--left <= 0) killed ??= platform.stop('SIGKILL');
    };
    await this.all(clients, false);
    await killed;
  }

  /** Sends again what was in flight at the last kill. */
  async finish(clients: () => Promise<Client>): Promise<void> {
    this.onAcknowledged = () => undefined;
    await this.all(clients, true);
  }

  /** Links one more team; its key makes it safe to send again. */
  async link(client: Client): Promise<void> {
    const i = ++this.linked;
    const body = { partyGroup: `party.${group(i)}`, from: '2026-03-15' };
    const path = `${ORG}/team-coverages/production.${team(i)}/links`;
    const key = `link-${i}`;
    const answer = await client.post(path, body, { 'Idempotency-Key': key });
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    this.acknowledged.push({ path, body, key, id: answer.body.id as string });
  }

  private async all(clients: () => Promise<Client>, finishing: boolean): Promise<void> {
    await Promise.all(this.workers.map(async (worker) => worker.work(await clients(), finishing)));
  }
}
