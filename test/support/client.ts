import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { eventually } from '@ronghe/event-sourcing/testing';

export interface Answer<T = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: T;
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  remedy?: string;
  errors?: { pointer: string; detail: string }[];
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a black-box client knows no types; each test says what it expects
type Json = any;

const NOT_YET = 'urn:ronghe:problem:not-yet-visible';

/** Speaks HTTP as any client would; remembers positions, so that its queries see its own commands. */
export class Client {
  private readonly positions = new Map<string, string>();

  constructor(
    readonly url: string,
    readonly bearer: string | undefined,
  ) {}

  async get(path: string, headers: Record<string, string> = {}): Promise<Answer<Json>> {
    return this.send('GET', path, undefined, headers);
  }

  /** A query that must succeed; asked again, as it is told to, while the answer is not yet as new as asked for. */
  async read(path: string): Promise<Json> {
    const answer = await eventually(async () => {
      const now = await this.get(path);
      if (now.status === 503 && now.headers.has('retry-after')) expectStatus(now, 200);
      return now;
    });
    return expectStatus(answer, 200).body;
  }

  async post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer<Json>> {
    const answer = await this.send('POST', path, body, headers);
    for (const position of answer.headers.get('ronghe-position')?.split(',') ?? []) this.saw(position);
    return answer;
  }

  /** A command that must succeed. */
  async do(path: string, body: unknown): Promise<Json> {
    const answer = await this.post(path, body, { 'Idempotency-Key': randomUUID() });
    if (answer.status !== 200 && answer.status !== 201)
      throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** A file, asked for again as {@link read} does. */
  bytes(path: string, accept: string): Promise<Buffer> {
    return eventually(async () => {
      const response = await fetch(this.url + path, { headers: this.headers({ Accept: accept }) });
      const bytes = Buffer.from(await response.arrayBuffer());
      if (response.status === 503) throw new Error(`${path}: 503 ${bytes.toString()}`);
      return bytes;
    });
  }

  /**
   * Asked again while the platform has not yet come as far as this client has seen it, when nothing was done; a test that
   * says itself what it has seen gets the answer to that.
   */
  private async send(
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Answer<Json>> {
    if ('Ronghe-After' in headers) return this.sendOnce(method, path, body, headers);
    // What the network refuses is refused at once: nobody knows whether it was done.
    const outcome = await eventually(async () => {
      const answer = await this.sendOnce(method, path, body, headers).catch((error: unknown) => ({ error }));
      if ('error' in answer) return answer;
      return answer.status === 503 && answer.body.type === NOT_YET ? expectStatus(answer, 200) : answer;
    });
    if ('error' in outcome) throw outcome.error;
    return outcome;
  }

  private async sendOnce(
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Answer<Json>> {
    // Who was long at making a workbook has not heard yet which idle connections were closed meanwhile.
    await setImmediate();
    await setImmediate();
    const form = body instanceof FormData;
    const raw = typeof body === 'string' || Buffer.isBuffer(body);
    const response = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: this.headers({
        ...(body === undefined || form ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      }),
      body:
        body === undefined
          ? undefined
          : form || raw
            ? (body as string | Buffer<ArrayBuffer> | FormData)
            : JSON.stringify(body),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json');
    return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
  }

  /** From now on its queries see the commands of the other, too. */
  follow({ positions }: Client): void {
    for (const position of positions.values()) this.saw(position);
  }

  /** What it saw last of a log; nobody sees less for what another saw before. */
  private saw(position: string): void {
    const [source, log, no] = position.split('.');
    const known = this.positions.get(`${source}.${log}`)?.split('.')[2];
    if (known === undefined || Number(known) < Number(no)) this.positions.set(`${source}.${log}`, position);
  }

  /** What its queries carry as Ronghe-After. */
  get after(): string {
    return [...this.positions.values()].join(',');
  }

  private headers(more: Record<string, string>): Record<string, string> {
    const { after } = this;
    return {
      ...(this.bearer ? { Authorization: `Bearer ${this.bearer}` } : {}),
      ...(after ? { 'Ronghe-After': after } : {}),
      ...more,
    };
  }
}

export function expectStatus<T>(answer: Answer<T>, status: number): Answer<T> {
  if (answer.status !== status)
    throw new Error(`expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer;
}

export function workbookForm(bytes: Buffer, name = 'plant.xlsx'): FormData {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(bytes)]), name);
  return form;
}
