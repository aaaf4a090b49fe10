import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from '../support/client.js';
import type { Issuer } from '../support/issuer.js';
import type { Acknowledged } from './checker/acknowledged.js';

const TENANT = 'liaohe';
const PERSON = 'p1';
const AGAIN_MS = 50;
const ON = '2026-03-01';
const AREAS = 9;
export const area = (i: number): string => `production.A${i}`;

export interface Addresses {
  /** Of any process of the service that runs now. */
  of(service: string): string | undefined;
}

/** As the contract of Idempotency-Key has it: who, and which key; written once more here. */
const commandIdOf = (key: string): string =>
  createHash('sha256').update([TENANT, PERSON, key].join('\u0000')).digest('base64url').slice(0, 27);

type Body = Record<string, unknown>;

/** Users of four services who send each command, under one key, until it is answered. */
export class ServiceLoad {
  readonly acknowledged: Acknowledged[] = [];
  private working = false;
  private done: Promise<unknown> = Promise.resolve();
  private keys = 0;
  private alliance = '';

  constructor(
    private readonly issuer: Issuer,
    private readonly addresses: Addresses,
  ) {}

  /** The chart, the rulebook and the first alliance. */
  async prepare(rulebook: Body & { code: string }): Promise<void> {
    await this.unit('W', 'plant', undefined);
    for (let i = 1; i <= AREAS; i++) await this.unit(`A${i}`, 'operationArea', 'production.W');
    await this.send('scoring', 'rulebooks', rulebook);
    await this.send('scoring', `rulebooks/${rulebook.code}/versions/1/adoption`, { from: '2026-01' });
    this.alliance = await this.formAlliance('首个联盟');
  }

  begin(workers: number): void {
    this.working = true;
    this.done = Promise.all(Array.from({ length: workers }, (_, i) => this.worker(i)));
    // Told by `finish`.
    this.done.catch(() => undefined);
  }

  /** Each user goes on until his command in hand is answered. */
  async finish(): Promise<void> {
    this.working = false;
    await this.done;
  }

  private async worker(no: number): Promise<void> {
    for (let n = 0; this.working; n++) {
      const mine = area(1 + (no % AREAS));
      const other = area(1 + ((no + 1 + (n % (AREAS - 1))) % AREAS));
      const title = `难题 ${no}-${n}`;
      const problem = await this.send('alliance-project', 'problems', {
        alliance: this.alliance,
        title,
        raisedBy: mine,
        severity: 1 + (n % 5),
        on: ON,
      });
      await this.unit(`T${no}x${n}`, 'team', mine);
      await this.send('alliance-project', `problems/${problem}/claim`, { unit: other, on: ON, dueOn: '2099-01-01' });
      const person = { employeeNo: `${no}-${n}`, name: `李${no}之${n}`, unit: mine, employedOn: '2020-01-01' };
      await this.send('organization', 'people', person);
      await this.send('alliance-project', `problems/${problem}/closure`, { evidence: '已解决', on: ON });
      if (n % 5 === 4) await this.formAlliance(`联盟 ${no}-${n}`);
    }
  }

  private unit(code: string, kind: string, parent: string | undefined): Promise<string> {
    const name = `单位${code}`;
    return this.send('organization', 'units', { tree: 'production', code, kind, name, parent, on: '2020-01-01' });
  }

  private formAlliance(name: string): Promise<string> {
    const parties = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(area);
    return this.send('alliance-project', 'alliances', { name, mode: 'alliance', goal: '目标', parties, on: ON });
  }

  /** Answers the id of what the command is about. A refusal that time mends, as a unit not heard of yet, is tried again. */
  private async send(service: string, path: string, body: Body): Promise<string> {
    const key = `k${++this.keys}`;
    for (;;) {
      const answer = await this.tryOnce(service, `/api/${service}/v1/${path}`, body, key);
      if (answer?.status === 200 || answer?.status === 201) {
        const position = answer.headers.get('ronghe-position') ?? undefined;
        this.acknowledged.push({ source: service, commandId: commandIdOf(key), position });
        return String(answer.body.id);
      }
      if (answer && answer.status < 500 && !MENDED_BY_TIME.test(JSON.stringify(answer.body))) {
        throw new Error(`${key} ${service}/${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      }
      await wait(AGAIN_MS);
    }
  }

  private async tryOnce(service: string, path: string, body: Body, key: string) {
    const url = this.addresses.of(service);
    if (!url) return undefined;
    const claims = { tenant: TENANT, person: PERSON, roles: ['committeeOfficer'], units: ['*', area(1)] };
    const client = new Client(url, await this.issuer.token(claims));
    return client.post(path, body, { 'Idempotency-Key': key }).catch(() => undefined);
  }

  /** What an operator does about parked events once their cause is mended. How many were asked for. */
  async replayParked(services: readonly string[]): Promise<number> {
    let asked = 0;
    const claims = { tenant: TENANT, person: 'operator', roles: ['itOperator'], units: [] };
    for (const service of services) {
      const client = new Client(this.addresses.of(service)!, await this.issuer.token(claims));
      const { items } = await client.read(`/api/${service}/v1/parked`);
      const streams = new Set((items as Body[]).map((p) => JSON.stringify({ consumer: p.consumer, stream: p.stream })));
      for (const body of streams) {
        await client.do(`/api/${service}/v1/parked/replay`, JSON.parse(body) as Body);
        asked++;
      }
    }
    return asked;
  }
}

/** The clock of the process jumped past the token's end; a unit is not known there yet. */
const MENDED_BY_TIME = /unknown-unit|token|version-moved/;
